### What happens around a crew on the day itself: ticks that wait, signals, hours that somebody doubts, cards on paper.

## Ticks on their way

floor-waits = waits for a connection
floor-count = Still to send: { $count }.
floor-offline = There is no connection; this device sends them by itself as soon as there is one.
floor-silent = The service does not answer; this device tries again by itself.
floor-signed-out = You are no longer signed in. Sign in on this device and open “Today”; then they are sent.
floor-leaves = Ticks still wait for a connection: { $count }. Signing out now throws them away. Sign out all the same?
floor-leaves-unknown = This device cannot tell whether ticks still wait. Signing out now throws away what waits. Sign out all the same?
floor-refusals = Not recorded:
floor-leaves-all-the-same = Sign out all the same?
floor-unkept = This tick was not kept: this device has no room and no connection. Write it down and try again later.
floor-refused-newer = Meanwhile somebody recorded something else for this person. That stays; look how it stands now.
floor-refused-too-long = This was said too long ago. Call the planners.

## Signals

floor-ask-help = Help or report
floor-help = Help needed
floor-incident = Incident
floor-host-instructed = The { -host } gave an instruction
floor-seen = Seen
floor-feedback = Feedback given
floor-other = Something else
floor-unanswered = waits for an answer
floor-coming = somebody is coming
floor-called = called
floor-settled = settled
floor-signal-sent = Reported.
floor-refused-signal = This could not be reported. Call the planners.
room-signals = Signals
floor-signals-intro = What { -coach(form: "many") } reported and what still waits for somebody. Call first; then say what you did.
floor-no-signals = Nobody waits for an answer.
floor-about = about { $name }
floor-answer-of = Answer to { $place }
floor-answer-done = Saved. The { -coach } sees it at once.
floor-answer-refused = This signal was answered or does not exist any more.
floor-page-silent = This cannot be read now: the service does not answer. Try again in a moment.

## Looking together, and cards on paper

floor-number = Your code
floor-number-new = Choose a code of four digits
floor-number-hint = Counts until you sign out. Tell nobody.
floor-number-digits = A code has exactly four digits.
floor-number-wrong = That is not your code. After five wrong ones you are signed out.
floor-number-why = Looking together shows this person’s day alone. Everything else stays shut until you type your code.
floor-number-begin = Save and look together
floor-number-end = Back to everything
floor-for-coach = For the { -coach }
floor-read-aloud = Read aloud
floor-card-changed = Today differs from the card of { $moment }. Print a new one.
floor-print-told = The card was noted as printed.
room-wrong-cards = Cards that are wrong now
floor-cards-intro = These people have a card on paper that says something else than is planned, for today or the next week. Give them a new one.
floor-no-wrong-cards = Every printed card is still right.
floor-card-who = Who
floor-card-day = Day of the card
floor-card-printed = Printed

## Own hours, and hours that somebody doubts

room-my-hours = My hours
floor-hours-intro = These are the hours that were recorded. Is something not right? Say so here. Somebody looks and answers.
floor-no-hours = No hours of yours were recorded yet.
floor-not-right = Not right
floor-what-is-wrong = What is not right?
floor-should-be = What should it be?
floor-say-so = Say that it is not right
floor-too-few = It is too little
floor-too-many = It is too much
floor-was-there = I was there
floor-was-not-there = I was not there
floor-claimed = should be: { $hours }
floor-recorded = recorded: { $hours }
floor-objection-open = waits for an answer
floor-objection-granted = corrected
floor-objection-kept = talked over, it stays as it is
floor-objection-done = You said that it is not right. Your { -coach } or the planners will answer.
floor-objection-no-number = Fill in whole hours and minutes.
floor-objection-minutes = These hours do not go with what you chose. Look again.
floor-objection-late = This was more than two months ago. Ask your { -coach }.
floor-objection-open-already = You said so already. An answer is still to come.
floor-objection-refused = That did not work. Ask your { -coach } for help.
room-objections = Hours that are doubted
floor-objections-intro = These people say that their hours are not right. Talk first; then correct them or say that they stay.
floor-no-objections = Nobody waits for an answer about their hours.
floor-grant = Correct to { $hours }
floor-keep = Talked over, it stays
floor-objection-answered = Answered. The { -worker } sees it beside the own hours.
floor-objection-answer-refused = This objection was answered or does not exist any more.

## What a host asks for

