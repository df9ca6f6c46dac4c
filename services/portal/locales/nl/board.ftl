### The week board.

room-board = Weekbord
board-title = Weekbord
board-empty = Deze week heeft nog geen mensen of diensten. Vraag eerst een { -crew } aan, dan verschijnt ze hier.
board-people = Mensen per dag
board-places = Werkplekken per dag
board-worker = { -worker }
board-place = Werkplek
board-tally = Stand van de week
board-detail = Dienst

## What a cell says

board-free = vrij
board-outside = niet in dienst
board-elsewhere = elders ingepland
board-away = afwezig
board-planned = ingepland
board-missing = afwezig
board-provisional = voorlopig
board-no-show = niet gekomen
board-late = te laat
board-left-early = vroeger weg
board-sent-home = naar huis
board-present = aanwezig
board-no-shift = geen dienst
board-homeless = Zonder werkplek deze week
board-clock =
    { $rest ->
        [0] { $hour }
       *[other] { $hour }.{ $two }
    }
board-hours = { $from } tot { $to } uur
board-cell = { $who }, { $day }: { $what }
board-work = { $place }, { $hours }
board-filled = { $there } van { $wanted }
board-cell-short = { $count } te weinig
board-cell-over = { $count } te veel
board-cell-absent = { $count } afwezig
board-gate-amber = poort oranje
board-gate-red = poort rood
board-shift = Dienst
board-open-shift = Open de dienst

## How the week stands

board-all-filled = alles bezet
board-seats-empty =
    { $count ->
        [one] { $count } plaats onbezet
       *[other] { $count } plaatsen onbezet
    }
board-seats-absent = { $count } keer afwezig terwijl ingepland
board-gates-shut =
    { $count ->
        [one] { $count } dag met een rode poort
       *[other] { $count } dagen met een rode poort
    }
board-heads-over = { $count } te veel
board-days-provisional = { $count } nog voorlopig

## Above the board

board-name = Naam
board-every-place = Alle werkplekken
board-only-exceptions = Enkel uitzonderingen
board-without-place = Zonder plaats op een weekdag
board-none-fit = Niemand past bij deze filter. Maak de filter leeg om iedereen te zien.
board-loading = Het bord wordt gelezen …
board-weeks = Weken
board-week-before = Vorige week
board-week-after = Volgende week
board-this-week = Deze week
board-wall = Muurscherm

## Keys

board-key-arrows = op het bord: van vak naar vak
board-key-row = begin en einde van de rij
board-key-page = een bladzijde hoger of lager
board-key-begin = naar het eerste vak
board-key-enter = het vak openen
board-key-week = vorige en volgende week

## Another person on a seat

board-held-seat = Opgepakt: de plaats van { $who } op { $day }. Ga met de pijlen naar wie in de plaats komt; spatie legt neer, Escape laat los.
board-held-hole = Opgepakt: een plaats bij { $who } op { $day }. Ga naar wie die plaats krijgt; spatie legt neer, Escape laat los.
board-held-free = Opgepakt: { $who } op { $day }. Ga naar de werkplek; spatie legt neer, Escape laat los.
board-laid = Neergelegd. Er is niets veranderd.
board-other-day = De dag en de uren blijven dezelfde: kies iemand in dezelfde kolom.
board-no-seat = Daar is geen plaats om te geven.
board-seat-of = Plaats bij { $place }
board-was-replaced = De plaats is aan iemand anders gegeven.
board-was-swapped = De twee mensen wisselden van plaats.
board-undo = Maak ongedaan
board-not-undone = Ongedaan maken kan niet meer. { $why }
board-no-undo = Er is niets meer om ongedaan te maken.
board-unsure = Er kwam geen antwoord. Kijk op het bord of het gebeurd is.
board-assign-who = Wijs { $who } toe
board-key-space-name = Spatie
board-key-space = een plaats oppakken en bij iemand anders neerleggen
board-key-delete = de plaats vrijmaken
board-key-undo = ongedaan maken wat u op het bord deed
