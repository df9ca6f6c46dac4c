### Promising: the rush call, the proof of a promise, measured yields and lead times.

## A rush call

room-rush = Rush call
rush-intro = Find an earlier order, fill in the numbers and the day, and say one date. Nothing is fixed before you hold it.
rush-which = Which order again
rush-look-for = Customer or order
rush-find = Find
rush-none-found = No order found. Try a part of the name or of the reference.
rush-held-now = Held now
rush-nothing-held = No capacity is held for anybody.
rush-held-until = until { $time }
rush-asked = Asked
rush-answer = Answer
rush-pieces-of = Pieces of { $line }
rush-wanted = Wanted by
rush-material = Customer’s material here on
rush-material-hint = Empty when it is here already.
rush-reckon = Reckon
rush-another = Another order
rush-unreadable = A number or a day cannot be read. Look at the fields.
rush-no-capacity = { $department } is { $time } short through { $day }.
rush-silent-department = No capacity was announced yet for { $department }. Ask the planner.
rush-no-pieces = Fill in a number for every line, and more than none for one at least.
rush-too-much = This is more work than can be planned.
rush-hold-expired = The time is over: the minutes are free again. Reckon again.
rush-not-held = Nothing is held for this quote any more.
rush-already-held = Capacity is held for this quote already.
rush-already-accepted = This quote was accepted already.
rush-quote-expired = This quote holds no more.
rush-changed = Somebody was just before you. Look again.
rush-feasible = feasible
rush-tight = tight
rush-infeasible = not feasible
rush-say = Say: { $day }
rush-p50 = Likely (p50)
rush-p90 = Safe (p90)
rush-out-of-sight = not in sight yet
rush-why = Why this date
rush-starts = Work can start on { $day }.
rush-starts-material = Work starts on { $day }: the customer’s material is here then.
rush-takes = { $department } does “{ $activity }”: planned { $planned }, likely { $likely }, safe { $safe } ({ $weeks } measured weeks).
rush-takes-unmeasured = { $department } does “{ $activity }”: planned { $planned }, likely { $likely }, safe { $safe } ({ $weeks } weeks measured yet, so with a wide spread).
rush-closed = Nobody works on { $day }.
rush-holiday = Nobody works on { $day }: { $holiday }.
rush-full =
    { $count ->
        [one] { $department } is full for { $count } working day.
       *[other] { $department } is full for { $count } working days.
    }
rush-ready = It is likely done on { $day }, and in nine of ten cases by { $safe }.
rush-sooner = What would make it sooner
rush-nothing-sooner = Nothing that we know of. Overtime or a faster pace are never reckoned with.
rush-part = A part can safely leave on { $day }:
rush-part-of = { $part } of { $count }
rush-elsewhere = { $to } knows “{ $activity }” too: instead of { $from } it is { $p50 }, safely { $p90 }.
rush-waiting = Orders of others that can wait
rush-then-expected = Expected then
rush-agreement = Must agree
rush-ours-then = Ours safely then
rush-stays-in-time = no, stays in time
rush-must-agree =
    { $count ->
        [one] yes: { $count } working day late
       *[other] yes: { $count } working days late
    }
rush-reference = Reference of the new order
rush-hold-title = Hold
rush-hold = Make the quote and hold for 20 minutes
rush-state = State
rush-said = Said to the customer: { $day }.
rush-held-for = { $hours } of work is held until { $time }. After that it is free again by itself.
rush-confirm = The customer says yes: confirm
rush-release = The customer says no: release
rush-promised = Promised: { $day }.
rush-to-order = To the order
rush-hold-over = Nothing is held. The quote is still there.
rush-again = Reckon again
rush-confirmed = The order is accepted, for the date that you said.
rush-released = The capacity is free again.
rush-mail = Mail to the customer
rush-mail-none = There is nothing to confirm.
rush-mail-text = Text to take over
rush-mail-subject = Subject: your order { $reference }
rush-mail-greeting = Hello,
rush-mail-promised = We confirm your order. It will be ready on { $day }.
rush-mail-held = We can have your order ready on { $day }. We keep the place free until { $time }; will you let us know before?
rush-mail-material = We expect your material on { $day }.
rush-mail-end = Kind regards

## Which day is promised

said-choose = Which day do you promise
said-choose-hint = What you choose stands in the sealed promise.
said-safe = The safe day: holds in nine of ten cases
said-safe-or-held = The safe day, or what was said when minutes were kept
said-likely = The likely day: holds in half of the cases
said-none-in-sight = No safe day is in sight; the likely one is promised then.
said-was-safe = That is the safe day: it holds in nine of ten cases.
said-was-likely = That is the likely day, which the order desk chose knowingly: it holds in half of the cases.
said-was-none-safe = That is the likely day: no safe one was in sight.

