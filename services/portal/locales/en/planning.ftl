### Plans, a bad day and the calls it asks for.

room-plans = Plans
room-bad-day = Bad day
room-calls = Call list
plan-title = Plans
plan-one = Plan
plan-made = Plans of this week
plan-made-at = Made
plan-stage = State
plan-none = No plan was made for this week yet. Start one here.
plan-changed-since = Changed since it was made known
plan-changed-none = Nothing changed on shifts that were made known.
plan-start = Search a plan
plan-start-hint = For every shift that was not made known yet, Werkbrug looks who works best where. Nothing changes until you apply the plan.
plan-search-for = How long to search
plan-seconds = { $count } seconds
plan-keep = Whoever is assigned stays
plan-keep-hint = Untick to place people again who were assigned by hand.
plan-start-now = Start
plan-state = State
plan-state-waiting = waiting
plan-state-searching = searching
plan-state-done = done
plan-state-stopped = stopped
plan-state-applied = applied
plan-state-failed = failed
plan-elapsed = Searched { $elapsed } of { $wanted } seconds.
plan-progress = How far the search is
plan-of = { $there } of { $wanted }
plan-seats-empty = Empty seats
plan-idle = People without a place, counted a day
plan-weight = Weight of the empty seats
plan-wishes = Wishes and habits, in points
plan-at-least = { $figure } (never less than { $bound })
plan-smaller-is-better = The smaller the figures the better. An empty seat at a { -host } counts twice.
plan-stop = Stop searching
plan-apply = Apply the plan
plan-apply-hint = Whoever comes or goes stands below. Nothing is made known yet.
plan-was-applied = The plan was applied: { $changes } { $changes ->
    [one] change
   *[other] changes
} on { $shifts } { $shifts ->
    [one] shift
   *[other] shifts
}. Make the shifts known when you are ready.
plan-failed-nothing = Every shift of this week was made known already.
plan-failed-pin = Somebody who must stay on a shift cannot be there.
plan-failed-other = The search failed. Try again.
plan-blocked = Not in the plan: a red gate, or closed
plan-blocked-closed = Closed: { $word }.
plan-changes = What this plan changes
plan-changes-none = This plan changes nothing.
plan-coach = { -coach }
plan-stays = { $count } { $count ->
    [one] stays
   *[other] stay
}
plan-move-joins = comes
plan-move-leaves = leaves
plan-move-stays = stays
plan-refused-changed = Not applied: { $place } on { $day }, { $hours }, changed meanwhile. Search a new plan.
plan-refused-other = Not applied: the plan is not the one you saw any more. Look again.

## A day on which people are missing

repair-title = Bad day
repair-one = Proposal
repair-propose = People are missing
repair-propose-hint = For all shifts of the day together, Werkbrug looks how to go on. Whoever was told, is on the way or at work stays.
repair-propose-now = Make a proposal
repair-nobody-missing = Nobody who is expected is missing on that day.
repair-calls = Call list
repair-coaches-away = { -coach(form: "many") } away
repair-coaches-none = No { -coach } is away that day.
repair-coach-away = Is away that day
repair-coach-back = There after all
repair-coach-is-back = Noted: there after all.
repair-coach-is-away = Noted. { $count } { $count ->
    [one] shift waits
   *[other] shifts wait
} for somebody else.
repair-days = Another day
repair-day-before = Day before
repair-day-after = Day after
repair-missing = Who is missing
repair-held = { $count } { $count ->
    [one] person was told, is on the way or at work and stays
   *[other] people were told, are on the way or at work and stay
} in place.
repair-no-way = No way was found. Look shift by shift who can come.
repair-ways = Ways to go on
repair-way = { $way }: { $changes } { $changes ->
    [one] change
   *[other] changes
}, { $empty } { $empty ->
    [one] empty seat
   *[other] empty seats
}
repair-way-fewest = Fewest changes
repair-way-balanced = Balanced
repair-way-most-seats = Most seats filled
repair-accept = Accept
repair-accepted = accepted
repair-was-accepted = Accepted: { $shifts } { $shifts ->
    [one] shift
   *[other] shifts
}. { $count } { $count ->
    [one] line stands
   *[other] lines stand
} on the call list.
repair-others = Who else, and why not the others
repair-goes-with = Goes together with { $shifts }: people go from the one to the other.
repair-stuck = no { -coach } found
repair-bus = bus at { $at }
repair-refused-already = This shift was accepted already.
repair-refused-changed = Not accepted: something changed meanwhile. Make a new proposal.

## Whom to call

call-none = Nobody needs to be called. Whoever gets other work by an accepted proposal appears here.
call-how = How
call-by-phone = phone
call-by-message = message
call-in-person = on the spot
call-by-coach = by the { -coach }
call-open = to call
call-not-reached = not reached
call-said-yes = said yes
call-said-no = said no
call-moves = Goes from { $from } to { $to }.
call-comes = Comes to work at { $to }.
call-free = Need not go to { $from }.
call-was-recorded = Noted.
call-was-refused = Noted. The seat is free again: make a new proposal.
call-refused-changed = Somebody noted something else meanwhile. Look again.
call-yes-after-all = comes after all
call-refused-gone = Not noted: this shift is gone.
