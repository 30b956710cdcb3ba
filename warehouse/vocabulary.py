"""Closed sets of values, each member explained; a column of closed values names one of them."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


class Vocabulary(StrEnum):
    """A closed set of strings whose members carry an explanation (``member.meaning``)."""

    meaning: str

    def __new__(cls, value: str, meaning: str) -> Vocabulary:
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        return member


class Status(Vocabulary):
    """What became of a raw file."""

    ACCEPTED = "accepted", "read in full; its text is a version of a policy"
    REJECTED = "rejected", "kept in the books with a reason; nothing else is derived from it"


class Reason(Vocabulary):
    """Why a raw file was rejected."""

    EMPTY = "empty", "the file has no bytes, or nothing but white space"
    BINARY = "binary", "the bytes are not text and not a format that is read"
    TOO_LARGE = "too_large", "the file is larger than the limit in the settings"
    UNDECODABLE = (
        "undecodable",
        "no encoding gives its text, or the file itself holds replacement characters",
    )
    UNREADABLE = "unreadable", "the file or archive member could not be opened or read"
    NOT_A_FILE = "not_a_file", "a FIFO, socket, device or link of an archive, never opened"
    OUTSIDE_SOURCE = "outside_source", "a link that leads out of the source or to nothing"
    MISSING = "missing", "the manifest names a file that is not there"
    CHANGED_WHILE_READ = "changed_while_read", "the bytes changed between discovery and reading"
    NO_TEXT = "no_text", "the format is known but holds no text (a scanned PDF, an empty page)"
    PROTECTED = "protected", "the PDF or the archive asks for a password"
    BROKEN = "broken", "the format's parser refused the file"
    NOT_A_POLICY = (
        "not_a_policy",
        "the text is not a privacy policy (terms, cookie notice, error page, login wall)",
    )
    WORKER_DIED = "worker_died", "the process that read the document ended abnormally"
    TIMED_OUT = "timed_out", "reading the document took longer than the limit in the settings"
    TAKEN_DOWN = (
        "taken_down",
        "its service was taken down, and is refused until the takedown is lifted",
    )
    QUALITY_GATE = "quality_gate", "rows of the document failed a critical expectation"


class MediaType(Vocabulary):
    """The format a document was read as, told from its bytes and its name."""

    TEXT = "text/plain", "plain text"
    MARKDOWN = "text/markdown", "markdown, by its name or by its marks"
    HTML = "text/html", "a web page"
    PDF = "application/pdf", "a PDF"


class CharacterFlag(Vocabulary):
    """What was noticed in the characters of a document."""

    MOJIBAKE_REPAIRED = (
        "mojibake_repaired",
        "parts had been decoded wrongly before, certainly, and were decoded anew",
    )
    REPLACEMENT_CHARACTERS = (
        "replacement_characters",
        "the file itself holds U+FFFD where somebody lost a character",
    )
    BIDI_CONTROLS = "bidi_controls", "characters that turn the direction of writing"
    ZERO_WIDTH = "zero_width", "characters that nobody sees (zero-width blanks, soft hyphens)"


class SegmentKind(Vocabulary):
    """What a segment is in the structure of its document."""

    HEADING = "heading", "a heading; depth is its level, 1 the highest"
    PARAGRAPH = "paragraph", "running text; depth 0"
    LIST_ITEM = "list_item", "an item of a list; depth is its nesting, 1 the outermost"
    TABLE_ROW = "table_row", "a row of a table, its cells joined by ' | '; depth 0"
    DEFINITION = (
        "definition",
        "a term and its description from a definition list, joined by ' | '; depth 0",
    )
    BOILERPLATE = "boilerplate", "page furniture that is not the policy (navigation, banner, crumb)"


class ChangeKind(Vocabulary):
    """How a period's version relates to the one before it."""

    FIRST = "first", "the first version known of the policy"
    CONTENT = "content", "a text not seen before"
    COSMETIC = (
        "cosmetic",
        "the same policy as before: only spacing, punctuation, capitals, the ends of links, the "
        "date that it gives itself, a copyright year or page furniture differ",
    )
    RETURNED = "returned", "a return to an earlier version"


class Operation(Vocabulary):
    """What became of a segment from one period to the next."""

    MODIFIED = "modified", "stands in the same place, with other words"
    MOVED = "moved", "stands in another place; with other words where the similarity is below 1"
    ADDED = "added", "was not there before"
    REMOVED = "removed", "is not there any more"


class RunKind(Vocabulary):
    """What a published run did."""

    REFRESH = "refresh", "brought the lake up to date with its sources"
    ROLLBACK = "rollback", "put back the content of an earlier snapshot"
    COMPACTION = "compaction", "merged small files; no row changed"
    TAKEDOWN = "takedown", "removed everything of a service"


_OF_DATES = {
    "cue": "the words that mark the date",
    "precision": "month where no day is given; the value is then the first of the month",
    "alternative": "the other reading of a date such as 01/06/2020",
}


