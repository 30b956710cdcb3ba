"""Closed sets of values, each member explained; a column of closed values names one of them."""

from __future__ import annotations

from enum import StrEnum


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
        "the same policy as before: all its changes are cosmetic, see changes.is_cosmetic",
    )
    RETURNED = "returned", "a return to an earlier version"


class Operation(Vocabulary):
    """What became of a segment from one period to the next."""

    MODIFIED = "modified", "stands in the same place, with other words"
    MOVED = "moved", "stands in another place; with other words where the similarity is below 1"
    SPLIT = "split", "was cut into several; with other words where the similarity is below 1"
    MERGED = "merged", "was put together with others; with other words likewise"
    ADDED = "added", "was not there before"
    REMOVED = "removed", "is not there any more"


class RunKind(Vocabulary):
    """What a published run did."""

    REFRESH = "refresh", "brought the lake up to date with its sources"
    ROLLBACK = "rollback", "put back the content of an earlier snapshot"
    COMPACTION = "compaction", "merged small files; no row changed"
    TAKEDOWN = "takedown", "removed everything of a service"


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
    SELL = "sell", "data are sold, rented or traded; with the whole business: share, for a merger"
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
    """What the clause of a statement makes it depend on; the first of these that applies."""

    CONSENT = "consent", "consent, permission or agreement; in a denial, that it is missing"
    OPT_OUT = "opt_out", "that nobody objects or opts out; in a denial, that somebody did"
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
