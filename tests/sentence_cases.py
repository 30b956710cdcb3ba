"""Texts with a bar where a sentence ends; the bar and a blank beside it are not in the text."""

from __future__ import annotations

ENGLISH = """
We collect your name. | We use it to reply.
We collect data! | Do you mind? | Tell us.
What do we collect? | Only your name.
Privacy policy
your name, your address and your age
Your name; your address; your age.
Is this you?! | Write to us.
Dr. Lund and Mrs. Ash decide.
Ask Prof. Adeyemi. | She knows.
Mr. Brook, Ms. Reed, Messrs. Hale and Rev. Pike agreed.
We keep some data, e.g. your name. | It is safe.
We keep it (e.g., Names and ages) for a year.
We share it, i.e. We pass it on.
We keep it for approx. 30 days. | Then it goes.
Brindlemoor Inc. keeps your data. | We do not.
Brindlemoor, Inc. and its affiliates ("Brindlemoor") act.
We are Brindlemoor Inc. | We keep data.
We are Brindlemoor Inc. | This policy tells you more.
Brindlemoor Inc. Privacy Policy
Brindlemoor Ltd. (“Brindlemoor”) is the controller.
We are Aldergate Co. Ltd. | You can write to us.
Hill, Marsh & Co. Solicitors act for us.
GLOBAL TOYS, INC. MAY CHANGE THIS.
We sell data to Aldergate Corp. | However, you can object.
See No. 5 of the list. | It is long.
We say No. | You may still ask.
Is it true? | No. | We never sell.
Art. 6 and Sec. 4 apply.
This is in Sec. 230 of the Act. | It protects us.
See Fig. 2 and pp. 4 to 7.
Call us at Tel. 030 1234. | We answer.
Write to Ext. 5, Bldg. 7, Ste. 100.
Updated Jan. 5, 2020 and Sept. 8, 2021. | Read it.
It took effect in Dec. | We changed it since.
We transfer data to the U.S. Department of Commerce.
We store data in the U.S. and the U.K. for you.
Our servers are in the U.S. | If you live elsewhere, read on.
Our servers are in the U.S. | We keep them safe.
Under U.S. Copyright law you may write to us.
Washington, D.C. 20580 is the address. | Write there.
We answer from 9 a.m. to 5 p.m. Monday to Friday.
We answer until 5 p.m. | You may leave a message.
J. R. Hartley wrote it. | He knows.
The owner is Anna B. Clay. | She decides.
P.O. Box 12, 14 High St. Leeds
We are at 12 Mill Ave. | You may visit us.
We collect names, ages, etc. | We use them well.
We collect names, etc. and keep them.
We keep cookies (names, ages, etc.) for you.
Clay et al. wrote it.
It is 3.5 miles away. | Come.
We use version 2.0.1 of the tool. | It is new.
Version 2.0. | We changed it.
It costs $4.99. | Pay now.
In 2018. | We began.
It began in 2018. | We changed it in 2020.
We delete it after 30. | Then we stop.
Visit www.brindlemoor.example. | We are there.
Visit https://brindlemoor.example/privacy.html?x=1.2 for more.
Visit example.com/Privacy.Policy for more. | Thank you.
Write to ask.us@brindlemoor.example. | We reply.
Write to Ask.Us@Brindlemoor.Example and wait.
Brindlemoor.com collects data. | Node.js runs it.
Open the file Privacy.Policy.pdf now.
We wait ... and see.
We wait... | Then we see.
We wait… | Then we see.
And so on . . . you know.
"We never sell." | That is our promise.
“We never sell.” | That is our promise.
He said “Never!” and left.
(We never sell.) | That is our promise.
We never sell (see below.) | That is our promise.
We never sell. | (See below.) | That is it.
We never sell. | "Sale" means money.
We never sell. | “Sale” means money.
We never sell. | [Read more.] | We promise.
See “What do we collect?” below.
See the "How can I object?" section.
Do you "sell" it? | "No," we say.
We (a) collect data; (b) use it; and (c) share it.
We may: 1. Collect data; 2. Share data.
We may do this: (1) collect it. | (2) share it.
1. We collect data. | 2. We share data. | 3. We delete data.
1. Information we collect
1.2. Information we collect
IV. Information we collect. | We collect little.
A. Information we collect
a) We collect data. | b) We share data.
a. We collect data. | b. We share data.
We share data. | a) with partners and b) with you.
Section 4. Your rights
Article 12. How we share
Section 4. Your rights. | You have many.
See Section 4. | We explain it there.
Read sections 3 and 4. | They matter.
Yahoo! Mail and Yahoo! Search collect data.
We work with Yahoo! | We share data with it.
We use Kahoot! Games for children.
We collect your information.|We use it.
Is it safe?|Yes, it is.
We use cookies.|Cookies are small files.
We are bound by law (GDPR).|We obey it.
It changed in 2018.|We told you.
We are Brindlemoor Inc.Privacy matters.
Do you see it?|How we use data
The site is Brindlemoor.Com and no other.
We keep it safe. | we never sell it.
We keep it safe. | iPhones are tracked.
eBay is a market. | eBay has a policy.
We track visits (views, clicks, etc.) to our site.
We track visits. | * This is a note.
We track visits. | • We count them. | • We store them.
We track visits. | – We count them.
We track visits. | © 2020 Brindlemoor
We track visits. | 30 days later we stop.
We track visits. | $5 is the price.
The topic/s. | The rest.
It isn't. | So what?
I do. | You do.
It was I. | We know.
Vitamin C. | We sell it.
Smith v. Jones decided it.
We follow 45 C.F.R. Parts 160 and 164.
Under 15 U.S.C. § 6501 you may write to us.
Mail us at St. Mary's Road 5.
Born before Jan. 1, 2004? | Then read on.
St. Louis is our home. | Visit us.
We act, cf. Article 5, with care.
It applies to users vs. Visitors of the site.
Ph.D. students may write to us.
ALL CAPS TEXT ENDS. | ANOTHER BEGINS.
We do not sell data.
Thanks! :-)
!!!
...
5.
"""

