### One working day as it happens.

day-nothing = There is nothing to see here for your role. Your own pages are in the menu.
day-silent = This part cannot be read now: the service does not answer. The rest of the day is right.
day-days = Days
day-before = Previous day
day-after = Next day
day-today = Today
day-choose = Choose a day
day-show = Show

## Orders

day-orders = Orders
day-orders-table = Open orders with promised and expected date
day-no-orders = There are no open orders. An accepted quote appears here by itself.
day-open-orders =
    { $count ->
        [one] { $count } open order
       *[other] { $count } open orders
    }
day-none-late = none late
day-late = { $count } late or at risk
day-days-late =
    { $count ->
        [one] { $count } working day late
       *[other] { $count } working days late
    }
day-first-orders = Only the first { $count } of each stage are shown.
day-order = Order
day-customer = Customer
day-stage = Stage
day-promised = Promised
day-expected = Expected
day-stage-unknown = –
day-stage-quoted = quote
day-stage-accepted = accepted
day-stage-in-progress = in progress
day-stage-delivered = delivered
day-stage-cancelled = cancelled
day-stage-lost = lost

## Crews

day-crews = Crews
day-shifts-table = Shifts of the day with their heads
day-no-shifts = No { -crew } was asked for this day.
day-shifts =
    { $count ->
        [one] { $count } shift
       *[other] { $count } shifts
    }
day-all-filled = all filled
day-short = { $count } short
day-too-few = { $count } too few
day-too-many = { $count } too many
day-first-shifts = Only the first { $count } shifts are shown.
day-place = Place
day-hours = Hours
day-heads = Heads
day-stage-requested = requested
day-stage-published = published
day-stage-approved = hours approved

## People and time, as numbers

day-absences = Absences
day-absent = Absent
day-available = Available
day-seats-empty = Empty seats
day-minutes = Hours
day-present = Present, to pay
day-approved = Approved, to invoice
day-open-breaches =
    { $count ->
        [one] { $count } open breach
       *[other] { $count } open breaches
    }
day-breaches-wait = Those hours wait for a decision.

## Money

day-invoices = Invoices
day-invoiced = Invoiced, payable
day-to-invoice = Still to invoice
day-held =
    { $count ->
        [one] { $count } approval
       *[other] { $count } approvals
    }
day-held-wait = waiting for a decision.
day-no-invoices = There is no invoice yet. Approved hours become invoice lines.
day-number = Number
day-date = Date
day-due = Due
day-payable = Payable
day-premiums = Premiums
day-premiums-table = Premiums by quarter, expected and paid
day-no-quarter = No quarter was reckoned yet. Load the DmfA lines of a quarter first.
day-quarter = Quarter
day-paid = Paid
day-difference = Difference
day-unconfirmed = reckoned with a parameter that is not confirmed yet
