### Looking for something.

search-short = Typ minstens twee letters: een naam, een klant, een ordernummer, een factuurnummer.
search-nothing = Niets gevonden voor «{ $text }» in wat u mag zien. Probeer minder letters.
search-silent = Een dienst antwoordt nu niet: er kan meer zijn.
search-more = en nog { $count }; typ meer letters
search-companies = Bedrijven
search-orders = Orders
search-workers = Medewerkers
search-shifts = Diensten
search-invoices = Facturen
