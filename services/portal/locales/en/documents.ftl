### What goes on paper. The Dutch counts; other languages stand beside it as an aid.

room-agreements = Agreements
room-my-week = My week
doc-agreement = Agreement
doc-notification = Notice
doc-roster = Roster
doc-time-sheet = Time sheet
doc-no-agreements = No agreement is recorded yet. They come from the data that the { -workshop } brings in.
doc-not-yet = not yet
doc-read-at = As it stood in Werkbrug on { $day } at { $clock }.
doc-worth = This sheet says what is recorded. The signed copy counts.
doc-sign-here = Name, date and signature
doc-for-workshop = For the { -workshop }
doc-for-host = For the { -host }

## An agreement

doc-kind = Kind
doc-kind-enclave = enclave
doc-kind-service = contract for services
doc-kind-department = work in a department of our own
doc-kind-unknown = unknown
doc-workshop = { -workshop }
doc-host = { -host }
doc-the-workshop = The { -workshop }
doc-the-host = The { -host }
doc-kbo = enterprise number { $number }
doc-place = Place of work
doc-unit = establishment unit { $number }
doc-work = Work
doc-core = This work belongs to the core activity of the { -host } (main activity { $nace }).
doc-not-core = This work does not belong to the core activity of the { -host }.
doc-duration = Duration
doc-from = From { $from }, without an end.
doc-from-to = From { $from } through { $to }.
doc-guidance = Direction
doc-led-by-coach = Only the { -coach } of the { -workshop } instructs the { -worker(form: "many") }. The { -host } says what, how much and by when.
doc-led-unsaid = It is not agreed that only the { -coach } gives instructions.
doc-signed-on = Signed
doc-notified-on = Department told
doc-starts-on = From
doc-ends-on = To
doc-tariff = Tariff class

## The notice to the Department

doc-to-department = To the Department of Work and Social Economy (Flanders)
doc-notification-says = The { -workshop } gives notice of an enclave: { -worker(form: "many") } of the { -workshop } work with guidance in the company below, under a written agreement. They stay employed by the { -workshop } and take instructions from the { -coach } alone.
doc-notification-when = The notice is given at least one day before the work begins. It is a notice, not a request for permission.
doc-sent-on = Sent on

## A roster and a time sheet

doc-week = { $week }, from { $from } through { $to }
doc-people = Who works when
doc-coaches = { -coach(form: "many") }
doc-shifts = Shifts
doc-name = Name
doc-coach = Guidance
doc-day = Day
doc-hours = Hours
doc-break = Break
doc-heads = People
doc-planned = Planned
doc-worked = Worked
doc-approved = Approved
doc-state = State
doc-is-approved = approved
doc-is-held = waits for a decision
doc-waits = waits for approval
doc-together = Planned together: { $hours }.
doc-sum = Worked together: { $present }, approved: { $approved }.
doc-nothing-known = Nothing has been made known for this week yet. Look in another week.
doc-no-hours = This week has no shifts here. Look in another week.
doc-still-planned =
    { $count ->
        [one] { $count } more shift of this week has not been made known and so does not stand here.
       *[other] { $count } more shifts of this week have not been made known and so do not stand here.
    }
