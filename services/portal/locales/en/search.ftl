### Looking for something.

search-short = Type at least two letters: a name, a customer, an order number, an invoice number.
search-nothing = Nothing found for “{ $text }” in what you may see. Try fewer letters.
search-silent = A service does not answer now: there may be more.
search-more = and { $count } more; type more letters
search-companies = Companies
search-orders = Orders
search-workers = Workers
search-shifts = Shifts
search-invoices = Invoices
