### Whether events flow between the services.

room-pipeline = System
health-intro = Whether the services keep up with each other. You see numbers and ages, never the content of an event.
health-as-of = As of { $moment }. This page reads itself again.
health-stopped = { $reader } no longer reads { $source }.{ $topic }.
health-why-epoch = The source has a new beginning, for example after a restore. Compare first; then it goes on. Nothing is lost.
health-why-chain = What the source says and what was read here no longer fit. Compare first; then it goes on.
health-why-other = The log of the service says why. Compare first; then it goes on.
health-silent = This service does not answer. It restarts by itself; if this stays, look in its log.
health-state = State
health-state-good = running
health-state-watch = to be looked at
health-state-stopped = stopped
health-seconds = { $count } s
health-age = Oldest waiting
health-age-seconds = Oldest waiting, seconds
health-nothing-waits = No message has waited longer than a second.
health-lag = Behind
health-all = all services
health-number = Number
health-wait = Waits, seconds
health-service = Service
health-own-topics = Own topics
health-topic = Topic
health-head = Head
health-relayed = Sent
health-reads = Reads
health-applied = Applied
health-verify = Verify the chain
health-chain-whole = The chain of { $service } is whole: { $entries } entries verified.
health-chain-broken = The chain of { $service } is not whole: { $faults } faults. Change nothing and call who keeps the backups.

## What was put aside

health-parked = Put aside
health-none-parked = Nothing is put aside. An event that a rule refuses comes to stand here.
health-event = Event
health-from = From
health-subject = Subject
health-reason = Reason
health-since = Since
health-doing = To do
health-behind = waits behind, place { $place }
health-retry = Try again
health-retried =
    { $count ->
        [one] { $count } event applied.
       *[other] { $count } events applied.
    }
health-still-refused = The rule still does not accept it.
health-discard = Give up …
health-discard-title = Give up an event
health-discard-why = The service will never apply this event; what waits behind it goes on. This cannot be undone.
health-discard-reason = Why
health-discard-hint = The reason is logged with your account. Write no names.
health-reason-missing = Say why.
health-discarded = Given up. The reason was logged.
health-why-shorter = The source holds less than was already read here, as after restoring an older backup. Compare first; then it goes on.
