"""A release described for machines: Croissant 1.0, JSON-LD by MLCommons."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import polars as pl

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from warehouse.export.files import ReleaseFile
    from warehouse.export.release import About
    from warehouse.schemas import Column, Table

_CONTEXT: Final[dict[str, Any]] = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "equivalentProperty": "cr:equivalentProperty",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileProperty": "cr:fileProperty",
    "fileObject": "cr:fileObject",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "samplingRate": "cr:samplingRate",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
_TYPES: Final[dict[Any, str]] = {
    pl.String: "sc:Text",
    pl.Int32: "sc:Integer",
    pl.Int64: "sc:Integer",
    pl.Float64: "sc:Float",
    pl.Boolean: "sc:Boolean",
    pl.Date: "sc:Date",
    pl.Datetime: "sc:DateTime",
}


def croissant(
    about: About, tables: Sequence[Table], files: Sequence[ReleaseFile]
) -> dict[str, Any]:
    """The JSON-LD of a release: its Parquet files, and a record set for each table and split."""
    parquet = [file for file in files if file.table and file.path.endswith(".parquet")]
    declared = {table.name: table for table in tables}
    return {
        "@context": _CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": about.name,
        "description": "Privacy policies as audited tables, each row with its exact span.",
        "version": f"{about.snapshot}.0.0",
        "datePublished": about.published_at,
        "license": sorted({str(entry["licence"] or "unknown") for entry in about.licences}),
        "creator": {"@type": "sc:Organization", "name": "policylake"},
        "url": f"urn:policylake:{about.refresh_id}",
        "distribution": [
            {
                "@type": "cr:FileObject",
                "@id": file.path,
                "name": file.path,
                "contentUrl": file.path,
                "contentSize": f"{file.size_bytes} B",
                "encodingFormat": "application/x-parquet",
                "sha256": file.sha256,
            }
            for file in parquet
        ],
        "recordSet": [_record_set(declared[str(file.table)], file) for file in parquet],
    }


def _record_set(table: Table, file: ReleaseFile) -> dict[str, Any]:
    name = f"{table.name}/{file.split}"
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": table.description,
        "key": [{"@id": f"{name}/{key}"} for key in table.key],
        "field": list(_fields(table, name, file)),
    }


def _fields(table: Table, record_set: str, file: ReleaseFile) -> Iterable[dict[str, Any]]:
    for name, column in table.columns.items():
        field = {
            "@type": "cr:Field",
            "@id": f"{record_set}/{name}",
            "name": name,
            "description": column.description,
            "dataType": _TYPES[_scalar(column).base_type()],
            "source": {"fileObject": {"@id": file.path}, "extract": {"column": name}},
        }
        yield field | ({"repeated": True} if isinstance(column.dtype, pl.List) else {})


def _scalar(column: Column) -> Any:
    dtype = column.dtype
    return dtype.inner if isinstance(dtype, pl.List) else dtype
