### Looking for something.

search-short = Tapez au moins deux lettres : un nom, un client, un numéro de commande ou de facture.
search-nothing = Rien trouvé pour « { $text } » dans ce que vous pouvez voir. Essayez moins de lettres.
search-silent = Un service ne répond pas : il peut y en avoir plus.
search-more = et encore { $count } ; tapez plus de lettres
search-companies = Entreprises
search-orders = Commandes
search-workers = Travailleurs
search-shifts = Services
search-invoices = Factures
