### Promettre : l’appel urgent, la preuve d’une promesse, les rendements mesurés et les délais.

## A rush call

room-rush = Appel urgent
rush-intro = Cherchez une commande antérieure, indiquez les quantités et le jour, et donnez une seule date. Rien n’est fixé avant que vous ne le reteniez.
rush-which = Quelle commande refaire
rush-look-for = Client ou commande
rush-find = Chercher
rush-none-found = Aucune commande trouvée. Essayez une partie du nom ou de la référence.
rush-held-now = Retenu en ce moment
rush-nothing-held = Aucune capacité n’est retenue.
rush-held-until = jusqu’à { $time }
rush-asked = Demandé
rush-answer = Réponse
rush-pieces-of = Pièces { $line }
rush-wanted = Souhaité pour le
rush-material = Matériel du client arrivé le
rush-material-hint = Vide s’il est déjà là.
rush-reckon = Calculer
rush-another = Autre commande
rush-unreadable = Un nombre ou un jour est illisible. Vérifiez les champs.
rush-no-capacity = Il manque { $time } à { $department } jusqu’au { $day }.
rush-silent-department = Aucune capacité n’a encore été annoncée pour { $department }. Demandez au planificateur.
rush-no-pieces = Indiquez une quantité pour chaque ligne, et plus de zéro pour au moins une.
rush-too-much = C’est plus de travail que ce qui peut être planifié.
rush-hold-expired = Le temps est écoulé : les minutes sont de nouveau libres. Recalculez.
rush-not-held = Plus rien n’est retenu pour cette offre.
rush-already-held = De la capacité est déjà retenue pour cette offre.
rush-already-accepted = Cette offre est déjà acceptée.
rush-quote-expired = Cette offre n’est plus valable.
rush-changed = Quelqu’un vient de vous devancer. Regardez à nouveau.
rush-feasible = faisable
rush-tight = juste
rush-infeasible = pas faisable
rush-say = Dites : { $day }
rush-p50 = Probable (p50)
rush-p90 = Sûr (p90)
rush-out-of-sight = pas encore en vue
rush-why = Pourquoi cette date
rush-starts = Le travail peut commencer le { $day }.
rush-starts-material = Le travail commence le { $day } : le matériel du client est alors là.
rush-takes = { $department } fait « { $activity } » : prévu { $planned }, probable { $likely }, sûr { $safe } ({ $weeks } semaines mesurées).
rush-takes-unmeasured = { $department } fait « { $activity } » : prévu { $planned }, probable { $likely }, sûr { $safe } (encore { $weeks } semaines mesurées, donc une large marge).
rush-closed = On ne travaille pas le { $day }.
rush-holiday = On ne travaille pas le { $day } : { $holiday }.
rush-full =
    { $count ->
        [one] { $department } est complet pendant { $count } jour ouvrable.
       *[other] { $department } est complet pendant { $count } jours ouvrables.
    }
rush-ready = Ce sera probablement prêt le { $day }, et dans neuf cas sur dix au plus tard le { $safe }.
rush-sooner = Ce qui l’avancerait
rush-nothing-sooner = Rien de ce que nous savons. Les heures supplémentaires ou une cadence plus élevée ne comptent jamais.
rush-part = Une partie peut partir sûrement le { $day } :
rush-part-of = { $part } sur { $count }
rush-elsewhere = { $to } connaît aussi « { $activity } » : au lieu de { $from } ce sera { $p50 }, sûr { $p90 }.
rush-waiting = Commandes d’autres clients qui peuvent attendre
rush-then-expected = Alors attendu
rush-agreement = Accord nécessaire
rush-ours-then = Nous alors sûrement
rush-stays-in-time = non, reste à temps
rush-must-agree =
    { $count ->
        [one] oui : { $count } jour ouvrable de retard
       *[other] oui : { $count } jours ouvrables de retard
    }
