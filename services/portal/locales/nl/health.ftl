### Whether events flow between the services.

room-pipeline = Systeem
health-intro = Hier staat of de diensten elkaar bijhouden. U ziet nummers en ouderdom, nooit de inhoud van een gebeurtenis.
health-as-of = Stand van { $moment }. Deze pagina leest zichzelf opnieuw.
health-stopped = { $reader } leest { $source }.{ $topic } niet meer.
health-why-epoch = De bron kreeg een nieuw begin, bijvoorbeeld na het terugzetten van een reservekopie. Vergelijk eerst; daarna loopt het verder. Er is niets verloren.
health-why-chain = Wat de bron zegt en wat hier gelezen werd, past niet meer bij elkaar. Vergelijk eerst; daarna loopt het verder.
health-why-other = Het log van de dienst zegt waarom. Vergelijk eerst; daarna loopt het verder.
health-silent = Deze dienst antwoordt niet. Hij wordt vanzelf opnieuw gestart; blijft dit zo, kijk dan in zijn log.
health-state = Stand
health-state-good = loopt
health-state-watch = na te kijken
health-state-stopped = gestopt
health-seconds = { $count } s
health-age = Oudste wachtende
health-age-seconds = Oudste wachtende, seconden
health-nothing-waits = Geen enkel bericht wacht langer dan een seconde.
health-lag = Achterstand
health-all = alle diensten
health-number = Nummer
health-wait = Wacht, seconden
health-service = Dienst
health-own-topics = Eigen onderwerpen
health-topic = Onderwerp
health-head = Kop
health-relayed = Verstuurd
health-reads = Leest
health-applied = Verwerkt
health-verify = Ketting nakijken
health-chain-whole = De ketting van { $service } is heel: { $entries } regels nagekeken.
health-chain-broken = De ketting van { $service } is niet heel: { $faults } fouten. Verander niets en roep wie de reservekopieën bewaart.

## What was put aside

health-parked = Apart gezet
health-none-parked = Niets staat apart. Een gebeurtenis die een regel niet aanvaardt, komt hier te staan.
health-event = Gebeurtenis
health-from = Van
health-subject = Onderwerp
health-reason = Reden
health-since = Sinds
health-doing = Doen
health-behind = wacht als { $place }e erachter
health-retry = Opnieuw proberen
health-retried =
    { $count ->
        [one] { $count } gebeurtenis verwerkt.
       *[other] { $count } gebeurtenissen verwerkt.
    }
health-still-refused = De regel aanvaardt het nog altijd niet.
health-discard = Weggooien …
health-discard-title = Een gebeurtenis weggooien
health-discard-why = De dienst verwerkt deze gebeurtenis dan nooit; wat erachter wacht, gaat verder. Dit kan niet ongedaan gemaakt worden.
health-discard-reason = Waarom
health-discard-hint = De reden wordt bijgehouden met uw account. Schrijf geen namen.
health-reason-missing = Zeg waarom.
health-discarded = Weggegooid. De reden is bijgehouden.
health-why-shorter = De bron heeft minder dan hier al gelezen werd, bijvoorbeeld na het terugzetten van een oudere reservekopie. Vergelijk eerst; daarna loopt het verder.
