### The order desk: orders and companies.

room-orders = Orders
room-order = Order
room-company = Company

## The list

order-reference = Order
order-customer = Customer
order-stage = Stage
order-promised = Promised
order-expected = Expected
order-risk = Risk
order-show = Which orders
order-show-late = late or threatening
order-show-all = all
order-show-quoted = quotes
order-show-accepted = accepted
order-show-in-progress = in progress
order-show-delivered = delivered
order-show-cancelled = cancelled
order-show-lost = lost quotes
order-look-for = Customer or order
order-promised-until = Promised until
order-none-late = No open order is late. Choose “all” above the list to see the other orders.
order-late =
    { $count ->
        [one] { $count } working day late
       *[other] { $count } working days late
    }
order-threatens =
    { $count ->
        [one] threatens: { $count } working day
       *[other] threatens: { $count } working days
    }

## One order

order-no-day = not yet
order-done = Done
order-worth = Worth
order-work = Work
order-no-lines = This order has no lines.
order-no-tasks = No sub-tasks are recorded for this line.
order-pieces =
    { $count ->
        [one] { $count } piece
       *[other] { $count } pieces
    }
order-line = Line
order-asked = Asked
order-task = Sub-task
order-department = Department
order-time = Standard time
order-progress = Progress
order-done-of = { $done } of { $count }
order-promise = Why this date
order-promise-why = Each day carries what the department still had free. The last day of the work is the likely one; a safe day lies as far as a bad week asks.
order-no-promise = No date is promised yet. That happens when the quote is accepted.
order-day = Day
order-minutes = For this order
order-free = Still free
order-course = Course
order-was-accepted = Accepted
order-material = The customer’s material is there
order-valid-until = Quote holds through this day
order-was-promised = Promised day
order-is-expected = Expected ready with the capacity of now
order-was-delivered = Delivered
order-not-delivered = The order was not delivered yet.

## A company

order-of-company = Orders
order-none-of-company = This company has no orders yet. What is accepted comes here by itself.
company-known = What is known
company-roles = Is
company-customer = customer
company-supplier = supplier
company-own = the { -workshop } itself
company-number = Company number
company-vat = VAT number
company-address = Address
company-sector = Sector
company-email = E-mail
order-why = Why
order-why-passed = the promised day is over
order-why-material = the customer’s material comes too late
order-why-work = the work that is left no longer fits before that day
order-why-no-day = no day is in sight
order-why-not-delivered = done, but not delivered yet
