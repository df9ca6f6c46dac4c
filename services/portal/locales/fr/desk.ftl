### The order desk: orders and companies.

room-orders = Commandes
room-order = Commande
room-company = Entreprise

## The list

order-reference = Commande
order-customer = Client
order-stage = État
order-promised = Promis
order-expected = Attendu
order-risk = Risque
order-show = Quelles commandes
order-show-late = en retard ou menacées
order-show-all = toutes
order-show-quoted = offres
order-show-accepted = acceptées
order-show-in-progress = en cours
order-show-delivered = livrées
order-show-cancelled = annulées
order-show-lost = offres perdues
order-look-for = Client ou commande
order-promised-until = Promis jusqu’au
order-none-late = Aucune commande ouverte n’est en retard. Choisissez « toutes » au-dessus de la liste pour voir les autres.
order-late =
    { $count ->
        [one] { $count } jour ouvrable de retard
       *[other] { $count } jours ouvrables de retard
    }
order-threatens =
    { $count ->
        [one] menace : { $count } jour ouvrable
       *[other] menace : { $count } jours ouvrables
    }

## One order

order-no-day = pas encore
order-done = Fait
order-worth = Valeur
order-work = Travail
order-no-lines = Cette commande n’a pas de lignes.
order-no-tasks = Aucune sous-tâche n’est enregistrée pour cette ligne.
order-pieces =
    { $count ->
        [one] { $count } pièce
       *[other] { $count } pièces
    }
order-line = Ligne
order-asked = Demandé
order-task = Sous-tâche
order-department = Département
order-time = Temps standard
order-progress = Avancement
order-done-of = { $done } sur { $count }
order-promise = Pourquoi cette date
order-promise-why = Chaque jour porte ce que le département avait encore de libre. Le dernier jour du travail est le jour probable ; un jour sûr est aussi loin que le demande une mauvaise semaine.
order-no-promise = Aucune date n’est encore promise. Elle l’est quand l’offre est acceptée.
order-day = Jour
order-minutes = Pour cette commande
order-free = Encore libre
order-course = Déroulement
order-was-accepted = Acceptée
order-material = Matériel du client reçu
order-valid-until = Offre valable jusqu’à ce jour inclus
order-was-promised = Jour promis
order-is-expected = Fin attendue selon la capacité actuelle
order-was-delivered = Livrée
order-not-delivered = La commande n’est pas encore livrée.

## A company

order-of-company = Commandes
order-none-of-company = Cette entreprise n’a pas encore de commandes. Ce qui est accepté apparaît ici.
company-known = Données
company-roles = Est
company-customer = client
company-supplier = fournisseur
company-own = l’{ -workshop } elle-même
company-number = Numéro d’entreprise
company-vat = Numéro de TVA
company-address = Adresse
company-sector = Secteur
company-email = E-mail
order-why = Pourquoi
order-why-passed = le jour promis est passé
order-why-material = le matériel du client arrive trop tard
order-why-work = le travail restant ne tient plus avant ce jour
order-why-no-day = aucun jour en vue
order-why-not-delivered = terminé, mais pas encore livré
