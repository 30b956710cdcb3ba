"""Words that tell whether a stop ends a sentence, in English, German, French and others."""

from __future__ import annotations

from typing import Final

NO_END: Final = (
    "Mr Mrs Ms Mx Dr Prof Rev Hon Messrs Mme Mmes Mlle Sra Srta Dott Dra eg ie vs viz cf approx "
    "incl excl esp resp bzw ggf ca inkl exkl insb insbes sog vgl zzgl evtl gem einschl mind max "
    "min bspw Hr Hrn Fr Dipl Ing env éd réf ej aprox ex bijv enz artt"
)
"""Abbreviations that no sentence ends with."""

BEFORE_NUMBER: Final = (
    "No Nos Nr Nrn Nº Art Arts Abs Sec Secs Sect Fig Ch Chap Vol Reg Rn Rz Ziff lit Par Para Paras "
    "Pt Cl Ref Tel Tél Fax Ph Ext Bldg Ste Apt Rm p pp S vgl Anm Bd Kap Nummer núm pág al apdo Rec "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Okt Nov Dec Dez janv févr avr juil déc"
)
"""Abbreviations that a number, or a letter that counts, makes complete."""

SELDOM_END: Final = (
    "Inc Ltd Ltda Corp Co Cos Bros Cie Pty Pvt Jr Sr Esq St Ave Blvd Rd Ln Dr Hwy Pkwy Ste Dept "
    "Univ Assn Intl Gov Mt Ft Sen Rep Pres etc usw ff seq al Str Ges"
)
"""Abbreviations, beside single letters, after which only a word that opens sentences opens one."""

OPENERS: Final = (
    # English
    "We You Your Our The This These That Those If In It Its For To When Where While Please All Any "
    "They Their There However Such As At By On Some Each No Other Also Once Although Because "
    "Unless Under Upon After Before Here How What Who Why Do Does Is Are Additionally Note "
    # German
    "Wir Die Der Das Den Dem Sie Ihre Ihr Diese Dieser Dieses Wenn Es Im Bei Für Zur Zum Mit Auf "
    "Nach Eine Ein Dabei Hierzu Hierbei Soweit Sofern Durch Bitte Falls Auch Dazu Zudem Darüber "
    "Weitere Nähere Rechtsgrundlage Dies Um So Unsere "
    # French
    "Nous Vous Les Le La Ces Cette Ce Il Elle Ils Pour Si En Dans Lorsque Votre Vos Notre Nos Une "
    "Un Des Toutefois Ainsi À Aucune Afin Cependant Par Sur L D "
    # Spanish, Italian, Portuguese, Dutch
    "El Los Las Nosotros Usted Para Esta Este Sus Su Nuestro Nuestra Al Cuando Noi Gli Se Per Nel "
    "Questo Questa Os Você Wij De Het U Uw Als Deze Dit Wanneer Voor Een Onze Indien"
)
"""Words that sentences open with and that hardly follow an abbreviation within one."""

LOWER_OPENERS: Final = "we you our your this these if please the it when"
SHOUTED_NAMES: Final = "yahoo joomla kahoot jeopardy yum"
DOMAINS: Final = "Com Net Org Gov Edu Info Co Io Js Ai De Uk Us Ca Eu Fr Html Htm Aspx Php Pdf"
MONTHS: Final = (
    "Jan Januar Jänner Feb Februar März Apr April Mai Juni Juli Aug August Sep Sept September Okt "
    "Oktober Nov November Dez Dezember"
)
BEFORE_ORDINAL: Final = (
    "am vom zum bis ab seit der die das dem den des im zur und beim jeder jedes jedem jeden"
)
DIVISIONS: Final = (
    "Section Sect Article Art Part Chapter Clause Annex Appendix Schedule Step Item Question § "
    "Abschnitt Artikel Kapitel Teil Anhang Ziffer Partie Chapitre Annexe Sección Artículo"
)
