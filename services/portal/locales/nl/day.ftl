### One working day as it happens.

day-nothing = Op deze pagina is niets te zien voor uw rol. Uw eigen pagina’s staan in het menu.
day-silent = Dit deel is nu niet te lezen: de dienst antwoordt niet. De rest van de dag klopt wel.
day-days = Dagen
day-before = Vorige dag
day-after = Volgende dag
day-today = Vandaag
day-choose = Kies een dag
day-show = Toon

## Orders

day-orders = Orders
day-orders-table = Open orders met beloofde en verwachte datum
day-no-orders = Er zijn geen open orders. Een aanvaarde offerte komt hier vanzelf bij.
day-open-orders =
    { $count ->
        [one] { $count } open order
       *[other] { $count } open orders
    }
day-none-late = geen te laat
day-late = { $count } te laat of dreigend
day-days-late =
    { $count ->
        [one] { $count } werkdag te laat
       *[other] { $count } werkdagen te laat
    }
day-first-orders = Alleen de eerste { $count } van elke stand staan hier.
day-order = Order
day-customer = Klant
day-stage = Stand
day-promised = Beloofd
day-expected = Verwacht
day-stage-unknown = –
day-stage-quoted = offerte
day-stage-accepted = aanvaard
day-stage-in-progress = in uitvoering
day-stage-delivered = geleverd
day-stage-cancelled = geannuleerd
day-stage-lost = verloren

## Crews

day-crews = Ploegen
day-shifts-table = Diensten van de dag met bezetting
day-no-shifts = Voor deze dag is geen { -crew } gevraagd.
day-shifts =
    { $count ->
        [one] { $count } dienst
       *[other] { $count } diensten
    }
day-all-filled = alle bezet
day-short = { $count } onderbezet
day-too-few = { $count } te weinig
day-too-many = { $count } te veel
day-first-shifts = Alleen de eerste { $count } diensten staan hier.
day-place = Werkplek
day-hours = Uren
day-heads = Bezetting
day-stage-requested = gevraagd
day-stage-published = bekendgemaakt
day-stage-approved = uren goedgekeurd

## People and time, as numbers

day-absences = Afwezigheden
day-absent = Afwezig
day-available = Beschikbaar
day-seats-empty = Lege plaatsen
day-minutes = Uren
day-present = Aanwezig, te betalen
day-approved = Goedgekeurd, te factureren
day-open-breaches =
    { $count ->
        [one] { $count } open inbreuk
       *[other] { $count } open inbreuken
    }
day-breaches-wait = Die uren wachten op een beslissing.

## Money

day-invoices = Facturen
day-invoiced = Gefactureerd, te betalen
day-to-invoice = Nog te factureren
day-held =
    { $count ->
        [one] { $count } goedkeuring
       *[other] { $count } goedkeuringen
    }
day-held-wait = wacht op een beslissing.
day-no-invoices = Er is nog geen factuur. Goedgekeurde uren worden factuurlijnen.
day-number = Nummer
day-date = Datum
day-due = Vervalt
day-payable = Te betalen
day-premiums = Premies
day-premiums-table = Premies per kwartaal, verwacht en betaald
day-no-quarter = Er is nog geen kwartaal berekend. Laad eerst de DmfA-lijnen van een kwartaal.
day-quarter = Kwartaal
day-paid = Betaald
day-difference = Verschil
day-unconfirmed = berekend met een parameter die nog niet bevestigd is
