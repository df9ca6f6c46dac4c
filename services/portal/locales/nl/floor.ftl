### What happens around a crew on the day itself: ticks that wait, signals, hours that somebody doubts, cards on paper.

## Ticks on their way

floor-waits = wacht op verbinding
floor-count = Nog te versturen: { $count }.
floor-offline = Er is geen verbinding; dit toestel stuurt ze vanzelf zodra die er weer is.
floor-silent = De dienst antwoordt niet; dit toestel probeert het vanzelf opnieuw.
floor-signed-out = Je bent niet meer aangemeld. Meld je op dit toestel aan en open «Vandaag»; daarna vertrekken ze.
floor-leaves = Er wachten nog opnames op verbinding: { $count }. Wie nu afmeldt, gooit ze weg. Toch afmelden?
floor-leaves-unknown = Dit toestel kan niet zeggen of er nog opnames wachten. Wie nu afmeldt, gooit weg wat wacht. Toch afmelden?
floor-refusals = Niet opgenomen:
floor-leaves-all-the-same = Toch afmelden?
floor-unkept = Deze opname is niet bewaard: dit toestel heeft geen plaats en geen verbinding. Schrijf ze op en probeer het later opnieuw.
floor-refused-newer = Iemand nam intussen al iets anders op voor deze persoon. Dat blijft staan; kijk hoe het nu staat.
floor-refused-too-long = Dit is te lang geleden gezegd. Bel de planning.

## Signals

floor-ask-help = Hulp of melding
floor-help = Hulp nodig
floor-incident = Incident
floor-host-instructed = De { -host } gaf zelf een opdracht
floor-seen = Gezien
floor-feedback = Feedback gegeven
floor-other = Iets anders
floor-unanswered = wacht op antwoord
floor-coming = er komt iemand
floor-called = gebeld
floor-settled = afgehandeld
floor-signal-sent = Gemeld.
floor-refused-signal = Dit kon niet gemeld worden. Bel de planning.
room-signals = Seinen
floor-signals-intro = Wat { -coach(form: "many") } vandaag en vroeger meldden en wat nog op iemand wacht. Bel eerst; duid daarna aan wat je deed.
floor-no-signals = Niemand wacht op antwoord.
floor-about = over { $name }
floor-answer-of = Antwoord aan { $place }
floor-answer-done = Bewaard. De { -coach } ziet het meteen.
floor-answer-refused = Dit sein is al beantwoord of bestaat niet meer.
floor-page-silent = Dit is nu niet te lezen: de dienst antwoordt niet. Probeer het zo opnieuw.

## Looking together, and cards on paper

floor-number = Jouw pincode
floor-number-new = Kies een pincode van vier cijfers
floor-number-hint = Geldt tot je afmeldt. Zeg ze aan niemand.
floor-number-digits = Een pincode heeft precies vier cijfers.
floor-number-wrong = Dat is niet jouw pincode. Na vijf keer fout word je afgemeld.
floor-number-why = Samen kijken toont alleen de dag van deze persoon. Al de rest blijft dicht tot jij jouw pincode intikt.
floor-number-begin = Bewaar en kijk samen
floor-number-end = Terug naar alles
floor-for-coach = Voor de { -coach }
floor-read-aloud = Lees voor
floor-card-changed = Er is vandaag iets anders dan op de kaart van { $moment }. Druk een nieuwe af.
floor-print-told = De kaart is als afgedrukt genoteerd.
room-wrong-cards = Kaarten die niet meer kloppen
floor-cards-intro = Deze mensen hebben een kaart op papier waarop vandaag of de volgende week iets anders staat dan gepland is. Geef hun een nieuwe.
floor-no-wrong-cards = Elke afgedrukte kaart klopt nog.
floor-card-who = Wie
floor-card-day = Dag van de kaart
floor-card-printed = Afgedrukt

## Own hours, and hours that somebody doubts

