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
