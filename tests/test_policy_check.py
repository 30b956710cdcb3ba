"""Whether a document is a privacy policy."""

from __future__ import annotations

import pytest

from tests.conftest import EXAMPLES
from tests.outline import reading_of
from transforms.blocks import blocks
from transforms.policy_check import policy_check
from transforms.policy_model import policy_heads, policy_model
from transforms.reading import Reading, readings
from warehouse.vocabulary import Reason

POLICY = (
    "We collect personal data that you give us, and we share it with third parties only when the "
    "law asks us to. Cookies help us to know you again. You may ask us for the personal data that "
    "we hold about you, and you may write to our data protection officer at any time.\n\n"
)
TERMS = (
    "These terms of use are an agreement between you and Acme. The conditions below limit our "
    "liability and the warranties that we give, and the governing law of this agreement is that "
    "of the land. The licence that we grant you ends with the termination of the agreement.\n\n"
)
OTHER = (
    "The history of the town begins with the bridge over the river, and the market that grew on "
    "both of its banks in the years that followed. Most of the houses are of stone.\n\n"
)
COOKIES = (
    "This cookie policy explains which cookies the site sets. A cookie is a small text file placed "
    "on your device. Session cookies vanish when you close the browser, and third-party cookies "
    "are set by others. You can block cookies, or delete cookies, in your browser.\n\n"
)
MENU = (
    "Home Products New in Sale Outlet Help Contact Stores Careers Investors Press Gift cards\n" * 90
)

