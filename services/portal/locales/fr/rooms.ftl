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
