### What was booked, what stands on each account, and what came in at the bank.

room-ledger = Books
room-journal = Journal
room-bank = Bank
room-bank-again = Match again
room-bank-lines = Bank lines

ledger-quarters = Premiums per quarter
ledger-quarters-hint = Expected less paid less accepted is what is still open. What stands in a letter is part of that.
ledger-no-quarter = No quarter is booked yet. Calculate the premium of a quarter first.
ledger-accounts = Accounts
ledger-none = Nothing is booked yet. An invoice, a calculation or a payment brings the first posting.
ledger-sides = debit { $debit }, credit { $credit }
ledger-sum-holds = every quarter is right to the cent
ledger-sum-breaks = a quarter is not right
ledger-account = Account
ledger-debit = Debit
ledger-credit = Credit
ledger-balance = Balance
ledger-accepted = Accepted
ledger-open = Open
ledger-claimed = In a letter
ledger-booked-on = Booked on
ledger-occasion = Occasion
ledger-amount = Amount
ledger-reference = Reference

account-receivable = trade debtors
account-premium-receivable = premiums to receive
account-premium-claimed = premiums claimed
account-vat = VAT to pay
account-premium-advance = advances on premiums
account-bank = bank
account-on-its-way = money on its way
account-revenue = revenue
account-premium-income = premiums
account-premium-given-up = differences accepted

occasion-invoice = invoice
occasion-invoice-paid = invoice paid
occasion-premium-run = premium calculation
occasion-payment = payment statement
occasion-advance = advance
occasion-advance-used = advance used
occasion-organisation = organisation support
occasion-premium-seen = seen at the bank
occasion-difference-claimed = difference claimed
occasion-difference-accepted = difference accepted

bank-hint = Each line is read once, and what leaves the account is passed over. A structured communication looks for its invoice; an amount with its quarter or the reference of the statement looks for what the Department announced.
bank-booked-on = Booked on
bank-communication = Communication
bank-no-communication = without communication
bank-own-reference = Reference of the bank
bank-read = { $lines ->
    [one] 1 line read, { $fresh } new, { $matched } matched.
   *[other] { $lines } lines read, { $fresh } new, { $matched } matched.
}
bank-unmatched = Not matched
bank-matched = Matched
bank-lines = Lines
bank-again = Match again
bank-again-hint = What was announced or invoiced since may fit.
bank-matched-now = { $matched ->
    [one] 1 line found its counterpart.
   *[other] { $matched } lines found their counterpart.
}
bank-none = No file of the bank was read yet, or no line fits this choice.
bank-pays = Pays
bank-pays-invoice = invoice
bank-pays-statement = payment statement
bank-pays-advance = advance
bank-pays-organisation = organisation support
bank-nothing-fits = nothing of this amount is expected
bank-several-fit = fits more than one
bank-no-period = amount fits, quarter missing
bank-ogm-unknown = no invoice with this communication
bank-too-much = more than is open
file-why-contracts = more contracts of this person are known. Give all of them, or withdraw the line first.
file-why-day = that is not a day like 23/11/2026.

dmfa-kind-withdrawn = withdrawn
dmfa-withdraw = Withdraw a line
dmfa-withdraw-hint = A line that was declared wrongly counts no more once it is withdrawn. Its versions stay, and declaring it again brings it back.
dmfa-withdraw-line = Withdraw { $code } of { $quarter }
dmfa-withdrawn-now = The line counts no more. Calculate the quarter again.
dmfa-withdrawn-before = This line counted no more already.
dmfa-no-line = No line of this person counts in this quarter.

wage-days = Guaranteed wage
wage-days-line = { $days ->
    [one] 1 day at { $percent }
   *[other] { $days } days at { $percent }
}
wage-days-hint = Counted by the social service, as days alone: neither when nor why. The premium follows the wage of the declaration.

difference-no-reason = No known reason fits exactly.

room-dossier-paper = Dossier as a PDF
dossier-pdf = Dossier (PDF)
dossier-columns = A row for each worker, by identifier alone: place, side of the line, cap, base, wage premium, fixed and variable guidance, total, and why.