_OF_CONTACTS = {
    "role": "whose contact it is, where told: general, privacy, data_protection_officer, "
    "eu_representative, uk_representative, support, supervisory_authority",
}


class FactKind(Vocabulary):
    """The kinds of normalised facts, each with the keys that its attributes may have."""

    attributes: Mapping[str, str]

    def __new__(
        cls, value: str, meaning: str, attributes: Mapping[str, str] | None = None
    ) -> FactKind:
        member = str.__new__(cls, value)
        member._value_ = value
        member.meaning = meaning
        member.attributes = attributes or {}
        return member

    EMAIL = "email", "an e-mail address, in lower case", _OF_CONTACTS
    URL = (
        "url",
        "a web address with its scheme (http where none is written), host in lower case",
        {"host": "its host in lower case, without www."},
    )
    EFFECTIVE_DATE = (
        "effective_date",
        "the date from which the policy says that it applies (ISO)",
        _OF_DATES,
    )
    UPDATED_DATE = (
        "updated_date",
        "the date of the policy's last update as it states it (ISO)",
        _OF_DATES,
    )
    REGULATION = (
        "regulation",
        "a law or regulation that is named, by its short name",
        {"jurisdiction": "ISO 3166 code of its country or state, or EU"},
    )
    RETENTION_PERIOD = (
        "retention_period",
        "how long data are kept: days where a period is stated (a month has 365 / 12), else what "
        "stands in its place, as in the attribute statement",
        {
            "statement": "stated, as_long_as_necessary, legal_obligation, indefinite, "
            "until_deletion_request or while_account_exists",
            "shortest_days": "the shorter end where a range is stated; the value is the longer",
            "limit": "at_most or at_least, where the period is not exact",
            "from": "when the period begins: account_closure, last_activity, contract_end, "
            "purchase, request, collection or year_end",
            "data_type": "the data that the sentence names first, in short",
        },
    )
    CHILD_AGE = (
        "child_age",
        "an age of children that the policy takes a stance on, in whole years",
        {
            "stance": "not_directed_to, not_knowingly_collected, parental_consent (required), "
            "must_be_at_least, not_sold, or deleted_if_collected (by mistake)"
        },
    )
    RIGHT = (
        "right",
        "a right that the policy says its reader has: access, rectification, erasure, restriction, "
        "portability, objection, withdraw_consent, complaint (to an authority), "
        "automated_decisions, opt_out_of_sale, limit_sensitive_use, non_discrimination or appeal",
        {
            "for": "whom it is said to be for: ISO 3166 codes of countries and states, or EU, with "
            "commas between; absent where nobody is singled out"
        },
    )
    PHONE = (
        "phone",
        "a telephone number: E.164 where its country shows, else its digits",
        {**_OF_CONTACTS, "line": "fax where the number is one of a fax machine"},
    )
    POSTAL_ADDRESS = (
        "postal_address",
        "a postal address in one line, from its street or box to its country",
        {**_OF_CONTACTS, "country": "ISO 3166 code of its country, where it shows"},
    )
    WEB_FORM = (
        "web_form",
        "a form on the web for writing or asking: its address, or form where none is written",
        _OF_CONTACTS,
    )
    SIGNAL = (
        "signal",
        "a signal of a browser: do_not_track, global_privacy_control, or opt_out_preference_signal "
        "where none is named",
        {"stance": "honours, ignores, or mentioned where the policy takes no stand"},
    )
    OPT_OUT = (
        "opt_out",
        "what a reader can opt out of: marketing, notifications, sale_or_sharing, "
        "interest_based_advertising, cookies, analytics, profiling, location or "
        "artificial_intelligence",
        {
            "how": "list of the means: unsubscribe, email, settings, phone, text_message, post, "
            "link, form",
            "link": "the web address where it is done",
        },
    )
    GOVERNING_LAW = (
        "governing_law",
        "the jurisdiction whose law governs: ISO 3166 code of a country or of a part of one",
        {"jurisdiction": "its name as written"},
    )
    THIRD_PARTY = (
        "third_party",
        "a named company or service that is not the policy's own, by its usual name",
        {
            "entity": "the value as an identifier in lower case",
            "company": "the company that runs the service",
            "category": "analytics, advertising, social, cloud, payment, communication, support, "
            "security, commerce or platform",
            "context": "opt_out, sign_in, link or provider where its sentence speaks of that",
        },
    )
    TRANSFER = (
        "transfer",
        "where personal data may go or be kept: ISO 3166 code of a country, EEA, EU, outside_EEA, "
        "or abroad",
        {
            "safeguards": "the safeguards that its segment names, as values of transfer_safeguard",
            "polarity": "deny where the policy says that it does not happen",
        },
    )
    TRANSFER_SAFEGUARD = (
        "transfer_safeguard",
        "what protects a transfer abroad: standard_contractual_clauses, adequacy_decision, "
        "privacy_shield, data_privacy_framework, safe_harbor, binding_corporate_rules or consent",
        {"polarity": "deny where the policy says that it is not relied upon"},
    )
    LEGAL_BASIS = (
        "legal_basis",
        "a legal basis of processing (GDPR Art. 6): consent, contract, legal_obligation, "
        "vital_interests, public_task or legitimate_interests",
        {
            "iri": "its term in the Data Privacy Vocabulary",
            "article": "the article that is cited, such as 6(1)(f)",
        },
    )
    SECURITY_MEASURE = (
        "security_measure",
        "a measure that protects data, such as encryption_in_transit, access_control, firewall, "
        "physical_security, training or certification",
        {
            "standard": "the standard or technique that is named, such as TLS or ISO 27001",
            "polarity": "deny where the policy says that it is not taken",
        },
    )
    BREACH_NOTICE = (
        "breach_notice",
        "who is told of a breach of personal data: individuals, authority, customer or unspecified",
        {
            "also": "who else is told, as values of this kind",
            "within": "the time within which, as written",
            "within_hours": "the same in hours, a number",
            "polarity": "deny where the policy declines to tell",
        },
    )


