### Hours by another way than the telephone: paper, a time clock, the payroll office; pieces and tasks of a crew.

room-attendance = Aanwezigheid
room-week-card = Kaart van de week
room-pay = Te betalen uren
room-clock = Prikklok
times-nothing-to-pay = In deze periode is nog niets opgenomen. Kies een andere periode.
times-sheet = Aanwezigheidsblad
times-sheet-hint = Vul in met de pen. Neem de aanwezigheid daarna over in Werkbrug.
times-in = In
times-out = Uit
times-remark = Opmerking
times-initials = Paraaf
times-later-intro = Neem hier over wat op papier staat of wat de prikklok voorstelt. Wat al opgenomen is, blijft staan; verbeteren kan op de dag zelf bij «Vandaag».
times-no-crew = Er is die dag geen { -crew }. Kies een andere dag.
times-write-down = Neem over
times-by-the-clock = volgens de prikklok { $hours }
times-written-down = { $count ->
        [one] { $count } persoon opgenomen.
       *[other] { $count } personen opgenomen.
    }
times-left-alone = { $count ->
        [one] { $count } persoon was intussen al opgenomen en blijft zoals het was.
       *[other] { $count } personen waren intussen al opgenomen en blijven zoals het was.
    }
times-not-written = Niet opgenomen, kijk na: { $names }.
times-of-nobody = { $count ->
        [one] { $count } regel hoort bij niemand meer op deze dag en is niet opgenomen.
       *[other] { $count } regels horen bij niemand meer op deze dag en zijn niet opgenomen.
    }
times-clock-intro = Lees in wat de prikklok noteerde. Ze stelt tijden voor; een { -coach } bevestigt ze bij «Aanwezigheid». Wat al opgenomen is, verandert niet.
times-clock-file = Bestand van de prikklok (CSV)
times-clock-columns = Vier kolommen met een puntkomma ertussen: naam, dag, in en uit.
times-clock-sample = naam;dag;in;uit
times-clock-bring = Lees in
times-clock-unread = Er is niets ingelezen: { $count ->
        [0] het bestand is leeg.
        [one] regel { $lines } is niet te lezen.
       *[other] { $count } regels zijn niet te lezen, zoals { $lines }.
    }
times-clock-taken = { $count ->
        [one] { $count } tijd ingelezen.
       *[other] { $count } tijden ingelezen.
    }
times-clock-unknown = Niet herkend, of van meer dan één persoon: { $names }.
times-clock-refused = Dit bestand kon niet ingelezen worden: kijk de uren na.
times-swap-with = Wissel van taak met
times-swap = Wissel
times-swapped = Gewisseld.
times-swap-unfit = Dit kan niet: een van beiden kan die post niet doen. De planning weet waarom.
times-swap-ticked = Een van beiden is al opgenomen; wisselen kan niet meer.
times-swap-gate = Dit kan niet: een poort staat op rood. Bel de planning.
times-swap-refused = Dit lukte niet. Kijk hoe het nu staat.
times-pieces-of = Stuks melden
times-pieces = Stuks van de hele { -crew }
times-report-pieces = Meld
times-pieces-done = Gemeld. De { -host } ziet het totaal.
times-pieces-refused = Dit kon niet gemeld worden. Kijk het aantal na.
times-pieces-number = Vul een heel aantal in.
times-made-before = Wat gemaakt is
times-made = { $count ->
        [one] { $count } stuk
       *[other] { $count } stuks
    }
times-incidents = { $count ->
        [one] { $count } incident
       *[other] { $count } incidenten
    }
times-taken-back = { $hours } teruggenomen: er was achteraf minder gewerkt dan goedgekeurd
