"""The words by which policies name legal bases."""

from __future__ import annotations

import re

from transforms.patterns import with_ascii_edges

_DPV = "https://w3id.org/dpv#"
IRIS = {
    "consent": f"{_DPV}Consent",
    "contract": f"{_DPV}Contract",
    "legal_obligation": f"{_DPV}LegalObligation",
    "vital_interests": f"{_DPV}VitalInterest",
    "public_task": f"{_DPV}PublicInterest",
    "legitimate_interests": f"{_DPV}LegitimateInterest",
}
"""The terms of the Data Privacy Vocabulary, in the order of the letters of GDPR Art. 6(1)."""
BASES = {
    "article": r"(?:(?:point|letter|lit\.?) \(?[a-f]\)? of art(?:icle|\.)? ?6 ?\(1\)"
    r"|art(?:icles?|\.)? ?6 ?(?:,? ?(?:section|sect?\.?|paragraphe?|para\.?|par\.?|abs\."
    r"|absatz|§) ?1|\(1\)|\.1|\.?1| i\b)?,? ?"
    r"(?:(?:sentence|sen\.|s\.|p\.|satz) ?1,? ?|\(1\) )?(?:\(?(?:lit\.?|letter"
    r"|buchst(?:abe|\.)|point|lettre|let\.) ?)?[(.]? ?[a-f]\b\)?)",
    "legitimate_interests": r"legitimate (?:business |commercial |and legal )?(?:interests?"
    r"|purposes? \(art)"
    r"|berechtigte[nsr]? interesse[ns]?|int[ée]r[êe]ts? l[ée]gitimes?",
    "vital_interests": r"vital interests?|lebenswichtige[nr]? interessen|int[ée]r[êe]ts? vita(?:l"
    "|ux)",
    "public_task": r"(?:tasks? (?:carried out|performed|(?:that )?we (?:carry out|perform))"
    r"|carry(?:ing)? out (?:of )?(?:a task|tasks)"
    r"|perform(?:ance of|ing)? (?:a task|tasks)|processing) "
    r"(?:in|for) the public interest|exercis(?:e|ing) (?:of |its |our |the )?(?:[a-z]+['’]s )?"
    r"official authority|public task|(?:carry(?:ing)? out|perform(?:ing)?) (?:our |its )?public"
    r" functions|public interest purposes"
    r"|mission d['’]int[ée]r[êe]t public|aufgabe[^.;]{0,30} im öffentlichen interesse",
    "contract": r"(?:perform(?:ance of|ing|ance)?|fulfil(?:l?ment of|l?ing|l)?|execut(?:ion of|e"
    "|ing)|entering into) "
    r"(?:of )?(?:a |an |any |the |our |your |that |this |such |its )?(?:\(pre-\))?(?:contracts?"
    r"|agreements?)\b"
    r"|rel(?:y|ying) (?:up)?on (?:our |a |the |your )?contracts?\b"
    r"|perform(?:ing)? (?:our |its )?(?:contractual )?obligations under (?:our|the|any|these|your) "
    r"(?:terms|agreements?|contracts?)\b"
    r"|(?:based (?:up)?on|basis of|part of|pursuant to) (?:an?|the|our|your) "
    r"(?:contracts?|agreements?) (?:with|between) (?:you|us|the (?:user|customer|client))\b"
    r"|(?:based (?:up)?on|legal basis of) (?:an? |the |our )?agreements?\b"
    r"|necessary (?:for|in connection with) (?:an?|the|our|your|any) contract\b"
    r"|contractual (?:necessity|obligations?|relationship|basis|performance|agreements?)"
    r"|contract(?:ual)? (?:performance|execution|fulfil?lment|compliance)"
    r"|performance of contract|ex[ée]cution (?:du|d['’]un|de (?:notre|votre)) contrat"
    r"|(?:erfüllung|durchführung) (?:eines|des|unseres) vertrag(?:e?s)?|vertragserfüllung",
    "legal_obligation": r"(?:compl(?:y|ying|iance) with |fulfil(?:l?ing|l)? |satisfy |meet "
    "|subject to )"
    r"(?:a |an |any |the |our |its |their |all |applicable |other )*(?:legal|statutory|regulatory"
    r"|law)(?:(?:,| and| or| &|,? and/or) (?:regulatory|legal|statutory|contractual"
    r"|compliance)){0,2}"
    r" (?:obligations?|requirements?|duty|duties)|(?:our |a )?legal obligations?"
    r"|(?:rechtliche[rn]?|gesetzliche[rn]?) (?:verpflichtung|pflicht)(?:en)?"
    r"|obligations? l[ée]gales?",
    "consent": r"(?:(?:basis|grounds?) of |based on |rel(?:y|ying|ies|ied) (?:up)?on "
    "|where (?:we have|you have given|you gave|you give) (?:us )?|"
    r"you(?:’ve|'ve| have) (?:given|provided)(?: us)? |obtained |with |is |by giving )?(?:your "
    r"|his |her |their |the |the user['’]s |the data subject['’]s |prior |explicit |express )*"
    r"(?:consent(?:ed)?\b)|einwilligung|consentement",
}
ANY_BASIS = with_ascii_edges("|".join(f"(?:{p})" for p in BASES.values()))
HINTS = [
    "egitimate interest",
    "egitimate Interest",
    "EGITIMATE INTEREST",
    "egitimate business",
    "egitimate commercial",
    "erechtigte",
    "égitime",
    "ital interest",
    "ital Interest",
    "VITAL INTEREST",
    "ebenswichtige",
    "intérêts vita",
    "ublic interest",
    "ublic Interest",
    "ublic task",
    "ublic function",
    "fficial authority",
    "rt. 6",
    "rt.6",
    "rticle 6",
    "RTICLE 6",
    "Art 6",
    "egal bas",
    "egal Bas",
    "EGAL BAS",
    "awful bas",
    "awful Bas",
    "awful ground",
    "egal ground",
    "echtsgrundlage",
    "ases légales",
    "ase légale",
    "ase juridique",
    "ondement",
    "contract with",
    "the contract",
    "of contract",
    "our contract",
    "contracts we",
    "ontractual obl",
    "ligations under",
    "egal or reg",
    "egulatory obl",
    "egulatory or legal",
    "al, regulatory",
    "atutory and",
    "egal requir",
    "egulatory requir",
    "a contract",
    "ontractual nece",
    "ontractual obl",
    "ontract performance",
    "ontrat",
    "ertrag",
    "agreement with you",
    "our agreement",
    "of the agreement",
    "of an agreement",
    "of any agreement",
    "agreement we have",
    "cute the agreement",
    "form the agreement",
    "ting an agreement",
    "ming an agreement",
    "egal obligation",
    "egal Obligation",
    "legal and regulatory obl",
    "atutory obligation",
    "ligation légale",
    "ligations légales",
    "gesetzliche",
    "rechtliche Verpfl",
    "based on your consent",
    "based on consent",
    "basis of your consent",
    "given us consent",
    "given us your consent",
    "given your consent",
    "basis of consent",
    "rely on your consent",
    "rely on consent",
    "relied on your consent",
    "relying on your consent",
    "relying on consent",
    "relying on the consent",
    "rely on the consent",
    "based on the consent",
    "basis of the consent",
    "contractual rel",
]
BASIS_HEADING = (
    r"(?i)(?:legal|lawful|processing) (?:bas[ei]s|grounds?)|rechtsgrundlage"
    r"|bases? (?:l[ée]gale|juridique)"
)
OBJECTS = re.compile(
    r"\bobject(?:ion)?\b|opposer|widersp|\bnot necessary for [^.;]{0,90}$|\bunless\b"
)
"""Before a public task in the law's own words on this right, whatever a policy relies upon."""
EXCEPTION = re.compile(r"[^a-z]*comply with an? (?:\w+ )?legal obligation[^a-z]*(?:and|or)?\W*")
"""All of an item that may also be a reason not to delete data, beneath such a heading."""
OF_EXCEPTIONS = re.compile(r"california|ccpa|cpra|consumer|delet|erasure|\brights?\b|state")
ALONE = re.compile(
    r"[^a-z]*(?:\([a-z]\) |[^.;]{0,200}\([a-h]\) ?(?:identity|contact|transaction|financial|profile"
    r"|usage|technical|communications) )?performance of (?:an? |the |our )?contract"
    r"(?: with you)?(?:[^a-z]*| with you (?:to|necessary|\(?[a-z]\))\b.*| with you ?\([a-h]\).*"
    r"|(?: with you)? ?(?:/|and/or|add\b).*)",
    re.DOTALL,
)
"""All of a segment, as a cell of a table has it, or that and the next cell."""
KEPT = re.compile(r"\b(?:retain|retention|delet|conserv)\w*\b")
BASED = re.compile(
    r"bas(?:is|ed|es?|ée?s?)\b|out of|purposes? of|fond|beruh|rel(?:y|ies|ying)|ground|pursuant"
    r"|because"
)
"""What is kept or deleted for an interest rests on it only where the sentence says so."""
OF_RETENTION = re.compile(
    r"\b(?:duration|period) of storage|\bretention\b|\bretain|how long\b|conserv|aufbewahr"
    r"|speicherdauer"
)
"""In the heading of what tells how long data are kept."""
OF_INTEREST = re.compile(r"legitimate interests?(?: \w+){0,4}? in $")
"""Before an obligation that is what the interest consists in."""
