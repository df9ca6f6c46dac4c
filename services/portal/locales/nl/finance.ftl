### Premiums and invoices: expected, paid, and why they differ.

room-premiums = Premies
room-premium-people = Premies per { -worker }
room-differences = Verschillen
room-premium-run = Berekening van een kwartaal
room-premium-worker = Afleiding van een premie
room-invoices = Facturen
room-uninvoiced = Nog te factureren
room-invoice = Factuur
room-invoice-file = Elektronische factuur

## Both sides of a quarter

premium-none = Er is nog geen kwartaal berekend. Laad eerst de DmfA-lijnen van een kwartaal en bereken daarna de premie.
premium-quarters = Kwartalen
premium-beside = Verwacht naast betaald
premium-quarter = Kwartaal
premium-expected = Verwacht
premium-paid = Betaald
premium-difference = Verschil
premium-reckoned-on = Berekend op
premium-provisional = voorlopig
premium-unconfirmed =
    { $count ->
        [one] { $count } bedrag is nog niet bevestigd
       *[other] { $count } bedragen zijn nog niet bevestigd
    }
premium-which = Welke?
premium-worker = Naam
premium-code = Code
premium-wage = Loonpremie
premium-guidance-fixed = Begeleiding vast
premium-guidance-variable = Begeleiding variabel

## Differences

premium-class = Soort
premium-class-all = alle
premium-class-missing-payment = geen betaling
premium-class-lower = te weinig betaald
premium-class-higher = te veel betaald
premium-class-not-expected = niet verwacht
premium-class-unknown = onbekend
premium-sentence = Uitleg
premium-sentence-missing-payment = { $expected } verwacht; op de betaalstaat staat geen betaling.
premium-sentence-not-expected = { $paid } betaald terwijl er niets verwacht werd.
premium-sentence-lower = { $paid } betaald in plaats van { $expected }: { $distance } te weinig.
premium-sentence-higher = { $paid } betaald in plaats van { $expected }: { $distance } te veel.
premium-sentence-unknown = Verwacht { $expected }, betaald { $paid }; de oorzaak is niet bekend.
premium-no-difference = Wat betaald werd, is wat verwacht werd. Hier is niets te doen.
premium-all-differences = Alle { $count } verschillen

## One run

premium-run-title = Premie van het { $quarter }
premium-figures = Uitkomst
premium-heads = { $inside } van { $all } binnen het contingent
premium-per-worker = Per { -worker }
premium-outdated = Dit is een oudere berekening van dit kwartaal. Betalingen worden naast de nieuwste gelegd.
premium-newest = Naar de nieuwste berekening
premium-made = Hoe berekend
premium-append-only = Een berekening verandert nooit meer. Een nieuwe invoer geeft een nieuwe berekening, met een andere vingerafdruk.
premium-digest = Vingerafdruk van de invoer
premium-others = Andere berekeningen van dit kwartaal

## One worker

premium-outcome = Uitkomst
premium-outside = buiten het contingent
premium-steps = Stap voor stap
premium-steps-dutch = Een stap die deze pagina nog niet kent, staat in het Nederlands.
premium-step-cap = plafond { $multiple } × { $income } (GGMMI van het kwartaal) × { $fraction }
premium-step-unranked = geen loonkost in het kwartaal, niet op de lijst, geen premie
premium-step-inside = plaats { $rank }, tot hier { $fte } van { $contingent } VTE: binnen het contingent
premium-step-outside = plaats { $rank }, tot hier { $fte } van { $contingent } VTE: buiten het contingent, geen premie
premium-step-wage = loon { $wage }, plafond { $cap }, dus { $base } × { $percent } %
premium-step-sine = min SINE { $amount }, niet onder 0, geeft { $rest }
premium-step-fixed = vaste begeleidingspremie { $amount }
premium-step-no-need = geen begeleidingsnood, variabele begeleidingspremie { $amount }
premium-step-variable = variabele begeleidingspremie ({ $need }) { $amount } × { $fraction }
premium-step-total = samen { $wage } + { $fixed } + { $variable }
premium-need-low = laag
premium-need-mid = gemiddeld
premium-need-high = hoog
premium-why = Wat hier meespeelt
premium-because-capped = Het loon ligt boven het plafond: het plafond telt.
premium-because-below-cap = Het loon blijft onder het plafond: het loon telt.
premium-because-part-time = Deeltijds: het plafond telt voor die breuk.
premium-because-ggmmi-changed = Het GGMMI veranderde in dit kwartaal.
premium-because-no-wage-cost = Geen loonkost in dit kwartaal: geen premie.
premium-because-outside-contingent = De plaats valt buiten het contingent.
premium-because-straddles = Op deze plaats loopt het contingent vol.
premium-because-fixed-heads-limit = De vaste premie geldt maar voor een beperkt aantal mensen, en deze plaats valt erbuiten.
premium-because-sine-deducted = SINE betaalde al een deel: dat gaat van de loonpremie af.
premium-because-step-down = Het pakket is in zijn latere periode, met een lagere vaste premie.

## Figures of the law

