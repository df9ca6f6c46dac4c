### What a gate finds, in one plain sentence each.

gate-host-unknown = The { -host }’s company number is not known: record the { -host } first.
gate-own-number-unknown = Our own company number is not recorded: there is nothing to compare.
gate-same-entity = { -host } and { -workshop } have the same company number: that is not allowed.
gate-other-entity = In order: the { -host } is another legal entity.
gate-not-core = This is not the { -host }’s core activity: that is a contract for services.
gate-activity-missing = The { -host }’s main activity is not filled in.
gate-work-missing = The agreement does not say which work is done.
gate-activity-no-code = The main activity is no NACE code: check it in the Crossroads Bank.
gate-core-fits = In order: the work belongs to the { -host }’s main activity { $activity }.
gate-unsigned = The agreement is not signed.
gate-signed-late = Signed on { $signed }, after the start on { $start }.
gate-not-running = The agreement does not run on { $day }.
gate-signed-on-start = Signed on the first day, { $start }: keep the hour.
gate-signed = In order: signed on { $signed }.
gate-not-notified = The Department was not told yet; the start is on { $start }.
gate-notified-late = Told on { $told }; it had to be on the day before the start on { $start }.
gate-notified-barely = Told on { $told }, one day before the start on { $start }: that is close.
gate-was-notified = In order: told on { $told }, the start is on { $start }.
gate-host-may-instruct = The agreement does not say that only the { -coach } gives instructions: the { -host } may exercise no authority.
gate-coach-instructs = In order: only the { -coach } gives instructions.
gate-no-shift-yet = No shift on that day yet: this cannot be judged yet.
gate-no-coach = No { -coach } from { $from } to { $to }.
gate-coaches-there = In order: { $count ->
        [one] { -coach } { $coach } is
       *[other] { -coach(form: "many") } { $coach } are
    } there from { $from } to { $to }.
gate-no-qualified-coach = No qualified { -coach } from { $from } to { $to }.
gate-some-unqualified = Not every { -coach } is qualified; one who is, is there all the time.
gate-all-qualified = In order: every { -coach } is qualified.
gate-too-few-coaches = Too few { -coach(form: "many") } from { $from } to { $to }: the norm asks { $heads } (heads) and { $fte } (FTE), qualified and there: { $there }.
gate-enough-coaches = In order: the norm asks { $heads } (heads) and { $fte } (FTE), qualified and there: { $there }.
gate-coach-elsewhere = { -coach } { $coach } stands at { $place } at the same hours.
gate-coaches-stay = In order: no { -coach } is at another place at the same time.
gate-and = and
