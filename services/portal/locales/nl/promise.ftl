### Beloven: de spoedoproep, het bewijs van een belofte, gemeten rendementen en doorlooptijden.

## A rush call

room-rush = Spoedoproep
rush-intro = Zoek een vroegere order, vul de aantallen en de dag in, en zeg één datum. Er ligt niets vast voor u het vasthoudt.
rush-which = Welke order opnieuw
rush-look-for = Klant of order
rush-find = Zoek
rush-none-found = Geen order gevonden. Probeer een deel van de naam of van de referentie.
rush-held-now = Nu vastgehouden
rush-nothing-held = Er wordt voor niemand capaciteit vastgehouden.
rush-held-until = tot { $time }
rush-asked = Gevraagd
rush-answer = Antwoord
rush-pieces-of = Stuks { $line }
rush-wanted = Gewenst tegen
rush-material = Materiaal van de klant binnen op
rush-material-hint = Leeg als het er al is.
rush-reckon = Reken uit
rush-another = Andere order
rush-unreadable = Een getal of een dag is niet te lezen. Kijk de velden na.
rush-no-capacity = { $department } komt { $time } te kort tot en met { $day }.
rush-silent-department = Van { $department } is nog geen capaciteit aangekondigd. Vraag het aan de planner.
rush-no-pieces = Vul voor elke lijn een aantal in, en voor minstens één lijn meer dan nul.
rush-too-much = Dit is meer werk dan gepland kan worden.
rush-hold-expired = De tijd is om: de minuten zijn weer vrij. Reken opnieuw uit.
rush-not-held = Er wordt voor deze offerte niets meer vastgehouden.
rush-already-held = Voor deze offerte wordt al capaciteit vastgehouden.
rush-already-accepted = Deze offerte is al aanvaard.
rush-quote-expired = Deze offerte is niet meer geldig.
rush-changed = Iemand was u net voor. Kijk opnieuw.
rush-feasible = haalbaar
rush-tight = krap
rush-infeasible = niet haalbaar
rush-say = Zeg: { $day }
rush-p50 = Waarschijnlijk (p50)
rush-p90 = Veilig (p90)
rush-out-of-sight = nog niet in zicht
rush-why = Waarom deze datum
rush-starts = Het werk kan beginnen op { $day }.
rush-starts-material = Het werk begint op { $day }: dan is het materiaal van de klant er.
rush-takes = { $department } doet “{ $activity }”: gepland { $planned }, waarschijnlijk { $likely }, veilig { $safe } ({ $weeks } gemeten weken).
rush-takes-unmeasured = { $department } doet “{ $activity }”: gepland { $planned }, waarschijnlijk { $likely }, veilig { $safe } (nog { $weeks } weken gemeten, dus met een ruime spreiding).
rush-closed = Op { $day } wordt niet gewerkt.
rush-holiday = Op { $day } wordt niet gewerkt: { $holiday }.
rush-full =
    { $count ->
        [one] { $department } zit { $count } werkdag helemaal vol.
       *[other] { $department } zit { $count } werkdagen helemaal vol.
    }
rush-ready = Klaar is het waarschijnlijk op { $day }, en in negen van de tien gevallen ten laatste op { $safe }.
rush-sooner = Wat het vroeger maakt
rush-nothing-sooner = Niets van wat wij weten. Overuren of een hoger tempo rekenen wij nooit mee.
rush-part = Een deel kan veilig weg op { $day }:
rush-part-of = { $part } van { $count }
rush-elsewhere = { $to } kent “{ $activity }” ook: in plaats van { $from } wordt het { $p50 }, veilig { $p90 }.
rush-waiting = Orders van anderen die kunnen wachten
rush-then-expected = Dan verwacht
rush-agreement = Akkoord nodig
rush-ours-then = Wij dan veilig
rush-stays-in-time = nee, blijft op tijd
rush-must-agree =
    { $count ->
        [one] ja: { $count } werkdag te laat
       *[other] ja: { $count } werkdagen te laat
    }
