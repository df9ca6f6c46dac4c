### What must be in order before people go anywhere: who has no place yet, when places are closed, who may work at a site.

## People without a place

room-without-place = Without a place
without-place-intro = Who works by their contract and stands nowhere at those hours. A day is made known only when nobody is left here, or when somebody says why not.
without-place-who = People without a place
without-place-nobody = Everybody has a place.
without-place-see = See who
without-place-count = { $count } { $count ->
    [one] person
   *[other] people
}, { $hours } without a place
without-place-more = This is a part: there are { $count } lines together.
without-place-people = People
without-place-hours = Hours without a place
without-place-unknown = Without known hours
without-place-unknown-hint = Of these people no contract hours are recorded. Nobody can tell whether they have a place everywhere.
without-place-name = Name
without-place-day = Day
without-place-contract = Contract
without-place-known = Reason
without-place-explained = reason given
without-place-open = open
without-place-reason = Why make it known all the same
without-place-no-reason = No reason is needed for this week.
without-place-why = Reason
without-place-why-hint = Holds for who is in the list now. Who loses a place later stands here again. Write nothing about health.
without-place-save = Save the reason
without-place-say-why = Say why, in words.
without-place-too-long = The reason is too long: make it shorter and save again.
without-place-silent = The service that keeps this does not answer. The reason was not saved yet; try again soon.
without-place-was-saved = Saved. The reason holds for { $count } { $count ->
    [one] person
   *[other] people
}.
without-place-refused = Not made known: on { $day } there are still { $people }. Give them a place or say why not.

## Closures

room-closures = Closures
closure-intro = Days and hours on which the { -workshop }, a department or a place of work is closed. Nobody is asked for or planned then, and a closed department promises less to orders.
closure-coming = Coming closures
closure-none = Nothing is recorded for the coming year.
closure-silent = The closures cannot be read now.
closure-this-week = Closed this week
closure-closed = closed
closure-everywhere = The whole { -workshop }
closure-from-to = { $from } to { $to }
closure-whole-day = whole day
closure-every-day = every day
closure-holidays = Legal holidays
closure-holidays-hint = Werkbrug knows these already: there is no need to record them.
closure-new = Record a closure
closure-word = What it is called
closure-word-hint = For example bridge day, stocktaking or short Friday.
closure-place = Where
closure-when = When
closure-from = From
closure-to = Through
closure-weekday = Day of the week
closure-hours = Hours
closure-hours-hint = For example 12-24. Empty is the whole day.
closure-save = Record
closure-saved = Recorded.
closure-saved-touched = Recorded. At those hours { $count ->
    [one] there is already { $count } shift
   *[other] there are already { $count } shifts
}: decide what becomes of it.
closure-refused = Not recorded. Look at the days, the hours, the place and the word.
closure-withdraw = Withdraw
closure-withdrawn = Withdrawn: it is open after all.
closure-gone = This closure is not there any more.
closure-is-closed = Not possible: it is closed on { $day } ({ $word }).

## Who may work at a site

room-inductions = Inductions and agreements
induction-intro = Who works at a host was given a safety induction there that still counts, agreed to enclave work themselves, and may work there by the { -social-service }. Nobody is planned without it.
induction-site = Place of work
induction-name = Name
induction-no-site = There is no place of work at a host yet.
induction-nobody = Nobody was found. Choose another name or place.
induction-may = May work here
induction-ready = in order
induction-missing = no induction
induction-over = induction over
induction-no-agreement = no agreement of their own
induction-not-at-hosts = not at hosts
induction-otherwise = not in order
induction-until = Induction counts through
induction-until-hint = Empty is without end.
induction-no-end = without end
induction-agreement = Own agreement
induction-yes = agreed
induction-no = not agreed
induction-not-asked = not asked yet
induction-record = Record
induction-given = Induction given on
induction-save = Save the induction
induction-said-on = Said on
induction-own-words = Record what the worker said themselves.
induction-answer = Answer
induction-choose-answer = Choose the answer
induction-save-answer = Save the answer
induction-says-yes = Agrees
induction-says-no = Does not agree
induction-was-saved = Recorded.
induction-refused = Not recorded. An induction and an answer are of today or earlier.
induction-unreadable = Not recorded: a day cannot be read. Write day/month/year, for example 23/11/2026.
induction-answer-missing = Not recorded. Choose the answer and how you heard it.
induction-next = Next people
induction-none-recorded = No safety induction was recorded of anybody yet, so nobody is kept away for want of one. From the first one you record, it is asked for at every site of a host.
induction-no-answer-recorded = No answer about enclave work was recorded of anybody yet, so only who says no is kept away. From the first answer, everybody in an enclave needs their own agreement.

## Which statuses are sent to hosts

room-host-statuses = Statuses at hosts
status-intro = Which statuses the workshop sends to hosts. A decision holds from today. Who plans sees of everybody only whether it is allowed, never the status.
status-sent = is sent
status-not-sent = is not sent
status-people = { $count ->
    [one] { $count } person employed
   *[other] { $count } people employed
}
status-usual = Nothing was decided about it: this is the usual rule.
status-decided = Since { $day }: { $source } (recorded by { $who }).
status-before = Earlier decisions
status-decide = Decide anew
status-answer = At hosts
status-yes = Send
status-no = Do not send
status-source = What it rests on
status-source-hint = For example a law, an agreement or minutes, with the date, in at most { $most } letters. Write nothing about one person.
status-save = Record the decision
status-was-saved = Recorded. Who plans will notice at once. Shifts that were made before do not change by themselves.
status-refused = Not recorded. Write in one sentence what the decision rests on, in at most { $most } letters.