POLICIES = {
    "de": "Datenschutzerklärung\n\nWir verarbeiten Ihre personenbezogenen Daten nur, um Ihre "
    "Bestellung zu liefern. Wir geben Ihre Daten nicht weiter. Sie haben das Recht auf Auskunft "
    "und Löschung. Verantwortliche Stelle ist die Pfennigwerk GmbH.",
    "fr": "Politique de confidentialité\n\nNous collectons vos données personnelles pour livrer "
    "votre commande et nous ne les partageons avec personne. Vous avez un droit d'accès et "
    "d'effacement. Le responsable du traitement est Valmorne SARL.",
    "es": "Política de privacidad\n\nRecopilamos sus datos personales para entregar su pedido y no "
    "los cedemos a terceros. Usted tiene derecho de acceso y supresión. El responsable del "
    "tratamiento es Molino Verde S.L.",
    "it": "Informativa sulla privacy\n\nRaccogliamo i tuoi dati personali per consegnare l'"
    "ordine e "
    "non li comunichiamo a terzi. Hai diritto alla cancellazione. Il titolare del trattamento è "
    "Bottega Lume S.r.l.",
    "nl": "Privacyverklaring\n\nWij verzamelen uw persoonsgegevens om uw bestelling te bezorgen en "
    "wij verstrekken uw gegevens niet aan derden. U heeft recht op inzage. Lees in deze "
    "privacyverklaring hoe lang wij ze bewaren.",
    "pt": "Política de privacidade\n\nRecolhemos os seus dados pessoais para entregar a "
    "encomenda e "
    "não os cedemos a terceiros. Conheça os seus direitos. Esta política de privacidade vale para "
    "todos os serviços da Casa Serra.",
    "pl": "Polityka prywatności\n\nPrzetwarzamy Twoje dane osobowe, żeby dostarczyć zamówienie, i "
    "nie udostępniamy ich. Masz prawo do usunięcia danych. Administratorem danych osobowych jest "
    "Młyn Zielony sp. z o.o.",
    "zh": "隐私政策\n\n我们收集您的个人信息，包括您的姓名和手机号，以便为您配送订单。未经您"
    "同意，我们不会向第三方"
    "共享您的个人信息。您有权查阅、更正和删除。本隐私政策适用于绿磨坊的所有服务。",
    "ja": "プライバシーポリシー\n\n当社はお客様の個人情報を収集し、ご注文の配送のために利用"
    "します。お客様の個人情報を"
    "第三者提供することはありません。開示、訂正、削除をご請求いただけます。",
    "ko": "개인정보처리방침\n\n당사는 주문 배송을 위해 고객의 개인정보를 수집하고 처리합니"
    "다. 개인정보를 제3자에게 "
    "제공하지 않습니다. 고객은 열람과 삭제를 요청할 수 있습니다.",
    "ru": "Политика конфиденциальности\n\nМы собираем ваши персональные данные, чтобы доставить "
    "заказ, и не передаём их третьим лицам. Вы имеете право на доступ и удаление. Оператор "
    "персональных данных — ООО «Мельница».",
    "sv": "Integritetspolicy\n\nVi samlar in dina personuppgifter för att leverera din "
    "beställning. "
    "Vi delar inte dina uppgifter. Du har rättigheter enligt lagen, och personuppgiftsansvarig är "
    "Kvarnen AB.",
    "da": "Privatlivspolitik\n\nVi indsamler dine personoplysninger for at levere din ordre, og vi "
    "videregiver dem ikke. Du har ret til indsigt og sletning hos Møllen ApS.",
    "id": "Kami menyimpan nama anda, alamat anda dan pesanan anda selama sepuluh tahun.\n\n" * 3,
    "fi": "Säilytämme nimesi ja osoitteesi niin kauan kuin tilauksesi on avoinna, emme pidempään.",
}
CONTRACTS = {
    "de": "Allgemeine Geschäftsbedingungen\n\nDiese Bedingungen gelten für jeden Vertrag zwischen "
    "dem Käufer und der Pfennigwerk GmbH. Die Preise verstehen sich zuzüglich Lieferung. Die "
    "Haftung ist beschränkt. Gerichtsstand ist Mainz.",
    "fr": "Conditions générales de vente\n\nLes présentes conditions s'appliquent à toute "
    "commande. "
    "Le prix et la livraison sont indiqués au vendeur et à l'acheteur. La responsabilité de "
    "Valmorne est limitée. Les tribunaux de Dijon sont compétents.",
    "es": "Términos y condiciones\n\nEstos términos rigen el uso del sitio y cada pedido. "
    "El precio "
    "incluye el envío. La responsabilidad está limitada y los tribunales de Soria son competentes.",
    "zh": "用户协议\n\n本协议由您与绿磨坊订立。您不得利用本服务从事违法活动。订单一经支付不"
    "得取消。因本协议产生的争议，"
    "由法院管辖。我们不承担赔偿责任，并有权终止服务。",
}


def checked(**contents: str | bytes) -> dict[str, tuple[str | None, str | None, float | None]]:
    """Name of each file → its reason, detail and probability."""
    read_files = {name: reading_of(content) for name, content in contents.items()}
    rows = readings(read_files)
    found = policy_check(rows, blocks(rows))
    assert found.columns == [*rows.columns, "policy_probability"]
    assert found["document_id"].to_list() == list(contents)
    shown = found.select("document_id", "reason", "detail", "policy_probability")
    return {row[0]: row[1:] for row in shown.rows()}


def reason(content: str | bytes) -> str | None:
    return checked(it=content)["it"][0]


@pytest.mark.parametrize(
    "content",
    [
        POLICY * 4,
        "Privacy Policy\n\n" + POLICY,
        "Terms of Use\n\n" + TERMS * 20 + "Privacy Policy\n\n" + POLICY * 10,
        MENU + "Privacy Policy\n\n" + POLICY * 8,
        "Privacy Policy\n\n" + POLICY * 6 + "Cookie Policy\n\n" + COOKIES,
        *POLICIES.values(),
    ],
    ids=lambda content: content[:20],
)
def test_policies_stay(content: str) -> None:
    assert reason(content) is None


