### One working day as it happens.

day-nothing = Cette page ne montre rien à votre rôle. Vos pages se trouvent dans le menu.
day-silent = Cette partie est illisible pour le moment : le service ne répond pas. Le reste est correct.
day-days = Jours
day-before = Jour précédent
day-after = Jour suivant
day-today = Aujourd’hui
day-choose = Choisir un jour
day-show = Afficher

## Orders

day-orders = Commandes
day-orders-table = Commandes en cours avec date promise et prévue
day-no-orders = Il n’y a pas de commande en cours. Une offre acceptée apparaît ici d’elle-même.
day-open-orders =
    { $count ->
        [one] { $count } commande en cours
       *[other] { $count } commandes en cours
    }
day-none-late = aucune en retard
day-late = { $count } en retard ou menacées
day-days-late =
    { $count ->
        [one] { $count } jour ouvrable de retard
       *[other] { $count } jours ouvrables de retard
    }
day-first-orders = Seules les { $count } premières de chaque étape sont ici.
day-order = Commande
day-customer = Client
day-stage = Étape
day-promised = Promis
day-expected = Prévu
day-stage-unknown = –
day-stage-quoted = offre
day-stage-accepted = acceptée
day-stage-in-progress = en cours
day-stage-delivered = livrée
day-stage-cancelled = annulée
day-stage-lost = perdue

## Crews

day-crews = Équipes
day-shifts-table = Services du jour avec occupation
day-no-shifts = Aucune { -crew } n’est demandée pour ce jour.
day-shifts =
    { $count ->
        [one] { $count } service
       *[other] { $count } services
    }
day-all-filled = tous complets
day-short = { $count } en sous-effectif
day-too-few = { $count } de trop peu
day-too-many = { $count } de trop
day-first-shifts = Seuls les { $count } premiers services sont ici.
day-place = Lieu de travail
day-hours = Heures
day-heads = Occupation
day-stage-requested = demandé
day-stage-published = publié
day-stage-approved = heures approuvées

## People and time, as numbers

day-absences = Absences
day-absent = Absents
day-available = Disponibles
day-seats-empty = Places vides
day-minutes = Heures
day-present = Présence, à payer
day-approved = Approuvé, à facturer
day-open-breaches =
    { $count ->
        [one] { $count } infraction ouverte
       *[other] { $count } infractions ouvertes
    }
day-breaches-wait = Ces heures attendent une décision.

## Money

day-invoices = Factures
day-invoiced = Facturé, à payer
day-to-invoice = Reste à facturer
day-held =
    { $count ->
        [one] { $count } approbation
       *[other] { $count } approbations
    }
day-held-wait = en attente d’une décision.
day-no-invoices = Il n’y a pas encore de facture. Les heures approuvées deviennent des lignes de facture.
day-number = Numéro
day-date = Date
day-due = Échéance
day-payable = À payer
day-premiums = Primes
day-premiums-table = Primes par trimestre, prévues et payées
day-no-quarter = Aucun trimestre n’est calculé. Chargez d’abord les lignes DmfA d’un trimestre.
day-quarter = Trimestre
day-paid = Payé
day-difference = Différence
day-unconfirmed = calculé avec un paramètre non encore confirmé
