"""Words by which policies introduce companies that they deal with."""

from __future__ import annotations

import re
from typing import Final

from transforms.fact_rules.unlisted_names import COMPANIES, COMPANY, LEGAL_FORM, NAME

_PROVIDERS = (
    r"(?:[Ss]ervice [Pp]rovider|provider|vendor|(?:sub-?)?processor|gateway|hosting company"
    r"|contractor|[Tt]hird[- ][Pp]arty (?:company|service|tool|platform|vendor|provider)"
    r"|(?:based|third-party|software|hosting) company called|partner|agency|supplier)"
)
_MANY = (
    r"(?:[Pp]roviders|[Pp]rocessors|[Vv]endors|[Pp]artners|[Ss]uppliers|contractors|agencies"
    r"|[Cc]ompanies|[Tt]ools"
    r"|third[- ]parties|third[- ]party (?:services|platforms|tools|applications|websites|sites)"
    r"|couriers|carriers|firms|provider|processor|vendor|partner|third party)"
)
_EXAMPLES = (
    r",? \(?(?:such as|like|e\.g\.,?|i\.e\.,?|for example,?|including|namely|called) (?:the )?"
)
_WE_USE = (
    r"(?-u:\b)[Ww]e (?:also |currently |now )?(?:use|utili[sz]e|work with|partner with"
    r"|contract with|have contracted with|have partnered with|integrate with)"
    r" (?:the (?:services?|tool|platform|software|company) (?:of |from )?)?"
)
_HOSTED = (
    r"(?:[Ss]ite|[Ww]ebsite|[Ss]ervers?|[Ss]tore|[Ss]hop|[Dd]atabase) (?:is|are) hosted "
    r"(?:by|with|on|at|via|through) "
)
_PROVIDED = (
    r"(?:service|tool|plugin|plug-in|software|solution|widget|functionality|feature|network)"
    r",? (?:is |which is |that is )?(?:provided|offered|supplied|developed|operated|run) by "
)
_DONE_BY = (
    r"(?:payments?|transactions?|donations?|orders?|cards?|newsletters?|e-?mails|bookings?|tickets?"
    r"|surveys?|chat|maps?|videos|comments?|hosting|registrations?|mailings?|processing)"
    r" (?:is|are) (?:[a-z]+ ){0,2}(?:processed|handled|managed|served|provided|sent|stored"
    r"|delivered|hosted|run) (?:by|through|via|using|on|with) "
)
CUE_HINT: Final = (
    r"(?:[Pp]rovider|vendor|rocessor|gateway|ompany|contractor|[Pp]arty (?:service|tool|platform)"
    r"|called|artner|agency|upplier|such as|like|e\.g\.|i\.e\.|example|including|namely"
    r"|[Ww]e (?:also |currently |now )?(?:use|utili[sz]e|work with|partner with|contract with"
    r"|have contracted with|have partnered with|integrate with)|hosted (?:with|on|at|via|through)"
    r"|(?:services?|tool|platform|software|company) (?:of|from)|ed by|run by"
    r"|(?:processed|handled|managed|served|provided|powered|sent|stored|delivered|run)"
    r" (?:through|via|using|on|with)),? \(?(?:the )?(?:[A-Z]|[a-z]{1,8}[A-Z])"
)
"""Matches in every text that a cue before a name does, and is faster."""
CUES: Final = (
    rf"{_PROVIDERS},? |{_MANY}{_EXAMPLES}|{_WE_USE}|{_HOSTED}|(?:is|are) powered by |{_PROVIDED}"
    rf"|{_DONE_BY}"
)
INTRODUCED: Final = rf"(?:{CUES})(?:{COMPANIES})"
"""A cue and the company, or the companies, that it introduces."""
GOES_ON: Final = (
    r"^(?:,|;|\)|\.(?: |$)|$| \(| (?:to|for|as|which|who|that|and|on our|in order|when|or|is|are)"
    r"(?: |$))"
)
"""What follows a name of a company rather than the first words of a phrase."""
NEEDS_FORM: Final = re.compile(rf"(?:{_PROVIDED}|{_DONE_BY})$")
"""Cues that introduce the policy's own company and its units as well."""
OF_READER: Final = re.compile(
    r"(?i)internet service provider|\b(?:your|user['’]s) (?:\w+ ){0,2}(?:provider|carrier)"
)
BESIDE: Final = (
    rf"^(?:(?: \([^)]{{0,40}}\))?(?:,? and |,? or |, )|{LEGAL_FORM},? (?:and|or) )({COMPANIES})"
)
"""After a company, the others of its enumeration."""
ENDS_WITH_FORM: Final = rf"{LEGAL_FORM}$"
OF_OWN: Final = (
    r"(?i)our (?:[a-z]+ ){0,2}(?:brands|products|affiliates|subsidiaries|family)|brands such as"
)
"""Before an enumeration of what is the policy's own."""
ENDS_BESIDE: Final = r"(?:,? (?:etc|and (?:others|other))|[;)]|\.(?: |$)|$| (?:to|for) | \()"
ENDS_ROW: Final = r"(?:$|[.;,]$|\. [A-Z]|:|,? ?\(| [-–—|] |,? and$)"
LIST_OF_COMPANIES: Final = (
    r"(?i)processors?(?-u:\b)|service providers|third[- ]part(?:y|ies)|vendors|suppliers|partners"
    r"|recipients"
)
"""Stands in headings of lists and tables of companies."""
NUMBER: Final = r"^(?:[0-9.]{1,6}\)? )?"
"""Before a row or a heading."""
ROW: Final = rf"{NUMBER}{COMPANY}{ENDS_ROW}"
"""A row of a list or of a table that begins with a company."""
EXAMPLES_WITH_PURPOSES: Final = (
    r"(?:[Pp]roviders?|[Pp]artners?|[Vv]endors?|[Pp]rocessors?|[Ss]uppliers?|companies|[Tt]ools"
    r"|third[- ]parties)[a-z ,]{0,60}"
    rf" \((?:e\.g\.|i\.e\.|such as|including|like),? (?:{COMPANY})[^()]{{0,300}}\)"
)
"""`(e.g., Cakeline for letters and Ovenware for surveys)` after a word for companies."""
OF_EXAMPLES: Final = (
    rf"(?:e\.g\.|i\.e\.|such as|including|like|,|,? and|,? or),? ({COMPANIES})(?: for |[,)])"
)
EXAMPLES_HINT: Final = r"\((?:e\.g\.|i\.e\.|such as|including|like),? [A-Za-z]"
APPOSED_HINT: Final = (
    r", (?:an? |the |our |one of our |which is an? |who is our )(?:[a-zA-Z-]+ ){0,4}?"
    r"(?:provider|vendor|partner|processor|supplier|agency|gateway|reseller"
    r"|company (?:that|which)|(?:service|platform|tool|software) (?:that|which|for))"
)
APPOSED: Final = (
    rf"(?-u:\b)(?:by|from|with|use|uses|to|through|via) ({NAME}(?:{LEGAL_FORM})?){APPOSED_HINT}"
)
"""A company and then what it is: `from Cakeline, the vendor`."""