## The proof of a promise

proof-title = Proof of the promise
proof-whole = unchanged
proof-broken = changed outside the system
proof-unsealed = not sealed
proof-seal-means = Every promise is sealed with all that it rests on; changes stand after it.
proof-p50-then = Likely then
proof-p90-then = Safe then
proof-p50-now = Likely now
proof-p90-now = Safe now
proof-no-day = no day
proof-causes = Causes
proof-no-causes = This order is not late.
proof-late-unknown = This order is late; the cause is not known.
proof-cause-capacity = { $department } gives { $time } less in { $week } than when this was promised.
proof-cause-few = A department gives less than when this was promised. It is too small to say which and when.
proof-cause-material = The customer’s material only comes on { $to }.
proof-cause-material-moved = The customer’s material comes on { $to } instead of { $from }.
proof-cause-behind = { $time } more work should have been done.
proof-cause-not-delivered = The work is done, the goods are still here.
proof-rests-on = What the date rested on
proof-not-kept = What this promise rested on was not kept.
proof-reckoned = Reckoned { $moment }; work starts { $first }; safe means { $level } of the measured weeks.
proof-changes = What changed since
proof-material-moved = Customer’s material: from { $from } to { $to }
proof-material = Customer’s material
proof-material-on = New day
proof-material-hint = The promise stays as it was said; the change stands after it. Empty when the material is here already.
proof-move = Record
proof-moved = The new day of the material is recorded.
proof-as-before = It was that day already.
proof-held = Capacity is held for this quote on the day that was said. Confirm or release it; then the material can move.

## What departments yield

room-yields = Yields
yield-intro = How many hours of attendance a department’s work really takes. Always of ten people at least, never of one alone.
yield-measured = Measured
yield-none = Nothing was measured yet. Until then we reckon as planned, with a wide spread.
yield-level = The safe date now reckons with { $level } of the measured weeks. Missed dates push that up, kept ones down.
yield-weeks = Weeks
yield-likely = Likely needed
yield-safe = Safely needed
yield-last = Last week
yield-measure = Measure a week
yield-week = Monday of the week
yield-planned = Planned hours of the finished work
yield-attended = Hours of attendance together
yield-heads = Number of people
yield-ten = Ten at least.
yield-save = Record
yield-saved = Recorded: the work took { $need } of what was planned.
yield-too-few = Fewer than ten people: that would be about persons and is not measured.
yield-no-monday = Choose a Monday that is past, or today.
yield-unbelievable = Those hours cannot be right. Look at them again.

## How long orders took

room-lead-times = Lead times
lead-from = Delivered from
lead-to = through
lead-activity = Activity
lead-month = Month
lead-show = Show
lead-all = All
lead-filters = Which orders
lead-none = Nothing was delivered in this period. Choose a longer one.
lead-orders = Orders
lead-on-time = On time in full
lead-median = Working days, half
lead-nine = Working days, nine of ten
lead-promised = Promised working days, half
lead-p90-held = Safe dates kept
lead-days =
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
lead-unknown = not known yet
lead-held-of = { $held } of { $known } safe dates were kept; nine of ten is as it should be. Of the likely dates: { $even }.
lead-cut-short = There are more orders than are counted here. Choose a shorter period.
lead-spread = Spread
lead-spread-title = Orders by working days after the promise (5 is 5 or more)
lead-days-late = Working days after the promise
lead-course = Month by month
lead-course-title = On time, and safe dates kept
lead-by-month = By month
lead-by-activity = By activity
lead-by-company = By customer

## A customer’s own orders

room-own-orders = My orders
own-orders-none = There are no orders of your company yet. What is ordered appears here by itself.

## Capacity of departments, week by week

room-capacity = Capacity
capacity-intro = By department and week: what is announced, what of it is promised and kept, and what is free. The week leads to its orders.
capacity-from = Weeks from
capacity-to = Weeks through
capacity-all-departments = all departments
capacity-filters = Which weeks
capacity-announced = Announced
capacity-promised = Promised
capacity-held = Kept
capacity-free = Free
capacity-short = Short
capacity-week = Week
capacity-monday = Monday
capacity-weeks = Weeks by department
capacity-orders = Orders with work in { $department }, { $week }
capacity-here = Work in that week
capacity-is-promised = promised
capacity-no-orders = No open order and no kept quote has work there in that week.
capacity-none = Nothing was announced for these weeks yet.

## How long customers wait for an answer

reaction-title = Reaction time
reaction-by-month = Reaction time by month
reaction-by-company = Reaction time by customer
reaction-intro = Working days from what a customer asked (a request or an order file) to the first answer. A call is answered on the telephone and does not count.
reaction-answered = Answered
reaction-waiting = Still waiting
reaction-same-day = On the same working day
reaction-none = Nobody asked anything in this period.
