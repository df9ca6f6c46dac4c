### A coach's own crews of today.

room-crew-today = Today
room-offline = Without a connection
crew-read-at = Read at { $clock }
crew-silent = The crews cannot be read now: the service does not answer. Try again soon.
crew-none = You guide no { -crew } today. Is that wrong? Call the planners.
crew-nobody = Nobody is on this shift yet.
crew-there = { $there } of { $all } present
crew-to-take = { $count } not ticked off yet
crew-ticked-at = ticked at { $clock }
crew-all-taken = everybody taken
crew-seats-empty =
    { $count ->
        [one] { $count } empty seat
       *[other] { $count } empty seats
    }
crew-colleagues = Together with
crew-present = Present
crew-late = Came late
crew-left-early = Left early
crew-no-show = Did not come
crew-sent-home = Sent home
crew-not-taken = not taken yet
crew-absent = not expected
crew-other = Something else
crew-correct = Correct
crew-what = What happened?
crew-worked = How long did they work, without the break?
crew-worked-hint = With “Did not come” this does not count.
crew-hours = h
crew-minutes = min
crew-save = Save
crew-together = Look together
crew-back = Back to today
crew-done = Taken.
crew-done-breach = Taken. This shift breaks a rule: the planners decide what becomes of the hours.
crew-no-number = Choose what happened and fill in whole hours and minutes. Nothing was taken.
crew-refused-minutes = The hours do not go with what happened: who was there has at least one minute. Nothing was taken.
crew-refused-early = This shift is still to come. Take presence on the day itself.
crew-refused-not-yours = You do not guide this shift any more, or this person does not work there. Nothing was taken.
crew-refused-silent = The service that keeps this does not answer. Nothing was taken; try again soon.
crew-refused = This could not be taken. See how things stand now, and call the planners if it is wrong.
crew-offline = There is no connection. What stands below may be old; what you tick waits on this device and leaves by itself.
crew-offline-nothing = What you saw cannot be read here any more: only in the same tab and while you are signed in.
crew-try-again = Try again
