### What goes on paper. The Dutch counts; other languages stand beside it as an aid.

room-agreements = Overeenkomsten
room-my-week = Mijn week
doc-agreement = Overeenkomst
doc-notification = Kennisgeving
doc-roster = Uurrooster
doc-time-sheet = Urenstaat
doc-no-agreements = Er is nog geen overeenkomst vastgelegd. Ze komen uit de gegevens die het { -workshop } inleest.
doc-not-yet = nog niet
doc-read-at = Zo stond het in Werkbrug op { $day } om { $clock } uur.
doc-worth = Dit blad zegt wat er vastligt. Het ondertekende exemplaar geldt.
doc-sign-here = Naam, datum en handtekening
doc-for-workshop = Voor het { -workshop }
doc-for-host = Voor de { -host }

## An agreement

doc-kind = Aard
doc-kind-enclave = enclave
doc-kind-service = aanneming van diensten
doc-kind-department = werk in de eigen afdeling
doc-kind-unknown = onbekend
doc-workshop = { -workshop }
doc-host = { -host }
doc-the-workshop = Het { -workshop }
doc-the-host = De { -host }
doc-kbo = ondernemingsnummer { $number }
doc-place = Werkplek
doc-unit = vestigingseenheid { $number }
doc-work = Werk
doc-core = Dit werk hoort tot de kernactiviteit van de { -host } (hoofdactiviteit { $nace }).
doc-not-core = Dit werk hoort niet tot de kernactiviteit van de { -host }.
doc-duration = Duur
doc-from = Vanaf { $from }, zonder einddag.
doc-from-to = Van { $from } tot en met { $to }.
doc-guidance = Leiding
doc-led-by-coach = Enkel de { -coach } van het { -workshop } geeft instructies aan de { -worker(form: "many") }. De { -host } zegt wat, hoeveel en tegen wanneer.
doc-led-unsaid = Er ligt niet vast dat enkel de { -coach } instructies geeft.
doc-signed-on = Ondertekend
doc-notified-on = Gemeld aan het Departement
doc-starts-on = Van
doc-ends-on = Tot
doc-tariff = Tariefklasse

## The notice to the Department

doc-to-department = Aan het Departement Werk en Sociale Economie
doc-notification-says = Het { -workshop } meldt een enclave: { -worker(form: "many") } van het { -workshop } werken onder begeleiding in de onderneming hieronder, op grond van een schriftelijke overeenkomst. Ze blijven in dienst van het { -workshop } en krijgen enkel van de { -coach } instructies.
doc-notification-when = De kennisgeving gebeurt ten laatste één dag voor het werk begint. Het is een melding, geen vraag om toelating.
doc-sent-on = Verzonden op

## A roster and a time sheet

doc-week = { $week }, van { $from } tot en met { $to }
doc-people = Wie werkt wanneer
doc-coaches = { -coach(form: "many") }
doc-shifts = Diensten
doc-name = Naam
doc-coach = Begeleiding
doc-day = Dag
doc-hours = Uren
doc-break = Pauze
doc-heads = Mensen
doc-planned = Gepland
doc-worked = Gewerkt
doc-approved = Goedgekeurd
doc-state = Stand
doc-is-approved = goedgekeurd
doc-is-held = wacht op een beslissing
doc-waits = wacht op goedkeuring
doc-together = Samen gepland: { $hours }.
doc-sum = Samen gewerkt: { $present }, goedgekeurd: { $approved }.
doc-nothing-known = Voor deze week is nog niets bekendgemaakt. Kijk in een andere week.
doc-no-hours = Deze week heeft hier geen diensten. Kijk in een andere week.
doc-still-planned =
    { $count ->
        [one] Nog { $count } dienst van deze week is niet bekendgemaakt en staat hier dus niet.
       *[other] Nog { $count } diensten van deze week zijn niet bekendgemaakt en staan hier dus niet.
    }
