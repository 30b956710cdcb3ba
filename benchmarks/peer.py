"""A peer to measure a refresh against: the script that a researcher writes with pandas.

It reads, hashes and decodes every file, takes each line for a segment, tags segments by words and
pairs of words with scikit-learn, searches them for four kinds of facts, and writes two Parquet
tables. It joins no lines and tells no headings, lists or furniture; it keeps no spans, versions,
practices or checks, and what is no policy goes in too.
"""

from __future__ import annotations

import hashlib
import re
import sys
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier

_LABELS = {
    "First Party Collection/Use": r"we collect|we use",
    "Third Party Sharing/Collection": r"share|third part",
    "User Choice/Control": r"opt.?out|unsubscribe|choice",
    "User Access, Edit and Deletion": r"access|delete|correct",
    "Data Retention": r"retain|retention|as long as",
    "Data Security": r"secur|encrypt",
    "Policy Change": r"change|updated",
    "Do Not Track": r"do not track",
    "International and Specific Audiences": r"california|europe|children",
    "Privacy contact information": r"contact|e-?mail us",
    "Introductory/Generic": r"this (?:policy|notice)",
    "Practice not covered": r"other (?:web)?sites",
}
"""What it learns to tell, as well as these words do: its speed is what counts here."""

_FACTS = {
    "email": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"),
    "url": re.compile(r"https?://\S+"),
    "date": re.compile(r"\b(?:January|February|March|April|May|June|July|August|September|October"
                       r"|November|December) \d{1,2}, \d{4}"),
    "regulation": re.compile(r"\b(?:GDPR|CCPA|CPRA|COPPA|HIPAA|LGPD|PIPEDA)\b"),
}  # fmt: skip
_LEAST_CHARS = 30
_LEARNT_FROM = 5000


def main(folder: Path, target: Path) -> None:
    """Write segments.parquet and facts.parquet of the texts of ``folder`` to ``target``."""
    rows = []
    for path in sorted(folder.iterdir()):
        content = path.read_bytes()
        try:
            text = content.decode()
        except UnicodeDecodeError:
            text = content.decode("cp1252", "replace")
        digest = hashlib.sha256(content).hexdigest()
        lines = (line.strip() for line in text.splitlines())
        rows += [(path.name, digest, line) for line in lines if len(line) >= _LEAST_CHARS]
    segments = pd.DataFrame(rows, columns=["path", "sha256", "text"])
    words = HashingVectorizer(ngram_range=(1, 2), n_features=2**18)
    features = words.transform(segments["text"])
    learnt = segments["text"].head(_LEARNT_FROM)
    labels = [learnt.str.contains(pattern, case=False) for pattern in _LABELS.values()]
    model = OneVsRestClassifier(LogisticRegression())
    model.fit(features[: len(learnt)], np.stack(labels, axis=1))
    scores = model.predict_proba(features).astype(np.float32)
    segments[list(_LABELS)] = scores
    facts = [
        (place, kind, match[0])
        for kind, pattern in _FACTS.items()
        for place, text in enumerate(segments["text"])
        for match in pattern.finditer(text)
    ]
    target.mkdir()
    segments.to_parquet(target / "segments.parquet", compression="zstd")
    pd.DataFrame(facts, columns=["segment", "kind", "text"]).to_parquet(target / "facts.parquet")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