room-requests = Requests
floor-ask-new = Ask for a { -crew }
floor-ask-same = Same as last time
floor-coming-shifts = What is coming
floor-calendar = Calendar for your own program
floor-no-agreement = No agreement is running yet. Call the { -workshop }.
floor-nothing-before = You did not ask for anything yet. First ask for one { -crew }; then the same can be had again.
floor-nothing-coming = Nothing was asked for the coming weeks.
floor-post = Work
floor-day = Day
floor-day-for = Day for { $place }
floor-from = From (hh:mm)
floor-to = To (hh:mm)
floor-break = Break in minutes
floor-heads = How many people
floor-heads-wanted = { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
floor-ask = Ask
floor-ask-same-button = Ask for the same
floor-week-hint = Or ask for all of this week again next week: work, hours and number. What is there already stays.
floor-week-again = Ask for this week again
floor-week-asked = { $count ->
        [one] { $count } shift asked for next week.
       *[other] { $count } shifts asked for next week.
    }
floor-week-refused = Not asked for { $days }: it is closed then, or the agreement no longer runs.
floor-asked = Asked. The planners fill the { -crew }.
floor-cancelled = cancelled
floor-provisional-until = provisional until { $clock } of the day itself
floor-stood = At { $clock } this was final: { $count }. Since then:
floor-why-host-asked = asked by the { -host }
floor-why-workshop-asked = number changed by the { -workshop }
floor-why-planned = changed by the planning of the { -workshop }
floor-why-fell-out = somebody cannot come
floor-why-came-back = somebody comes after all
floor-why-stood-in = attendance adjusted on site
floor-owed = { $hours } owed by the agreement
floor-change = Change or cancel
floor-change-heads = Change the number
floor-cancel = Cancel the shift
floor-costs-nothing = Asking for fewer people or cancelling costs nothing.
floor-free-until = Asking for fewer people or cancelling costs nothing through { $day }.
floor-costs-now = Asking for fewer people or cancelling now costs { $percent }% of the hours given up, as the agreement says.
floor-change-done = Changed.
floor-cancel-done = Cancelled.
floor-refused-form = Fill in a day, hours like 08:00 and whole numbers. Nothing was asked.
floor-refused-heads = Ask for at least one and at most five hundred people.
floor-refused-stale = The shift changed meanwhile. Look how it stands now.
floor-refused-presence = Somebody was recorded on this shift already; it cannot be cancelled any more.
floor-refused-begun = Work has begun already: the shift can no longer be cancelled or made smaller.
floor-refused-over = That day is over or its hours were approved.
floor-refused-agreement = The agreement does not run on that day.
floor-refused-hours = Those hours make no shift. Look at the hours and the break.
floor-refused-request = That did not work. Nothing changed; call the { -workshop } if it is urgent.
floor-calendar-intro = A calendar with the hours and numbers of your shifts, without names. Whoever knows the address reads it; revoke it when it falls into the wrong hands.
floor-calendar-open = Make a calendar address
floor-calendar-opened = Address of { $moment }
floor-calendar-revoke = Revoke the address of { $moment }
floor-calendar-address = This address is shown only once. Paste it into your calendar: { $address }
floor-calendar-revoked = Revoked. That address leads nowhere any more.
floor-calendar-refused = That did not work. Revoke an old address first, or try again later.
floor-calendar-name = Crews of the { -workshop }
floor-calendar-line = { $place }: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }
floor-calendar-text = Numbers and { -coach(form: "many") } are in Werkbrug.

## How the collaboration goes

room-collaboration = Collaboration
floor-how-is-it = How does the collaboration go this month?
floor-evaluate-intro = Five questions about the collaboration, never about a person. Once a month.
floor-evaluated-work = Place of work
floor-q-heads = Did as many people come as agreed?
floor-q-coach = Could the { -coach } be reached?
floor-q-work = Was the work as agreed?
floor-q-notice = Were you told of changes in time?
floor-q-safety = Are reception and safety in order?
floor-a-yes = Yes
floor-a-mostly = Mostly
floor-a-no = No
floor-evaluate = Send
floor-evaluated = Thank you. The { -workshop } reads it.
floor-evaluated-before = You answered for this work this month already.
floor-evaluate-refused = That did not work. Answer every question and try again.
floor-evaluations = What { -host(form: "many") } find
floor-no-evaluations = No { -host } said anything yet.
floor-silence = To approve by silence
floor-silence-intro = The agreed working days are over and the { -host } said nothing. What was recorded can be approved; beside the hours stands that it was by silence.
floor-no-silence = No hours wait after the silence of a { -host }.
floor-approve-tacitly = Approve by silence: { $place }
floor-silence-done = Approved by silence.
floor-silence-early = The agreed working days are not over yet.
floor-silence-refused = These hours could not be approved. Look how it stands now.
floor-terms = Terms of an agreement
floor-terms-intro = What the agreement itself says. Without terms the count is definitive at 7:15, a change costs nothing and silence approves nothing.
floor-no-agreements = There is no agreement with a { -host } yet.
floor-definitive-hour = Count definitive at (hh:mm)
floor-notice-days = Changes are free until so many working days before
floor-late-percent = Owed after that, in percent
floor-tacit-days = Silence approves after so many working days (0 is never)
floor-terms-saved = Saved.
floor-terms-refused = No agreement can have these terms: look at the hour, the days and the percentage.
floor-silence-of-host = By silence
floor-tacit-on = will be approved by silence on { $day }, if you say nothing
floor-was-tacit = approved by silence