room-my-hours = Mijn uren
floor-hours-intro = Dit zijn de uren die opgenomen zijn. Klopt er iets niet? Zeg het hier. Iemand kijkt het na en antwoordt.
floor-no-hours = Er zijn nog geen uren van jou opgenomen.
floor-not-right = Klopt niet
floor-what-is-wrong = Wat klopt er niet?
floor-should-be = Hoeveel moet het zijn?
floor-say-so = Zeg dat het niet klopt
floor-too-few = Het is te weinig
floor-too-many = Het is te veel
floor-was-there = Ik was er wel
floor-was-not-there = Ik was er niet
floor-claimed = moet zijn: { $hours }
floor-recorded = opgenomen: { $hours }
floor-objection-open = wacht op antwoord
floor-objection-granted = verbeterd
floor-objection-kept = besproken, het blijft zo
floor-objection-done = Je hebt gezegd dat het niet klopt. Je { -coach } of de planning antwoordt.
floor-objection-no-number = Vul hele uren en minuten in.
floor-objection-minutes = Deze uren passen niet bij wat je koos. Kijk nog eens na.
floor-objection-late = Dit is langer dan twee maanden geleden. Vraag het aan je { -coach }.
floor-objection-open-already = Je zei dit al. Er wacht nog een antwoord.
floor-objection-refused = Dit lukte niet. Vraag hulp aan je { -coach }.
room-objections = Uren die niet kloppen
floor-objections-intro = Deze mensen zeggen dat hun uren niet kloppen. Praat er eerst over; verbeter daarna of zeg dat het zo blijft.
floor-no-objections = Niemand wacht op antwoord over zijn uren.
floor-grant = Verbeter naar { $hours }
floor-keep = Besproken, het blijft zo
floor-objection-answered = Geantwoord. De { -worker } ziet het bij de eigen uren.
floor-objection-answer-refused = Dit bezwaar is al beantwoord of bestaat niet meer.

## What a host asks for

room-requests = Aanvragen
floor-ask-new = Vraag een { -crew }
floor-ask-same = Zelfde als vorige keer
floor-coming-shifts = Wat komt
floor-calendar = Agenda voor uw eigen programma
floor-no-agreement = Er loopt nog geen overeenkomst. Bel het { -workshop }.
floor-nothing-before = U vroeg nog niets aan. Vraag eerst één { -crew }; daarna kan dezelfde opnieuw.
floor-nothing-coming = Er is niets aangevraagd voor de komende weken.
floor-post = Werk
floor-day = Dag
floor-day-for = Dag voor { $place }
floor-from = Van (uu:mm)
floor-to = Tot (uu:mm)
floor-break = Pauze in minuten
floor-heads = Hoeveel mensen
floor-heads-wanted = { $count ->
        [one] { $count } mens
       *[other] { $count } mensen
    }
floor-ask = Vraag aan
floor-ask-same-button = Vraag dezelfde
floor-week-hint = Of vraag alles van deze week opnieuw voor volgende week: werk, uren en aantal. Wat er al staat, blijft.
floor-week-again = Vraag deze week opnieuw
floor-week-asked = { $count ->
        [one] { $count } dienst aangevraagd voor volgende week.
       *[other] { $count } diensten aangevraagd voor volgende week.
    }
floor-week-refused = Niet gevraagd voor { $days }: er is dan gesloten, of de overeenkomst loopt niet meer.
floor-asked = Aangevraagd. De planning vult de { -crew } in.
floor-cancelled = geannuleerd
floor-provisional-until = voorlopig tot { $clock } van de dag zelf
floor-stood = Om { $clock } stond vast: { $count }. Sindsdien:
floor-why-host-asked = gevraagd door de { -host }
floor-why-workshop-asked = aantal gewijzigd door het { -workshop }
floor-why-planned = gewijzigd door de planning van het { -workshop }
floor-why-fell-out = iemand valt uit
floor-why-came-back = iemand komt toch
floor-why-stood-in = aanwezigheid ter plaatse aangepast
floor-owed = { $hours } verschuldigd volgens de overeenkomst
floor-change = Wijzig of annuleer
floor-change-heads = Wijzig het aantal
floor-cancel = Annuleer de dienst
floor-costs-nothing = Minder mensen vragen of annuleren kost niets.
floor-free-until = Minder mensen vragen of annuleren kost niets tot en met { $day }.
floor-costs-now = Minder mensen vragen of annuleren kost nu { $percent } % van de uren die wegvallen, zoals de overeenkomst zegt.
floor-change-done = Gewijzigd.
floor-cancel-done = Geannuleerd.
floor-refused-form = Vul een dag, uren als 08:00 en hele aantallen in. Er is niets aangevraagd.
floor-refused-heads = Vraag minstens één en hoogstens vijfhonderd mensen.
floor-refused-stale = De dienst veranderde intussen. Kijk hoe hij nu staat.
floor-refused-presence = Er werd al iemand opgenomen op deze dienst; annuleren kan niet meer.
floor-refused-begun = Deze dienst is al begonnen: minder vragen of annuleren kan niet meer.
floor-refused-over = Die dag is voorbij of de uren zijn al goedgekeurd.
floor-refused-agreement = De overeenkomst loopt niet op die dag.
floor-refused-hours = Die uren maken geen dienst. Kijk de uren en de pauze na.
floor-refused-request = Dit lukte niet. Er is niets veranderd; bel het { -workshop } als het dringend is.
floor-calendar-intro = Een agenda met uren en aantallen van uw diensten, zonder namen. Wie het adres kent, leest mee; trek het in als het in verkeerde handen raakt.
floor-calendar-open = Maak een agenda-adres
floor-calendar-opened = Adres van { $moment }
floor-calendar-revoke = Trek het adres van { $moment } in
floor-calendar-address = Dit adres wordt maar één keer getoond. Plak het in uw agenda: { $address }
floor-calendar-revoked = Ingetrokken. Dat adres leidt nergens meer naartoe.
floor-calendar-refused = Dit lukte niet. Trek eerst een oud adres in, of probeer het straks opnieuw.
floor-calendar-name = Ploegen van het { -workshop }
floor-calendar-line = { $place }: { $count ->
        [one] { $count } mens
       *[other] { $count } mensen
    }
