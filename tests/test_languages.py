"""In which language a text is, as a whole and piece by piece."""

from __future__ import annotations

import pytest

from tests.segment_rows import Block, segment_rows
from transforms.languages import segment_languages, version_languages
from warehouse.vocabulary import SegmentKind

PARAGRAPHS = {
    "en": "We keep the address that you give us for as long as your order is open, and no longer.",
    "de": "Wir speichern Ihre Anschrift nur so lange, wie die Bestellung offen ist, nicht mehr.",
    "fr": "Nous conservons votre adresse tant que la commande est en cours, pour la livraison.",
    "es": "Conservamos su dirección mientras el pedido esté abierto, y después borramos los datos.",
    "it": "Conserviamo l'indirizzo che ci avete dato finché l'ordine della merce non è concluso.",
    "nl": "Wij bewaren uw adres zolang de bestelling loopt, en daarna wordt een kopie gewist.",
    "pt": "Guardamos a sua morada enquanto a encomenda está aberta e não a usamos para mais nada.",
    "pl": "Przechowujemy adres, dopóki zamówienie jest otwarte, a potem usuwa się go z systemu.",
    "sv": "Vi sparar adressen så länge beställningen är öppen och raderar den sedan från systemet.",
    "da": "Vi gemmer adressen, så længe ordren er åben, og derefter sletter vi den helt.",
    "fi": "Säilytämme osoitteen niin kauan kuin tilaus on avoinna, ja sen jälkeen poistamme sen.",
    "cs": "Adresu uchováváme po dobu, kdy je objednávka otevřená, a poté ji z databáze vymažeme.",
    "tr": "Adresinizi sipariş açık olduğu sürece saklarız ve ardından kayıtlarımızdan sileriz.",
    "id": "Kami menyimpan alamat yang Anda berikan kepada kami dan menghapusnya setelah itu.",
    "ca": "Conservem les dades i les adreces mentre la comanda és oberta, i després les esborrem.",
    "zh": "在订单完成之前，我们会保存您的地址，之后我们会将其删除，不再保留任何副本。",
    "ja": "注文が完了するまでお客様の住所を保管し、その後は削除いたします。",
    "ko": "주문이 완료될 때까지 고객의 주소를 보관하며 그 후에는 삭제합니다.",
    "ru": "Мы храним ваш адрес, пока заказ открыт, а после этого удаляем его из наших записей.",
    "uk": "Ми зберігаємо вашу адресу, поки замовлення відкрите, а потім видаляємо її звідти.",
    "el": "Κρατάμε τη διεύθυνσή σας όσο η παραγγελία είναι ανοιχτή και έπειτα τη διαγράφουμε.",
    "ar": "نحتفظ بعنوانك ما دام الطلب مفتوحًا، ثم نحذفه من سجلاتنا نهائيًا.",
}


def languages(*blocks: Block | str) -> tuple[list[str | None], tuple[str, float] | None]:
    """The language of each segment of a version, and that of the version with its confidence."""
    rows = segment_rows(*blocks)
    rows = rows.with_columns(segment_languages(rows))
    of_versions = version_languages(rows)
    whole = of_versions.select("language", "language_confidence").rows()
    return rows.get_column("language").to_list(), whole[0] if whole else None


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_the_language_is_told(language: str) -> None:
    assert languages(PARAGRAPHS[language]) == ([language], (language, 1.0))


def test_a_part_in_another_language_shows() -> None:
    german, english = PARAGRAPHS["de"], PARAGRAPHS["en"]
    found, whole = languages("Datenschutz", german, german, german, "English version", english)
    assert found == [None, "de", "de", "de", None, "en"]
    assert whole is not None
    assert whole[0] == "de"
    assert 0.7 < whole[1] < 0.8


def test_words_of_another_language_in_a_sentence_do_not_change_its_language() -> None:
    quoted = (
        "Die Rechte nach der „General Data Protection Regulation and the Act“ bleiben bestehen."
    )
    found, whole = languages(PARAGRAPHS["de"], PARAGRAPHS["de"], quoted)
    assert found == ["de", "de", "de"]
    assert whole == ("de", 1.0)


def test_short_segments_furniture_and_addresses_are_not_told() -> None:
    found, whole = languages(
        Block(PARAGRAPHS["fr"], SegmentKind.BOILERPLATE),
        "Cookies",
        PARAGRAPHS["en"],
        "Firefox: https://support.example/fr/protection-renforcee-contre-le-pistage-sur-ordinateur",
        "Müller & Söhne GmbH, Große Bleiche 15, 55116 Mainz",
    )
    assert found == [None, None, "en", None, None]
    assert whole is not None
    assert whole[0] == "en"


def test_a_version_of_short_segments_is_told_as_a_whole() -> None:
    found, whole = languages("Welche Daten wir erheben", "Ihren Namen", "Ihre Anschrift")
    assert found == [None, None, None]
    assert whole is not None
    assert whole[0] == "de"
    assert 0.6 <= whole[1] <= 1


@pytest.mark.parametrize("text", ["Hm.", "12345 67890 12345 67890 12345 67890"])
def test_what_tells_nothing_has_no_language(text: str) -> None:
    assert languages(text) == ([None], None)


def test_capitals_and_line_feeds_do_not_mislead() -> None:
    shouted = "THE SITE AND ITS CONTENT ARE PROVIDED\nWITHOUT WARRANTY OF ANY KIND BY ALDERGATE."
    assert languages(shouted)[0] == ["en"]


def test_versions_are_told_apart() -> None:
    rows = segment_rows(PARAGRAPHS["de"], version="one").vstack(
        segment_rows(PARAGRAPHS["en"], version="two")
    )
    assert segment_languages(rows).to_list() == ["de", "en"]
    assert version_languages(rows.with_columns(segment_languages(rows))).height == 2


def test_of_nothing_there_is_nothing() -> None:
    rows = segment_rows()
    assert segment_languages(rows).to_list() == []
    assert version_languages(rows).is_empty()