premium-parameters = Waarop dit steunt
premium-parameter = Parameter
premium-value = Waarde
premium-valid-from = Geldt vanaf
premium-status = Status
premium-source = Bron
premium-published = gepubliceerd
premium-not-confirmed = niet bevestigd
premium-unconfirmed-why = Wat niet bevestigd is, kan nog veranderen. Dan komt er een nieuwe berekening; deze blijft zoals ze is.
premium-no-parameters = Er zijn nog geen parameters vastgelegd.
parameter-ggmmi = GGMMI per maand
parameter-ggmmi-in-quarter = GGMMI dat in het kwartaal telt
parameter-cap-multiple = Plafond: maal het GGMMI
parameter-collective-fixed = Begeleiding collectief, vast
parameter-collective-low = Begeleiding collectief, laag
parameter-collective-mid = Begeleiding collectief, gemiddeld
parameter-collective-high = Begeleiding collectief, hoog
parameter-individual-fixed-first = Begeleiding individueel, vast, eerste periode
parameter-individual-fixed-first-quarters = Kwartalen van de eerste periode
parameter-individual-fixed-after = Begeleiding individueel, vast, daarna
parameter-individual-low = Begeleiding individueel, laag
parameter-individual-mid = Begeleiding individueel, gemiddeld
parameter-individual-high = Begeleiding individueel, hoog
parameter-contingent-fte = Contingent in VTE
parameter-fixed-heads-factor = Mensen met vaste premie per VTE
parameter-straddle = Wie over de grens van het contingent valt
parameter-start = dat van het begin
parameter-monthly = maand per maand
parameter-end = dat van het einde
parameter-in = telt mee
parameter-out = telt niet mee

## Invoices

invoice-none = Er is nog geen factuur. Goedgekeurde uren worden factuurlijnen.
invoice-look-for = Klant of nummer
invoice-number = Nummer
invoice-customer = Klant
invoice-date = Datum
invoice-due = Vervalt
invoice-net = Netto
invoice-vat = Btw
invoice-payable = Te betalen
invoice-from = Van
invoice-to = Tot en met
invoice-title = Factuur { $number }
invoice-amounts = Bedragen
invoice-lines = Lijnen
invoice-no-lines = Deze factuur heeft geen lijnen.
invoice-ogm = Mededeling
invoice-received = Ontvangen
invoice-open = Open
invoice-nothing-seen = Op de gelezen banklijnen staat hier nog geen betaling voor.
invoice-ubl = Elektronische factuur (UBL)
invoice-line = Omschrijving
invoice-rate = Per uur
invoice-approvals = Goedkeuringen
uninvoiced-day = Dag
uninvoiced-class = Tariefklasse
uninvoiced-hours = Uren
uninvoiced-shift = Dienst
uninvoiced-none = Alle goedgekeurde uren staan op een factuur.
uninvoiced-taken-back = Teruggenomen na goedkeuring
room-premium-quarters = Alle kwartalen
premium-to-differences = Naar de verschillen
premium-year = Jaar

## Tariffs, and an invoice that goes out

room-tariffs = Tarieven
room-tariff = Een tarief vastleggen
room-issue = Factuur opmaken
tariff-look-for = Klant of klasse
tariff-none = Er is nog geen tarief. Zonder tarief wordt geen uur gefactureerd.
tariff-new = Tarief vastleggen
tariff-choose-company = Kies een klant
tariff-hint = Het tarief geldt voor werk vanaf die dag. Wat al gefactureerd is, verandert niet; een tarief van dezelfde dag wordt vervangen.
tariff-class-hint = Zoals ze bij de uren staat, bijvoorbeeld inpak.
tariff-rate = Btw-tarief in procent
tariff-rate-hint = Bijvoorbeeld 21. Alleen als er btw aangerekend wordt.
tariff-record = Vastleggen
tariff-set = Het tarief is vastgelegd.
tariff-vat-charged = Btw aangerekend
tariff-vat-reversed = Verlegd naar de klant
tariff-vat-exempt = Vrijgesteld
tariff-vat-other-state = Klant in een andere lidstaat
tariff-vat-zero = Nultarief
tariff-fault-class = Geef de klasse op één regel.
tariff-fault-price = Een tarief is meer dan 0 euro.
tariff-fault-rate = Met btw is het tarief meer dan 0 en hoogstens 100 procent.
tariff-fault-category = Kies hoe de btw geldt.
tariff-fault-company = Kies een klant.
issue-for-whom = Voor wie
issue-for-whom-hint = Klanten met de oudste goedgekeurde uren die nog op geen factuur staan.
issue-until-hint = Goedgekeurde uren tot en met deze dag.
issue-look = Ontwerp tonen
issue-waits = Hier wacht de factuur op
issue-nothing = Tot en met deze dag staan alle goedgekeurde uren op een factuur.
issue-no-tariff = Op { $day } geldt geen tarief voor de klasse { $class }.
issue-no-seller = Van het eigen bedrijf is het rekeningnummer, het ondernemingsnummer of het btw-nummer niet bekend. De orderdienst vult dat aan.
issue-no-buyer = Van de klant is het ondernemingsnummer niet bekend of niet geldig. De orderdienst vult dat aan.
issue-no-vat-number = Voor deze btw-regeling moet het btw-nummer van de klant op de factuur staan, en dat is niet bekend.
issue-too-large = De bedragen zijn te groot. Kies een vroegere dag.
issue-send = Factuur versturen
issue-for-good = De factuur krijgt een nummer en verandert daarna niet meer.
issue-reference = Bestelnummer van de klant
issue-reference-hint = Komt op de elektronische factuur.
issue-fault-reference = Schrijf het bestelnummer korter, op één regel.
issue-changed = Intussen zijn er uren of tarieven bij gekomen of veranderd. Kijk het ontwerp opnieuw na.
issue-done = Factuur { $number } is opgemaakt.