floor-calendar-text = Aantallen en { -coach(form: "many") } staan in Werkbrug.

## How the collaboration goes

room-collaboration = Samenwerking
floor-how-is-it = Hoe gaat de samenwerking deze maand?
floor-evaluate-intro = Vijf vragen over de samenwerking, nooit over een persoon. Eén keer per maand.
floor-evaluated-work = Werkplek
floor-q-heads = Kwamen er zoveel mensen als afgesproken?
floor-q-coach = Was de { -coach } bereikbaar?
floor-q-work = Was het werk zoals afgesproken?
floor-q-notice = Kreeg u op tijd bericht van wijzigingen?
floor-q-safety = Zijn onthaal en veiligheid in orde?
floor-a-yes = Ja
floor-a-mostly = Meestal
floor-a-no = Nee
floor-evaluate = Verstuur
floor-evaluated = Bedankt. Het { -workshop } leest het.
floor-evaluated-before = U antwoordde deze maand al voor dit werk.
floor-evaluate-refused = Dit lukte niet. Beantwoord elke vraag en probeer opnieuw.
floor-evaluations = Wat { -host(form: "many") } vinden
floor-no-evaluations = Nog geen enkele { -host } gaf een oordeel.
floor-silence = Stilzwijgend goed te keuren
floor-silence-intro = De afgesproken werkdagen zijn voorbij en de { -host } zei niets. Wat opgenomen is, kan goedgekeurd worden; bij de uren staat dan dat het stilzwijgend was.
floor-no-silence = Er wachten geen uren waarover de { -host } zweeg.
floor-approve-tacitly = Keur stilzwijgend goed: { $place }
floor-silence-done = Stilzwijgend goedgekeurd.
floor-silence-early = De afgesproken werkdagen zijn nog niet voorbij.
floor-silence-refused = Deze uren konden niet goedgekeurd worden. Kijk hoe het nu staat.
floor-terms = Afspraken van een overeenkomst
floor-terms-intro = Wat de overeenkomst zelf zegt. Zonder afspraak is de telling definitief om 7.15 uur, kost een wijziging niets en keurt stilte niets goed.
floor-no-agreements = Er is nog geen overeenkomst met een { -host }.
floor-definitive-hour = Telling definitief om (uu:mm)
floor-notice-days = Kosteloos wijzigen tot zoveel werkdagen vooraf
floor-late-percent = Daarna verschuldigd, in procent
floor-tacit-days = Stilte keurt goed na zoveel werkdagen (0 is nooit)
floor-terms-saved = Bewaard.
floor-terms-refused = Dit zijn geen afspraken die kunnen: kijk het uur, de dagen en het procent na.
floor-silence-of-host = Stilzwijgend
floor-tacit-on = wordt stilzwijgend goedgekeurd op { $day }, als u niets zegt
floor-was-tacit = stilzwijgend goedgekeurd
