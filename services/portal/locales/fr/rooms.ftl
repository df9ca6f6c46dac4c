### What the pages are called.

room-day = Journée
room-design = Charte graphique
room-search = Recherche
room-design-list = Liste d’essai
room-live = Actualité
room-door = Accueil
room-language = Choix de la langue
room-sign-in = Connexion
room-sign-out = Déconnexion
room-files = Fichiers
room-health = Santé

## Kinds of work, above their rooms in a long menu

area-floor = Sur le terrain
area-finance = Primes
area-entered = Importer et noter
area-bills = Factures et comptabilité
area-machine = Système
area-care = Suivi
area-planning = Planning
area-conditions = En ordre d’abord
area-answers = À répondre
area-desk = Commandes
area-exchange = Avec les clients
area-papers = Documents et heures
area-everyone = Pour tous
