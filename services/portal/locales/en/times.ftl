### Hours by another way than the telephone: paper, a time clock, the payroll office; pieces and tasks of a crew.

room-attendance = Attendance
room-week-card = Card of the week
room-pay = Hours to pay
room-clock = Time clock
times-nothing-to-pay = Nothing was recorded in this period yet. Choose another.
times-sheet = Attendance sheet
times-sheet-hint = Fill in with a pen. Write the attendance down in Werkbrug afterwards.
times-in = In
times-out = Out
times-remark = Remark
times-initials = Initials
times-later-intro = Write down here what stands on paper or what the time clock proposes. What was recorded stays; correct it on the day itself under “Today”.
times-no-crew = There is no { -crew } on that day. Choose another day.
times-write-down = Write down
times-by-the-clock = by the time clock { $hours }
times-written-down = { $count ->
        [one] { $count } person recorded.
       *[other] { $count } people recorded.
    }
times-left-alone = { $count ->
        [one] { $count } person was recorded meanwhile and stays as it was.
       *[other] { $count } people were recorded meanwhile and stay as they were.
    }
times-not-written = Not recorded, look again: { $names }.
times-of-nobody = { $count ->
        [one] { $count } line is about nobody on this day any more and was not recorded.
       *[other] { $count } lines are about nobody on this day any more and were not recorded.
    }
times-clock-intro = Bring in what the time clock noted. It proposes times; a { -coach } confirms them under “Attendance”. What was recorded does not change.
times-clock-file = File of the time clock (CSV)
times-clock-columns = Four columns with a semicolon between them: name, day, in and out.
times-clock-sample = naam;dag;in;uit
times-clock-bring = Bring in
times-clock-unread = Nothing was brought in: { $count ->
        [0] the file is empty.
        [one] line { $lines } cannot be read.
       *[other] { $count } lines cannot be read, such as { $lines }.
    }
times-clock-taken = { $count ->
        [one] { $count } time brought in.
       *[other] { $count } times brought in.
    }
times-clock-unknown = Not known, or of more than one person: { $names }.
times-clock-refused = This file could not be brought in: check the hours.
times-swap-with = Change tasks with
times-swap = Change
times-swapped = Changed.
times-swap-unfit = This cannot be: one of the two cannot do that post. Planning knows why.
times-swap-ticked = One of the two was recorded already; changing is over.
times-swap-gate = This cannot be: a gate is red. Call planning.
times-swap-refused = This did not work. Look how it stands now.
times-pieces-of = Report pieces
times-pieces = Pieces of the whole { -crew }
times-report-pieces = Report
times-pieces-done = Reported. The { -host } sees the total.
times-pieces-refused = This could not be reported. Check the number.
times-pieces-number = Fill in a whole number.
times-made-before = What was made
times-made = { $count ->
        [one] { $count } piece
       *[other] { $count } pieces
    }
times-incidents = { $count ->
        [one] { $count } incident
       *[other] { $count } incidents
    }
times-taken-back = { $hours } taken back: fewer hours were worked than approved
