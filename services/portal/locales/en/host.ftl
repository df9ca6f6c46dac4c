### The host planner's own week.

room-host-week = Own week
host-week = How the week is filled
host-week-table = Places by day: how many come and how many were asked for
host-weeks = Weeks
host-week-before = Previous week
host-week-after = Next week
host-choose = Choose a day
host-show = Show
host-today = Today
host-place = Place
host-together = Together
host-silent = This part cannot be read now: the service does not answer. The rest of the page is right.
host-nothing-asked = No { -crew } was asked for this week. Ask the planners of the { -workshop } for one.
host-of = { $coming } come, { $wanted } asked for
host-asked = being filled
host-short = { $count } too few
host-over = { $count } too many
host-settled = final
host-provisional = provisional
host-all-filled = As many people everywhere as you asked for.
host-days-short =
    { $count ->
        [one] { $count } place and day with too few people
       *[other] { $count } places and days with too few people
    }

## The crew of a day

host-crew = { -crew } of { $day }
host-no-shifts = No { -crew } was asked for this day. Choose another day of the week.
host-absent = { $count } absent
host-no-coach = no { -coach } yet
host-coaches = { -coach(form: "many") } to call
host-names =
    { $count ->
        [one] Access list: { $count } name
       *[other] Access list: { $count } names
    }

## Hours

host-minutes = Hours to approve
host-no-minutes = No hours of this week or the one before are waiting. Older hours are in an earlier week.
host-minutes-wait =
    { $count ->
        [one] { $count } shift waits for you, { $hours } in all.
       *[other] { $count } shifts wait for you, { $hours } in all.
    }
host-present = Present
host-class = tariff class
host-still-running = The shift runs until { $until }. Approve now all the same?
host-only-once = The hours of a shift are approved once. What is worked afterwards is not added.
host-approve-of = Approve the hours of { $place }
host-hours = h
host-min = min
host-approve = Approve
host-approved =
    { $count ->
        [one] { $count } shift is approved
       *[other] { $count } shifts are approved
    }
host-approved-of = { $approved } approved of { $present }
host-held = approved, waits for a decision of the { -workshop }
host-done = { $hours } approved. They will be on the next invoice.
host-done-held = { $hours } approved. Somebody of the { -workshop } looks at this shift first; the invoice comes after that.
host-no-number = Those are no hours and minutes. Fill in whole hours, and minutes up to 59. Nothing was approved.
host-refused-beyond = That is more than was worked: { $present } present, { $approved } approved already. Nothing was approved.
host-refused-already = The hours of this shift are approved already. Nothing has changed.
host-refused-none = You cannot approve zero hours. Did nobody work? Then call the { -coach }.
host-refused-dropped = The { -workshop } decided that these hours will not be invoiced. You need not do anything.
host-refused-not-yours = The hours of this kind of work are approved by somebody else.
host-refused-gone = This shift is no longer there. See how things stand now.
host-refused-silent = The service that keeps this does not answer. Nothing was approved; try again later.
host-refused = These hours could not be approved. Nothing has changed; call the { -coach } if it is urgent.