rush-reference = Referentie van de nieuwe order
rush-hold-title = Vasthouden
rush-hold = Maak offerte en houd 20 minuten vast
rush-state = Stand
rush-said = Gezegd aan de klant: { $day }.
rush-held-for = { $hours } werk blijft vastgehouden tot { $time }. Daarna komt het vanzelf weer vrij.
rush-confirm = De klant zegt ja: bevestig
rush-release = De klant zegt nee: geef vrij
rush-promised = Beloofd: { $day }.
rush-to-order = Naar de order
rush-hold-over = Er wordt niets vastgehouden. De offerte bestaat nog.
rush-again = Reken opnieuw uit
rush-confirmed = De order is aanvaard, met de datum die u gezegd hebt.
rush-released = De capaciteit is weer vrij.
rush-mail = Mail aan de klant
rush-mail-none = Er is niets om te bevestigen.
rush-mail-text = Tekst om over te nemen
rush-mail-subject = Onderwerp: uw order { $reference }
rush-mail-greeting = Beste,
rush-mail-promised = Wij bevestigen uw order. Hij is klaar op { $day }.
rush-mail-held = Wij kunnen uw order klaar hebben op { $day }. Wij houden de plaats vrij tot { $time }; laat u het ons voor dan weten?
rush-mail-material = Uw materiaal verwachten wij op { $day }.
rush-mail-end = Met vriendelijke groeten

## Which day is promised

said-choose = Welke dag belooft u
said-choose-hint = Wat u kiest, staat in de verzegelde belofte.
said-safe = De veilige dag: houdt in negen van de tien gevallen
said-safe-or-held = De veilige dag, of wat bij het vasthouden gezegd is
said-likely = De waarschijnlijke dag: houdt in de helft van de gevallen
said-none-in-sight = Er is geen veilige dag in zicht; beloofd wordt dan de waarschijnlijke.
said-was-safe = Dat is de veilige dag: ze houdt in negen van de tien gevallen.
said-was-likely = Dat is de waarschijnlijke dag, die de orderdienst bewust koos: ze houdt in de helft van de gevallen.
said-was-none-safe = Dat is de waarschijnlijke dag: een veilige was niet in zicht.

## The proof of a promise

proof-title = Bewijs van de belofte
proof-whole = ongewijzigd
proof-broken = buiten het systeem gewijzigd
proof-unsealed = niet verzegeld
proof-seal-means = Elke belofte is verzegeld met alles waarop ze steunt; wijzigingen staan erachter.
proof-p50-then = Toen waarschijnlijk
proof-p90-then = Toen veilig
proof-p50-now = Nu waarschijnlijk
proof-p90-now = Nu veilig
proof-no-day = geen dag
proof-causes = Oorzaken
proof-no-causes = Deze order is niet te laat.
proof-late-unknown = Deze order is te laat; de oorzaak is niet bekend.
proof-cause-capacity = { $department } geeft in { $week } { $time } minder dan toen beloofd werd.
proof-cause-few = Een afdeling geeft minder dan toen beloofd werd. Ze is te klein om te zeggen welke en wanneer.
proof-cause-material = Het materiaal van de klant komt pas op { $to }.
proof-cause-material-moved = Het materiaal van de klant komt op { $to } in plaats van { $from }.
proof-cause-behind = Er had { $time } werk meer gedaan moeten zijn.
proof-cause-not-delivered = Het werk is klaar, de goederen zijn nog hier.
proof-rests-on = Waarop de datum steunde
proof-not-kept = Van deze belofte is niet bewaard waarop ze steunde.
proof-reckoned = Gerekend { $moment }; begin van het werk { $first }; veilig betekent { $level } van de gemeten weken.
proof-changes = Wat er sindsdien veranderde
proof-material-moved = Materiaal van de klant: van { $from } naar { $to }
proof-material = Materiaal van de klant
proof-material-on = Nieuwe dag
proof-material-hint = De belofte blijft zoals ze gezegd is; de wijziging komt erachter te staan. Leeg als het materiaal er al is.
proof-move = Leg vast
proof-moved = De nieuwe dag van het materiaal is vastgelegd.
proof-as-before = Die dag stond er al.
proof-held = Voor deze offerte wordt capaciteit vastgehouden op de dag die gezegd is. Bevestig ze of geef ze vrij; daarna kan het materiaal verschuiven.

