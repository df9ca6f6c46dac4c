### Premiums and invoices: expected, paid, and why they differ.

room-premiums = Premiums
room-premium-people = Premiums per { -worker }
room-differences = Differences
room-premium-run = Reckoning of a quarter
room-premium-worker = Derivation of a premium
room-invoices = Invoices
room-uninvoiced = To be invoiced
room-invoice = Invoice
room-invoice-file = Electronic invoice

## Both sides of a quarter

premium-none = No quarter has been reckoned yet. Load the DmfA lines of a quarter first, then reckon the premium.
premium-quarters = Quarters
premium-beside = Expected beside paid
premium-quarter = Quarter
premium-expected = Expected
premium-paid = Paid
premium-difference = Difference
premium-reckoned-on = Reckoned on
premium-provisional = provisional
premium-unconfirmed =
    { $count ->
        [one] { $count } amount is not confirmed yet
       *[other] { $count } amounts are not confirmed yet
    }
premium-which = Which?
premium-worker = Name
premium-code = Code
premium-wage = Wage premium
premium-guidance-fixed = Guidance, fixed
premium-guidance-variable = Guidance, variable

## Differences

premium-class = Kind
premium-class-all = all
premium-class-missing-payment = no payment
premium-class-lower = paid too little
premium-class-higher = paid too much
premium-class-not-expected = not expected
premium-class-unknown = unknown
premium-sentence = Explanation
premium-sentence-missing-payment = { $expected } expected; there is no payment on the statement.
premium-sentence-not-expected = { $paid } paid while nothing was expected.
premium-sentence-lower = { $paid } paid instead of { $expected }: { $distance } too little.
premium-sentence-higher = { $paid } paid instead of { $expected }: { $distance } too much.
premium-sentence-unknown = Expected { $expected }, paid { $paid }; the cause is not known.
premium-no-difference = What was paid is what was expected. Nothing to do here.
premium-all-differences = All { $count } differences

## One run

premium-run-title = Premium of { $quarter }
premium-figures = Outcome
premium-heads = { $inside } of { $all } inside the contingent
premium-per-worker = Per { -worker }
premium-outdated = This is an older reckoning of this quarter. Payments are held against the newest.
premium-newest = To the newest reckoning
premium-made = How it was reckoned
premium-append-only = A reckoning never changes. New input gives a new reckoning, with another fingerprint.
premium-digest = Fingerprint of the input
premium-others = Other reckonings of this quarter

## One worker

premium-outcome = Outcome
premium-outside = outside the contingent
premium-steps = Step by step
premium-steps-dutch = A step that this page does not know yet is in Dutch.
premium-step-cap = ceiling { $multiple } × { $income } (minimum income of the quarter) × { $fraction }
premium-step-unranked = no wage cost in the quarter, not on the list, no premium
premium-step-inside = place { $rank }, up to here { $fte } of { $contingent } FTE: inside the contingent
premium-step-outside = place { $rank }, up to here { $fte } of { $contingent } FTE: outside the contingent, no premium
premium-step-wage = wage { $wage }, ceiling { $cap }, so { $base } × { $percent }%
premium-step-sine = less SINE { $amount }, not below 0, gives { $rest }
premium-step-fixed = fixed guidance premium { $amount }
premium-step-no-need = no need of guidance, variable guidance premium { $amount }
premium-step-variable = variable guidance premium ({ $need }) { $amount } × { $fraction }
premium-step-total = together { $wage } + { $fixed } + { $variable }
premium-need-low = low
premium-need-mid = medium
premium-need-high = high
premium-why = What matters here
premium-because-capped = The wage is above the cap: the cap counts.
premium-because-below-cap = The wage stays below the cap: the wage counts.
premium-because-part-time = Part time: the cap counts for that fraction.
premium-because-ggmmi-changed = The guaranteed minimum income changed in this quarter.
premium-because-no-wage-cost = No wage cost in this quarter: no premium.
premium-because-outside-contingent = The place falls outside the contingent.
premium-because-straddles = The contingent fills up at this place.
premium-because-fixed-heads-limit = The fixed premium holds for a limited number of people, and this place is past it.
premium-because-sine-deducted = SINE already paid a part: it is taken off the wage premium.
premium-because-step-down = The package is in its later period, with a lower fixed premium.

## Figures of the law