rush-reference = Référence de la nouvelle commande
rush-hold-title = Retenir
rush-hold = Faire l’offre et retenir 20 minutes
rush-state = État
rush-said = Dit au client : { $day }.
rush-held-for = { $hours } de travail restent retenus jusqu’à { $time }. Ensuite ils se libèrent d’eux-mêmes.
rush-confirm = Le client dit oui : confirmer
rush-release = Le client dit non : libérer
rush-promised = Promis : { $day }.
rush-to-order = Vers la commande
rush-hold-over = Rien n’est retenu. L’offre existe encore.
rush-again = Recalculer
rush-confirmed = La commande est acceptée, à la date que vous avez dite.
rush-released = La capacité est de nouveau libre.
rush-mail = Courriel au client
rush-mail-none = Il n’y a rien à confirmer.
rush-mail-text = Texte à reprendre
rush-mail-subject = Objet : votre commande { $reference }
rush-mail-greeting = Bonjour,
rush-mail-promised = Nous confirmons votre commande. Elle sera prête le { $day }.
rush-mail-held = Nous pouvons terminer votre commande pour le { $day }. Nous gardons la place libre jusqu’à { $time } ; pouvez-vous nous répondre avant ?
rush-mail-material = Nous attendons votre matériel le { $day }.
rush-mail-end = Cordialement

## Which day is promised

said-choose = Quel jour promettez-vous
said-choose-hint = Votre choix figure dans la promesse scellée.
said-safe = Le jour sûr : il tient dans neuf cas sur dix
said-safe-or-held = Le jour sûr, ou celui qui a été dit en retenant la capacité
said-likely = Le jour probable : il tient dans la moitié des cas
said-none-in-sight = Aucun jour sûr n’est en vue ; c’est alors le jour probable qui est promis.
said-was-safe = C’est le jour sûr : il tient dans neuf cas sur dix.
said-was-likely = C’est le jour probable, que le service des commandes a choisi en connaissance de cause : il tient dans la moitié des cas.
said-was-none-safe = C’est le jour probable : aucun jour sûr n’était en vue.

## The proof of a promise

proof-title = Preuve de la promesse
proof-whole = inchangée
proof-broken = modifiée hors du système
proof-unsealed = non scellée
proof-seal-means = Chaque promesse est scellée avec tout ce sur quoi elle repose ; les changements suivent.
proof-p50-then = Alors probable
proof-p90-then = Alors sûr
proof-p50-now = Maintenant probable
proof-p90-now = Maintenant sûr
proof-no-day = pas de jour
proof-causes = Causes
proof-no-causes = Cette commande n’est pas en retard.
proof-late-unknown = Cette commande est en retard ; la cause n’est pas connue.
proof-cause-capacity = { $department } donne { $time } de moins en { $week } que lors de la promesse.
proof-cause-few = Un atelier donne moins que lors de la promesse. Il est trop petit pour dire lequel et quand.
proof-cause-material = Le matériel du client n’arrive que le { $to }.
proof-cause-material-moved = Le matériel du client arrive le { $to } au lieu du { $from }.
proof-cause-behind = { $time } de travail de plus auraient dû être faits.
proof-cause-not-delivered = Le travail est fait, la marchandise est encore ici.
proof-rests-on = Sur quoi reposait la date
proof-not-kept = On n’a pas gardé sur quoi reposait cette promesse.
proof-reckoned = Calculé { $moment } ; début du travail { $first } ; sûr veut dire { $level } des semaines mesurées.
proof-changes = Ce qui a changé depuis
proof-material-moved = Matériel du client : de { $from } à { $to }
proof-material = Matériel du client
proof-material-on = Nouveau jour
proof-material-hint = La promesse reste telle que dite ; le changement s’ajoute. Vide si le matériel est déjà là.
proof-move = Enregistrer
proof-moved = Le nouveau jour du matériel est enregistré.
proof-as-before = Ce jour y figurait déjà.
proof-held = De la capacité est retenue pour cette offre au jour annoncé. Confirmez-la ou libérez-la ; ensuite le matériel peut changer de jour.

## What departments yield

