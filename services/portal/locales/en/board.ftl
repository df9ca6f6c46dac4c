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
board-without-place = Without a place on a weekday
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

## Another person on a seat

board-held-seat = Picked up: the seat of { $who } on { $day }. Go with the arrows to whoever takes it; space puts it down, Escape lets go.
board-held-hole = Picked up: a seat at { $who } on { $day }. Go to whoever gets it; space puts it down, Escape lets go.
board-held-free = Picked up: { $who } on { $day }. Go to the place; space puts down, Escape lets go.
board-laid = Put down. Nothing changed.
board-other-day = The day and the hours stay the same: choose somebody in the same column.
board-no-seat = There is no seat to give there.
board-seat-of = Seat at { $place }
board-was-replaced = The seat was given to somebody else.
board-was-swapped = The two people changed places.
board-undo = Undo
board-not-undone = This can no longer be undone. { $why }
board-no-undo = There is nothing left to undo.
board-unsure = No answer came. Look at the board to see whether it happened.
board-assign-who = Assign { $who }
board-key-space-name = Space
board-key-space = pick up a seat and put it down with somebody else
board-key-delete = free the seat
board-key-undo = undo what you did on the board