premium-parameters = What this rests on
premium-parameter = Parameter
premium-value = Value
premium-valid-from = Valid from
premium-status = Status
premium-source = Source
premium-published = published
premium-not-confirmed = not confirmed
premium-unconfirmed-why = What is not confirmed may still change. Then there will be a new reckoning; this one stays as it is.
premium-no-parameters = No parameters have been recorded yet.
parameter-ggmmi = Guaranteed minimum income (GGMMI), a month
parameter-ggmmi-in-quarter = Minimum income that counts in the quarter
parameter-cap-multiple = Cap: times the minimum income
parameter-collective-fixed = Guidance, collective, fixed
parameter-collective-low = Guidance, collective, low
parameter-collective-mid = Guidance, collective, medium
parameter-collective-high = Guidance, collective, high
parameter-individual-fixed-first = Guidance, individual, fixed, first period
parameter-individual-fixed-first-quarters = Quarters of the first period
parameter-individual-fixed-after = Guidance, individual, fixed, afterwards
parameter-individual-low = Guidance, individual, low
parameter-individual-mid = Guidance, individual, medium
parameter-individual-high = Guidance, individual, high
parameter-contingent-fte = Contingent in FTE
parameter-fixed-heads-factor = People with a fixed premium per FTE
parameter-straddle = Who straddles the edge of the contingent
parameter-start = the one at the start
parameter-monthly = month by month
parameter-end = the one at the end
parameter-in = counts
parameter-out = does not count

## Invoices

invoice-none = There is no invoice yet. Approved hours become invoice lines.
invoice-look-for = Customer or number
invoice-number = Number
invoice-customer = Customer
invoice-date = Date
invoice-due = Due
invoice-net = Net
invoice-vat = VAT
invoice-payable = Payable
invoice-from = From
invoice-to = Up to
invoice-title = Invoice { $number }
invoice-amounts = Amounts
invoice-lines = Lines
invoice-no-lines = This invoice has no lines.
invoice-ogm = Payment reference
invoice-received = Received
invoice-open = Open
invoice-nothing-seen = The bank lines that were read show no payment for it yet.
invoice-ubl = Electronic invoice (UBL)
invoice-line = Description
invoice-rate = Per hour
invoice-approvals = Approvals
uninvoiced-day = Day
uninvoiced-class = Tariff class
uninvoiced-hours = Hours
uninvoiced-shift = Shift
uninvoiced-none = All approved hours stand on an invoice.
uninvoiced-taken-back = Taken back after approval
room-premium-quarters = All quarters
premium-to-differences = To the differences
premium-year = Year

## Tariffs, and an invoice that goes out

room-tariffs = Tariffs
room-tariff = Set a tariff
room-issue = Make an invoice
tariff-look-for = Customer or class
tariff-none = There is no tariff yet. Without a tariff no hour is invoiced.
tariff-new = Set a tariff
tariff-choose-company = Choose a customer
tariff-hint = The tariff holds for work from that day on. What was invoiced does not change; a tariff of the same day is replaced.
tariff-class-hint = As it stands beside the hours, for example inpak.
tariff-rate = VAT rate in percent
tariff-rate-hint = For example 21. Only where VAT is charged.
tariff-record = Save
tariff-set = The tariff is set.
tariff-vat-charged = VAT charged
tariff-vat-reversed = Reversed to the customer
tariff-vat-exempt = Exempt
tariff-vat-other-state = Customer in another member state
tariff-vat-zero = Zero rated
tariff-fault-class = Give the class on one line.
tariff-fault-price = A tariff is above 0 euro.
tariff-fault-rate = With VAT the rate is above 0 and at most 100 percent.
tariff-fault-category = Choose how VAT applies.
tariff-fault-company = Choose a customer.
issue-for-whom = For whom
issue-for-whom-hint = Customers with the oldest approved hours that are on no invoice yet.
issue-until-hint = Approved hours through this day.
issue-look = Show the draft
issue-waits = What the invoice waits for
issue-nothing = Through this day all approved hours are on an invoice.
issue-no-tariff = On { $day } no tariff holds for class { $class }.
issue-no-seller = The own company’s account number, enterprise number or VAT number is not known. The order desk completes it.
issue-no-buyer = The customer’s enterprise number is not known or not valid. The order desk completes it.
issue-no-vat-number = With this VAT scheme the customer’s VAT number must stand on the invoice, and it is not known.
issue-too-large = The amounts are too large. Choose an earlier day.
issue-send = Send the invoice
issue-for-good = The invoice gets a number and does not change after that.
issue-reference = The customer’s order number
issue-reference-hint = Stands on the electronic invoice.
issue-fault-reference = Write a shorter order number, on one line.
issue-changed = Meanwhile hours or tariffs were added or changed. Look at the draft again.
issue-done = Invoice { $number } was made.
