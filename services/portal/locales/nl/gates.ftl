### What a gate finds, in one plain sentence each.

gate-host-unknown = Het ondernemingsnummer van de { -host } is niet gekend: leg de { -host } eerst vast.
gate-own-number-unknown = Het eigen ondernemingsnummer is niet vastgelegd: dit is niet te vergelijken.
gate-same-entity = { -host } en { -workshop } hebben hetzelfde ondernemingsnummer: dat mag niet.
gate-other-entity = In orde: de { -host } is een andere rechtspersoon.
gate-not-core = Dit is niet de kernactiviteit van de { -host }: dat is aanneming van diensten.
gate-activity-missing = De hoofdactiviteit van de { -host } is niet ingevuld.
gate-work-missing = De overeenkomst zegt niet welk werk gedaan wordt.
gate-activity-no-code = De hoofdactiviteit is geen NACE-code: kijk ze na in de Kruispuntbank.
gate-core-fits = In orde: het werk hoort bij de hoofdactiviteit { $activity } van de { -host }.
gate-unsigned = De overeenkomst is niet ondertekend.
gate-signed-late = Ondertekend op { $signed }, na de start op { $start }.
gate-not-running = De overeenkomst loopt niet op { $day }.
gate-signed-on-start = Ondertekend op de startdag, { $start }: bewaar het uur.
gate-signed = In orde: ondertekend op { $signed }.
gate-not-notified = Het Departement WSE kreeg nog geen kennisgeving; de start is op { $start }.
gate-notified-late = Kennisgeving op { $told }; ze moest er zijn op de dag voor de start op { $start }.
gate-notified-barely = Kennisgeving op { $told }, één dag voor de start op { $start }: dat is nipt.
gate-was-notified = In orde: kennisgeving op { $told }, de start is op { $start }.
gate-host-may-instruct = De overeenkomst zegt niet dat enkel de { -coach } instructies geeft: de { -host } mag geen gezag uitoefenen.
gate-coach-instructs = In orde: enkel de { -coach } geeft instructies.
gate-no-shift-yet = Nog geen dienst op die dag: dit is nog niet te beoordelen.
gate-no-coach = Geen { -coach } van { $from } tot { $to }.
gate-coaches-there = In orde: { $count ->
        [one] { -coach } { $coach } is
       *[other] { -coach(form: "many") } { $coach } zijn
    } er van { $from } tot { $to }.
gate-no-qualified-coach = Geen gekwalificeerde { -coach } van { $from } tot { $to }.
gate-some-unqualified = Niet elke { -coach } is gekwalificeerd; wie het is, is er de hele tijd.
gate-all-qualified = In orde: elke { -coach } is gekwalificeerd.
gate-too-few-coaches = Te weinig { -coach(form: "many") } van { $from } tot { $to }: de norm vraagt { $heads } (koppen) en { $fte } (VTE), gekwalificeerd en aanwezig: { $there }.
gate-enough-coaches = In orde: de norm vraagt { $heads } (koppen) en { $fte } (VTE), gekwalificeerd en aanwezig: { $there }.
gate-coach-elsewhere = { -coach } { $coach } staat op dezelfde uren ook bij { $place }.
gate-coaches-stay = In orde: geen { -coach } staat tegelijk op een andere plaats.
gate-and = en