room-yields = Rendements
yield-intro = Combien d’heures de présence le travail d’un atelier demande vraiment. Toujours pour dix personnes au moins, jamais pour une seule.
yield-measured = Mesuré
yield-none = Rien n’est encore mesuré. D’ici là nous comptons comme prévu, avec une large marge.
yield-level = La date sûre compte maintenant avec { $level } des semaines mesurées. Les dates manquées augmentent cela, les dates tenues le diminuent.
yield-weeks = Semaines
yield-likely = Probablement nécessaire
yield-safe = Sûrement nécessaire
yield-last = Dernière semaine
yield-measure = Mesurer une semaine
yield-week = Lundi de la semaine
yield-planned = Heures prévues du travail fini
yield-attended = Heures de présence ensemble
yield-heads = Nombre de personnes
yield-ten = Dix au moins.
yield-save = Enregistrer
yield-saved = Enregistré : le travail a demandé { $need } de ce qui était prévu.
yield-too-few = Moins de dix personnes : cela concernerait des individus et n’est pas mesuré.
yield-no-monday = Choisissez un lundi passé ou aujourd’hui.
yield-unbelievable = Ces heures ne peuvent être justes. Vérifiez-les.

## How long orders took

room-lead-times = Délais
lead-from = Livré du
lead-to = jusqu’au
lead-activity = Activité
lead-month = Mois
lead-show = Montrer
lead-all = Tout
lead-filters = Quelles commandes
lead-none = Rien n’a été livré dans cette période. Choisissez-en une plus longue.
lead-orders = Commandes
lead-on-time = À temps et complet
lead-median = Jours ouvrables, la moitié
lead-nine = Jours ouvrables, neuf sur dix
lead-promised = Jours ouvrables promis, la moitié
lead-p90-held = Dates sûres tenues
lead-days =
    { $count ->
        [one] { $count } jour ouvrable
       *[other] { $count } jours ouvrables
    }
lead-unknown = pas encore connu
lead-held-of = { $held } dates sûres sur { $known } ont été tenues ; neuf sur dix est comme il faut. Des dates probables : { $even }.
lead-cut-short = Il y a plus de commandes que celles comptées ici. Choisissez une période plus courte.
lead-spread = Dispersion
lead-spread-title = Commandes selon les jours ouvrables après la promesse (5 est 5 ou plus)
lead-days-late = Jours ouvrables après la promesse
lead-course = Mois après mois
lead-course-title = À temps, et dates sûres tenues
lead-by-month = Par mois
lead-by-activity = Par activité
lead-by-company = Par client

## A customer’s own orders

room-own-orders = Mes commandes
own-orders-none = Votre entreprise n’a pas encore de commandes. Ce qui est commandé s’ajoute ici.

## Capacity of departments, week by week

room-capacity = Capacité
capacity-intro = Par département et semaine : ce qui est annoncé, ce qui en est promis et retenu, et ce qui est libre. La semaine mène à ses commandes.
capacity-from = Semaines du
capacity-to = Semaines jusqu’au
capacity-all-departments = tous les départements
capacity-filters = Quelles semaines
capacity-announced = Annoncé
capacity-promised = Promis
capacity-held = Retenu
capacity-free = Libre
capacity-short = Manquant
capacity-week = Semaine
capacity-monday = Lundi
capacity-weeks = Semaines par département
capacity-orders = Commandes avec du travail chez { $department }, { $week }
capacity-here = Travail cette semaine-là
capacity-is-promised = promis
capacity-no-orders = Aucune commande ouverte ni offre retenue n’y a du travail cette semaine-là.
capacity-none = Rien n’est encore annoncé pour ces semaines.

## How long customers wait for an answer

reaction-title = Temps de réaction
reaction-by-month = Temps de réaction par mois
reaction-by-company = Temps de réaction par client
reaction-intro = Jours ouvrables entre la question d’un client (demande ou bon de commande) et la première réponse. Un appel reçoit sa réponse au téléphone et ne compte pas.
reaction-answered = Répondu
reaction-waiting = En attente
reaction-same-day = Le même jour ouvrable
reaction-none = Personne n’a rien demandé pendant cette période.
