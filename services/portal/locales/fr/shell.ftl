### What stands around every page.

shell-skip = Aller au contenu
shell-demo = personnes et entreprises fictives · nous sommes ici le { $day }
shell-menu = Menu
shell-more = Plus
shell-search = Rechercher
shell-search-hint = Chercher client, commande, nom …
shell-language = Langue
shell-keys = Raccourcis clavier
shell-key-search = rechercher
shell-key-palette = aller à une page ou à un élément
shell-key-help = cette liste
shell-key-close = fermer
shell-palette = Aller à
shell-palette-hint = Aller à une page, un client, une commande …
shell-palette-none = Rien trouvé.
shell-sign-out = Se déconnecter
shell-sign-out-everywhere = Se déconnecter partout
shell-offline = Pas de connexion. Ce qui est affiché peut être dépassé.
shell-stale = Cette page n’est plus à jour. Rechargez-la.
