### The week board.

room-board = Week board
board-title = Week board
board-empty = This week has no people or shifts yet. Ask for a { -crew } first, then it appears here.
board-people = People by day
board-places = Places by day
board-worker = { -worker }
board-place = Place
board-tally = How the week stands
board-detail = Shift

## What a cell says

board-free = free
board-outside = not employed
board-elsewhere = planned elsewhere
board-away = absent
board-planned = planned
board-missing = absent
board-provisional = provisional
board-no-show = did not come
board-late = late
board-left-early = left early
board-sent-home = sent home
board-present = present
board-no-shift = no shift
board-homeless = Without a place this week
board-clock =
    { $rest ->
        [0] { $hour }:00
       *[other] { $hour }:{ $two }
    }
board-hours = { $from } to { $to }
board-cell = { $who }, { $day }: { $what }
board-work = { $place }, { $hours }
board-filled = { $there } of { $wanted }
board-cell-short = { $count } too few
board-cell-over = { $count } too many
board-cell-absent = { $count } absent
board-gate-amber = gate amber
board-gate-red = gate red
board-shift = Shift
board-open-shift = Open the shift

## How the week stands

board-all-filled = all filled
board-seats-empty =
    { $count ->
        [one] { $count } empty seat
       *[other] { $count } empty seats
    }
board-seats-absent = { $count } absent though planned
board-gates-shut =
    { $count ->
        [one] { $count } day with a red gate
       *[other] { $count } days with a red gate
    }
board-heads-over = { $count } too many
board-days-provisional = { $count } still provisional

## Above the board

board-name = Name
board-every-place = Every place
board-only-exceptions = Only exceptions
board-none-fit = Nobody fits this filter. Clear the filter to see everybody.
board-loading = Reading the board …
board-weeks = Weeks
board-week-before = Week before
board-week-after = Week after
board-this-week = This week
board-wall = Wall screen

## Keys

board-key-arrows = on the board: from cell to cell
board-key-row = begin and end of the row
board-key-page = a page up or down
board-key-begin = to the first cell
board-key-enter = open the cell
board-key-week = week before and after