@pytest.mark.parametrize(
    "content",
    [
        "Terms of Service\n\n" + TERMS * 6,
        "Acme\n\n" + TERMS * 6,
        "Our town\n\n" + OTHER * 6,
        "Cookie Policy\n\n" + COOKIES * 4,
        "Terms of Use\n\n" + TERMS * 20 + "Privacy Policy\n\nSee our privacy policy elsewhere.",
        "https://acme.example/privacy\n" + OTHER * 5,
        *CONTRACTS.values(),
    ],
    ids=lambda content: content[:20],
)
def test_what_is_no_policy_goes(content: str) -> None:
    assert reason(content) == Reason.NOT_A_POLICY


@pytest.mark.parametrize(
    "content",
    [
        "404 Not Found\n\nThe page that you asked for is not here.",
        "<html><title>Acme</title><body><h1>Log in to Acme</h1><p>Name<p>Password<p>Forgot it?",
        "<html><title>404 - Gone</title><p>The page /privacy-policy is not here any more.",
        "<html><h2>Before you continue</h2><p>We use cookies. Accept our cookies, or leave.",
        "<html><title>Seite nicht gefunden</title><h1>Seite nicht gefunden</h1><p>Datenschutz",
        "<html><title>Page introuvable</title><p>Politique de confidentialité<p>Contact<p>Plan",
        "<html><title>Please enable JavaScript</title><p>Acme. Our privacy policy. Your data.",
        "<html><h1>Sign in to continue</h1><p>We collect your personal data. Privacy Policy",
    ],
)
def test_error_pages_and_walls_go(content: str) -> None:
    assert reason(content) == Reason.NOT_A_POLICY


def test_the_detail_gives_the_probability_and_the_limit() -> None:
    limit = policy_model().limit
    _, detail, probability = checked(it=TERMS * 6)["it"]
    assert probability is not None
    assert probability < 0.1
    shown = int(probability * 100) / 100
    assert detail == f"probability of a privacy policy {shown}; the limit is {limit}"
    assert str(checked(it="404 Not Found\n\nGone.")["it"][1]).startswith("an error, login or")


def test_the_probability_of_a_policy_is_high() -> None:
    probability = checked(it="Privacy Policy\n\n" + POLICY * 4)["it"][2]
    assert probability is not None
    assert 0.95 < probability <= 1


def test_a_document_of_nothing_but_furniture_has_no_text() -> None:
    assert reason("https://acme.example/privacy\n") == Reason.NO_TEXT


def test_other_reasons_and_other_documents_are_left_alone() -> None:
    found = checked(empty=b"", terms=TERMS * 6, policy=POLICY * 6)
    assert [found[name][0] for name in found] == [Reason.EMPTY, Reason.NOT_A_POLICY, None]
    refused = readings({"a": Reading(reason=Reason.TOO_LARGE, detail="9 GB")})
    assert policy_check(refused, blocks(refused)).drop("policy_probability").equals(refused)


def test_one_document_does_not_change_what_is_found_of_another() -> None:
    together = checked(policy=POLICY * 6, terms=TERMS * 6, other=OTHER * 6)
    for name, content in {"policy": POLICY * 6, "terms": TERMS * 6, "other": OTHER * 6}.items():
        assert checked(it=content)["it"] == together[name]


def test_the_bundled_policies_stay_and_the_others_go() -> None:
    files = sorted(path for path in EXAMPLES.glob("*/*") if path.is_file())
    rows = readings({path.name: reading_of(path.read_bytes(), path.name) for path in files})
    found = policy_check(rows, blocks(rows)).filter(reason=Reason.NOT_A_POLICY.value)
    assert sorted(found["document_id"]) == sorted(
        ["login-wall.html", "not-found.html", "terms-of-service.md"]
    )


def test_a_menu_without_breaks_is_not_what_is_judged() -> None:
    menu = MENU.replace("\n", " ").replace("Help", "Dr. Laura.", 3)
    read = readings({"document": reading_of(f"{menu * 2}\n\n{POLICY * 6}")})
    judged = policy_heads(read, blocks(read)).get_column("text").item()
    assert "We collect personal data" in judged
