### One shift, for who plans it.

room-shift = Shift
shift-crew = { -crew }
shift-coaches = { -coach(form: "many") }
shift-others = Who can come
shift-gates = What the law asks
shift-publish = Publish
shift-was-published = The shift is published.
shift-assign = Assign
shift-assigned = The assignment is made.
shift-release = Release
shift-released = The assignment is undone.
shift-replace = Replace
shift-instead-of = Instead of { $who }
answer-not-asked = not asked yet
answer-asked = asked
answer-yes = said yes
answer-no = said no
shift-standing-in = stand-in
shift-nobody = Nobody is assigned yet. Choose below who can come.
shift-no-coach = No { -coach } is assigned yet.
shift-no-gates = The law asks no gates for this kind of work.
shift-no-others = Nobody else fits and is free that day.
shift-why-not = Why not the others
shift-gate-none = not asked
shift-gate-green = in order
shift-gate-amber = amber
shift-gate-red = red
shift-refused-gate = Not possible: a gate is red. See “What the law asks”.
shift-refused-absent = Not possible: this { -worker } is absent that day.
shift-refused-booked = Not possible: this { -worker } already has a shift at that hour.
shift-refused-full = Not possible: every seat is filled.
shift-refused-closed = Not possible any more: the hours are approved.
shift-refused-unfit = Not possible: the post asks more than this { -worker } can do.
shift-refused-outside = Not possible: this { -worker } is not employed that day.
shift-refused-already = This { -worker } is on the shift already.
shift-refused-gone = Not possible: meanwhile this seat is no longer theirs.
shift-refused-nobody = Not possible: nobody is assigned yet.
shift-refused-place-closed = Not possible: the place is closed then.
shift-refused-induction = Not possible: there is no safety induction at this place that still counts.
shift-refused-agreement = Not possible: there is no agreement of their own to enclave work.
shift-refused-not-at-hosts = Not possible: this worker is not sent to hosts.
shift-refused-not-here = Cannot be placed here: ask the { -social-service }.
shift-refused-other = It did not work. Reload the page and see whether something changed in between.

## What each gate is about

gate-separate-entity = another legal entity
gate-core-activity = core activity
gate-agreement = signed agreement
gate-notified = notice to the Department
gate-coach-present = a { -coach } always present
gate-coach-qualified = qualified { -coach }
gate-ratio = enough { -coach(form: "many") }
gate-instruction = instructions by the { -coach } alone
gate-one-site = { -coach } at one site at a time
shift-refused-not-ready = Not made known: { $count ->
    [one] { $count } person of the crew may
   *[other] { $count } people of the crew may
} not work there. Below you read who and why.
shift-not-ready = Not ready yet
shift-not-ready-intro = These people may not work at { $place }. As long as that is so, the shift is not made known.
shift-not-ready-record = Record
shift-not-ready-status = The social service decides whether somebody may work at hosts. Otherwise, choose somebody else.