class Scheme(Vocabulary):
    """The vocabularies that tags draw their terms from."""

    OPP115 = "opp115", "the data practice categories of the OPP-115 corpus (ACL 2016), 12 labels"
    TAGGING = "tagging", "why a segment has no tags of another scheme"
    DATA_TYPES = "data_types", "types of data that practices are about, a hierarchy"
    PURPOSES = "purposes", "what data are collected, used and shared for"
    RECIPIENTS = "recipients", "kinds of those who get data, a hierarchy"


class Untagged(Vocabulary):
    """Terms of the scheme `tagging`."""

    LANGUAGE_WITHOUT_MODEL = (
        "language_without_model",
        "The segment is in a language that the model has not learnt, or that cannot be told",
    )


class Action(Vocabulary):
    """What is done with data."""

    COLLECT = "collect", "data are got: collected, received, asked for, or provided by people"
    USE = "use", "data are used or processed"
    SHARE = "share", "data are given or shown to others"
    SELL = "sell", "data are sold, rented or traded"
    STORE = "store", "data are kept"


class Actor(Vocabulary):
    """Who does it."""

    FIRST_PARTY = "first_party", "the company or service whose policy it is, alone or with others"
    THIRD_PARTY = "third_party", "somebody else: partners, providers, advertisers, a named company"


class Polarity(Vocabulary):
    """Whether it is said to be done."""

    AFFIRM = "affirm", "it is said to be done"
    DENY = "deny", "it is said not to be done"


class Modality(Vocabulary):
    """How firmly it is said."""

    DOES = "does", "it is done, or will be"
    MAY = "may", "it may, might, can or could be done"


class DataSubject(Vocabulary):
    """Whose data they are, as far as the sentence says."""

    USER = "user", "the reader, users or visitors"
    CUSTOMER = "customer", "customers, clients, subscribers or donors"
    CHILD = "child", "children, minors or pupils"
    APPLICANT = "applicant", "people who apply for work"
    EMPLOYEE = "employee", "people who work for the service"
    PATIENT = "patient", "patients"
    OTHER_PERSON = "other_person", "friends, relatives and others of whom a user tells"


class Condition(Vocabulary):
    """What the sentence of a statement makes it depend on; the first of these that applies."""

    CONSENT = "consent", "consent, permission or agreement; in a denial, that it is missing"
    OPT_OUT = "opt_out", "that nobody objects or opts out"
    LEGAL_OBLIGATION = "legal_obligation", "that the law demands or allows it"
    EXCEPTION = "exception", "exceptions: unless, except, other than"
    LIMITATION = "limitation", "a limit: only, solely"
    CIRCUMSTANCE = "circumstance", "an event or a case: if, when, where, once, after"


class ContradictionKind(Vocabulary):
    """What two statements of one version disagree about."""

    PRACTICE = "practice", "the same is said to be done and not to be done; ids of practices"
    EFFECTIVE_DATE = (
        "effective_date",
        "two days from which the policy says that it applies; ids of facts",
    )
    UPDATED_DATE = "updated_date", "two days of the policy's last update; ids of facts"
    CHILD_AGE = "child_age", "two ages of children for the same stance; ids of facts"
    RETENTION_PERIOD = (
        "retention_period",
        "two periods for which the same data are kept; ids of facts",
    )


class RunState(Vocabulary):
    """How far a refresh came; each run's record has one."""

    RUNNING = "running", "it is under way"
    PUBLISHED = "published", "it published a snapshot"
    NOTHING_NEW = "nothing_new", "there was nothing to publish"
    BLOCKED = "blocked", "a critical expectation failed: nothing was published"
    FAILED = "failed", "something else kept it from publishing"
    INTERRUPTED = "interrupted", "it was stopped or killed; the next one takes up what was finished"


class Severity(Vocabulary):
    """What a failed expectation does to a publish."""

    CRITICAL = "critical", "blocks the publish"
    WARNING = "warning", "is recorded and shown"