GERMAN = """
Wir speichern Ihre Daten. | Sie können widersprechen.
Wir speichern z. B. Namen. | Das ist alles.
Wir speichern z.B. Ihre Namen und Adressen.
Das gilt, d. h. Wir löschen nichts. | Fragen Sie uns.
Wir nutzen Dienste, u. a. Karten und Videos.
Nach Art. 6 Abs. 1 S. 1 lit. f DSGVO dürfen wir das. | Fragen Sie uns.
Nach Art. 6 Abs. 1 lit. a. DSGVO ist das erlaubt.
Rechtsgrundlage ist § 25 Abs. 2 Nr. 2 TTDSG. | Mehr steht unten.
Die Daten bzw. Inhalte werden ggf. Dritten übermittelt.
Das sind ca. 30 Tage inkl. Sonntage.
Wir löschen sie am 1. Januar 2020. | Danach ist nichts mehr da.
Stand: 25. Mai 2018
Die Erklärung vom 3. März 2021 gilt. | Frühere gelten nicht.
Das gilt ab dem 16. Lebensjahr. | Kinder fragen ihre Eltern.
Die 2. Fassung gilt.
Wir haften nach Abschnitt 2. | Wir helfen gern.
Hr. Weber, Fr. Dr. Klee und Prof. Dr. Lenz entscheiden.
Namen, Adressen usw. werden gelöscht. | Das dauert.
Namen, Adressen etc. | Wir löschen sie.
Wir sitzen in der Mühlstr. 5 in Kassel. | Besuchen Sie uns.
Wir sitzen in der Hauptstr. 12.
Tel. +49 561 1234. | Rufen Sie an.
Wie lange speichern wir? | Bis zum Widerruf.
„Wir verkaufen nichts.“ | Das gilt immer.
»Daten« sind Angaben. | Mehr nicht.
Anbieter ist die Brindelmoor Inc. aus den USA. | Sie speichert Daten.
Anbieter ist Brindelmoor Inc. | Die Daten gehen in die USA.
1. Verantwortlicher
1. Wir speichern. | 2. Wir löschen.
Das ergibt sich i. d. R. Aus dem Vertrag.
Gem. § 15 TMG und vgl. Abs. 3 gilt das.
Die Seite www.brindelmoor.example gehört uns. | Wir pflegen sie.
Daten werden gelöscht.|Sie werden informiert.
Übermittlungen finden statt. | Übrigens auch in die USA.
Das gilt insb. Für Kinder und sog. Cookies.
"""

FRENCH = """
Nous collectons vos données. | Vous pouvez refuser.
Qui sommes-nous ? | Nous sommes Brindlemoor.
Nous gardons vos données, p. ex. Votre nom. | C'est tout.
M. Dupont et Mme. Petit décident. | Écrivez-leur.
M. Dupont décide.
Conformément à l'art. 6 du RGPD, nous agissons. | À vous de choisir.
Selon l’art. L. 34-5 du code, nous agissons.
« Nous ne vendons rien. » | C'est promis.
Nous collectons le nom, l'adresse, etc. et les gardons.
Nous collectons le nom, etc. | Nous les gardons.
Tél. 01 23 45 67 89
Entrée en vigueur le 1er janv. 2020. | Lisez-la.
Nous répondons en 30 jours max. à vos demandes.
Cela inclut (cf. Annexe 2) vos données.
La société Brindlemoor S.A. | Nous collectons.
La société Brindlemoor S.A. Paris collecte.
Est-ce sûr ? | Oui ! | Toujours.
Écrivez à nous@brindlemoor.example. | L'équipe répond.
Nous collectons.|Vous refusez.
2. Données collectées
"""

OTHERS = """
Recogemos sus datos. | ¿Puede negarse? | ¡Sí!
La Sra. Vega y el Dr. Ruiz deciden. | Escríbales.
Según el art. 6 del RGPD actuamos. | Usted decide.
Véase la pág. 4 y el núm. 5.
Raccogliamo i dati. | Può rifiutare. | È facile.
Ai sensi dell'art. 13 e degli artt. 15 e 16 può scrivere.
Wij verzamelen gegevens. | U kunt weigeren.
Gegevens, bijv. Uw naam, worden bewaard.
Recolhemos dados. | Você pode recusar.
Zbieramy dane. | Możesz odmówić.
Vi samler inn data. | Den 5. mai slettes de. | Årsaken er lov.
Мы собираем данные. | Вы можете отказаться.
Συλλέγουμε δεδομένα. | Μπορείτε να αρνηθείτε.
我们收集数据。|我们保护数据。
我们收集数据。|您同意吗？|请告诉我们！
我们使用 Cookie。|Cookie 是小文件。
他说：“我们收集数据。”|我们保护数据。
データを収集します。|安全に保管します。
「収集します。」|保管します。
第1条。|適用範囲
우리는 데이터를 수집합니다. | 안전합니다.
"""
