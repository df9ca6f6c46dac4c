### The order desk: orders and companies.

room-orders = Orders
room-order = Order
room-company = Bedrijf

## The list

order-reference = Order
order-customer = Klant
order-stage = Stand
order-promised = Beloofd
order-expected = Verwacht
order-risk = Risico
order-show = Welke orders
order-show-late = te laat of dreigend
order-show-all = alle
order-show-quoted = offertes
order-show-accepted = aanvaard
order-show-in-progress = in uitvoering
order-show-delivered = geleverd
order-show-cancelled = geannuleerd
order-show-lost = verloren offertes
order-look-for = Klant of order
order-promised-until = Beloofd tot
order-none-late = Geen enkele open order is te laat. Kies boven de lijst “alle” om de andere orders te zien.
order-late =
    { $count ->
        [one] { $count } werkdag te laat
       *[other] { $count } werkdagen te laat
    }
order-threatens =
    { $count ->
        [one] dreigt: { $count } werkdag
       *[other] dreigt: { $count } werkdagen
    }

## One order

order-no-day = nog niet
order-done = Gedaan
order-worth = Waarde
order-work = Werk
order-no-lines = Deze order heeft geen lijnen.
order-no-tasks = Voor deze lijn zijn geen deeltaken vastgelegd.
order-pieces =
    { $count ->
        [one] { $count } stuk
       *[other] { $count } stuks
    }
order-line = Lijn
order-asked = Gevraagd
order-task = Deeltaak
order-department = Afdeling
order-time = Standaardtijd
order-progress = Voortgang
order-done-of = { $done } van { $count }
order-promise = Waarom deze datum
order-promise-why = Elke dag draagt wat de afdeling nog vrij had. De laatste dag van het werk is de waarschijnlijke; een veilige dag ligt zo ver als een slechte week vraagt.
order-no-promise = Er is nog geen datum beloofd. Dat gebeurt als de offerte aanvaard wordt.
order-day = Dag
order-minutes = Voor deze order
order-free = Nog vrij
order-course = Verloop
order-was-accepted = Aanvaard
order-material = Materiaal van de klant binnen
order-valid-until = Offerte geldig tot en met deze dag
order-was-promised = Beloofde dag
order-is-expected = Verwacht klaar volgens de capaciteit van nu
order-was-delivered = Geleverd
order-not-delivered = De order is nog niet geleverd.

## A company

order-of-company = Orders
order-none-of-company = Dit bedrijf heeft nog geen orders. Wat aanvaard wordt, komt hier vanzelf bij.
company-known = Gegevens
company-roles = Is
company-customer = klant
company-supplier = leverancier
company-own = het { -workshop } zelf
company-number = Ondernemingsnummer
company-vat = Btw-nummer
company-address = Adres
company-sector = Sector
company-email = E-mail
order-why = Waarom
order-why-passed = de beloofde dag is voorbij
order-why-material = het materiaal van de klant komt te laat
order-why-work = het werk dat nog moet, past niet meer voor die dag
order-why-no-day = er is geen dag in zicht
order-why-not-delivered = klaar, maar nog niet geleverd