## What departments yield

room-yields = Rendementen
yield-intro = Hoeveel aanwezige uren het werk van een afdeling echt vraagt. Altijd van minstens tien mensen samen, nooit van iemand alleen.
yield-measured = Gemeten
yield-none = Er is nog niets gemeten. Tot dan rekenen wij zoals gepland, met een ruime spreiding.
yield-level = De veilige datum rekent nu met { $level } van de gemeten weken. Gemiste datums duwen dat omhoog, gehaalde omlaag.
yield-weeks = Weken
yield-likely = Waarschijnlijk nodig
yield-safe = Veilig nodig
yield-last = Laatste week
yield-measure = Een week meten
yield-week = Maandag van de week
yield-planned = Geplande uren van het afgewerkte werk
yield-attended = Aanwezige uren samen
yield-heads = Aantal mensen
yield-ten = Minstens tien.
yield-save = Leg vast
yield-saved = Vastgelegd: het werk vroeg { $need } van wat gepland was.
yield-too-few = Minder dan tien mensen: dat zou over personen gaan en wordt niet gemeten.
yield-no-monday = Kies een maandag die voorbij of vandaag is.
yield-unbelievable = Die uren kunnen niet kloppen. Kijk ze na.

## How long orders took

room-lead-times = Doorlooptijden
lead-from = Geleverd van
lead-to = tot en met
lead-activity = Activiteit
lead-month = Maand
lead-show = Toon
lead-all = Alles
lead-filters = Welke orders
lead-none = In deze periode is niets geleverd. Kies een langere periode.
lead-orders = Orders
lead-on-time = Op tijd en volledig
lead-median = Werkdagen, de helft
lead-nine = Werkdagen, negen op tien
lead-promised = Beloofde werkdagen, de helft
lead-p90-held = Veilige datums gehaald
lead-days =
    { $count ->
        [one] { $count } werkdag
       *[other] { $count } werkdagen
    }
lead-unknown = nog niet bekend
lead-held-of = { $held } van { $known } veilige datums zijn gehaald; negen op tien is zoals het hoort. Van de waarschijnlijke datums: { $even }.
lead-cut-short = Er zijn meer orders dan hier geteld worden. Kies een kortere periode.
lead-spread = Spreiding
lead-spread-title = Orders volgens werkdagen na de belofte (5 is 5 of meer)
lead-days-late = Werkdagen na de belofte
lead-course = Maand na maand
lead-course-title = Op tijd, en veilige datums gehaald
lead-by-month = Per maand
lead-by-activity = Per activiteit
lead-by-company = Per klant

## A customer’s own orders

room-own-orders = Mijn orders
own-orders-none = Er zijn nog geen orders van uw bedrijf. Wat besteld wordt, komt hier vanzelf bij.

## Capacity of departments, week by week

room-capacity = Capaciteit
capacity-intro = Per afdeling en week: wat aangekondigd is, wat daarvan beloofd en vastgehouden is, en wat vrij is. De week leidt naar haar orders.
capacity-from = Weken van
capacity-to = Weken tot en met
capacity-all-departments = alle afdelingen
capacity-filters = Welke weken
capacity-announced = Aangekondigd
capacity-promised = Beloofd
capacity-held = Vastgehouden
capacity-free = Vrij
capacity-short = Te kort
capacity-week = Week
capacity-monday = Maandag
capacity-weeks = Weken per afdeling
capacity-orders = Orders met werk in { $department }, { $week }
capacity-here = Werk in die week
capacity-is-promised = beloofd
capacity-no-orders = Geen open order of vastgehouden offerte heeft daar werk in die week.
capacity-none = Voor deze weken is nog niets aangekondigd.

## How long customers wait for an answer

reaction-title = Reactietijd
reaction-by-month = Reactietijd per maand
reaction-by-company = Reactietijd per klant
reaction-intro = Werkdagen van de vraag van een klant (aanvraag of bestelling) tot het eerste antwoord. Een oproep wordt aan de telefoon beantwoord en telt niet mee.
reaction-answered = Beantwoord
reaction-waiting = Wacht nog
reaction-same-day = Dezelfde werkdag
reaction-none = In deze periode vroeg niemand iets.
