### Plans, a bad day and the calls it asks for.

room-plans = Plannings
room-bad-day = Journée difficile
room-calls = Liste d’appels
plan-title = Plannings
plan-one = Planning
plan-made = Plannings de cette semaine
plan-made-at = Établi
plan-stage = État
plan-none = Aucun planning n’a encore été établi pour cette semaine. Lancez-en un ici.
plan-changed-since = Modifié depuis l’annonce
plan-changed-none = Rien n’a changé sur les services annoncés.
plan-start = Chercher un planning
plan-start-hint = Werkbrug cherche, pour tous les services pas encore annoncés, qui travaille le mieux où. Rien ne change tant que vous n’appliquez pas le planning.
plan-search-for = Durée de la recherche
plan-seconds = { $count } secondes
plan-keep = Qui est déjà affecté reste
plan-keep-hint = Décochez pour replacer aussi les personnes affectées à la main.
plan-start-now = Lancer
plan-state = État
plan-state-waiting = en attente
plan-state-searching = recherche
plan-state-done = terminé
plan-state-stopped = arrêté
plan-state-applied = appliqué
plan-state-failed = échoué
plan-elapsed = { $elapsed } secondes sur { $wanted } écoulées.
plan-progress = Avancement de la recherche
plan-of = { $there } sur { $wanted }
plan-seats-empty = Places vides
plan-idle = Personnes sans place, comptées par jour
plan-weight = Poids des places vides
plan-wishes = Souhaits et habitudes, en points
plan-at-least = { $figure } (jamais moins de { $bound })
plan-smaller-is-better = Plus les chiffres sont petits, mieux c’est. Une place vide chez un { -host } compte double.
plan-stop = Arrêter la recherche
plan-apply = Appliquer le planning
plan-apply-hint = Les arrivées et les départs figurent ci-dessous. Rien n’est encore annoncé.
plan-was-applied = Le planning est appliqué : { $changes } { $changes ->
    [one] changement
   *[other] changements
} sur { $shifts } { $shifts ->
    [one] service
   *[other] services
}. Annoncez les services quand vous êtes prêt.
plan-failed-nothing = Cette semaine, tous les services sont déjà annoncés.
plan-failed-pin = Une personne qui doit rester sur un service ne peut pas y être.
plan-failed-other = La recherche n’a pas abouti. Réessayez.
plan-blocked = Hors planning : une condition au rouge, ou fermé
plan-blocked-closed = Fermé : { $word }.
plan-changes = Ce que ce planning change
plan-changes-none = Ce planning ne change rien.
plan-coach = { -coach }
plan-stays = { $count } { $count ->
    [one] reste
   *[other] restent
}
plan-move-joins = arrive
plan-move-leaves = part
plan-move-stays = reste
plan-refused-changed = Non appliqué : { $place }, { $day }, { $hours }, a changé entre-temps. Cherchez un nouveau planning.
plan-refused-other = Non appliqué : le planning n’est plus celui que vous avez vu. Regardez à nouveau.

## A day on which people are missing

repair-title = Journée difficile
repair-one = Proposition
repair-propose = Des personnes manquent
repair-propose-hint = Werkbrug cherche comment continuer, pour tous les services de la journée ensemble. Qui est déjà prévenu, en route ou au travail reste en place.
repair-propose-now = Établir une proposition
repair-nobody-missing = Ce jour-là, aucune personne attendue ne manque.
repair-calls = Liste d’appels
repair-coaches-away = { -coach(form: "many") } absents
repair-coaches-none = Aucun { -coach } n’est absent ce jour-là.
repair-coach-away = Absent ce jour-là
repair-coach-back = Finalement présent
repair-coach-is-back = Noté : finalement présent.
repair-coach-is-away = Noté. { $count } { $count ->
    [one] service attend
   *[other] services attendent
} quelqu’un d’autre.
repair-days = Autre jour
repair-day-before = Jour précédent
repair-day-after = Jour suivant
repair-missing = Qui manque
repair-held = { $count } { $count ->
    [one] personne est déjà prévenue, en route ou au travail et reste
   *[other] personnes sont déjà prévenues, en route ou au travail et restent
} en place.
repair-no-way = Aucune solution n’a été trouvée. Voyez service par service qui peut venir.
repair-ways = Façons de continuer
repair-way = { $way } : { $changes } { $changes ->
    [one] changement
   *[other] changements
}, { $empty } { $empty ->
    [one] place vide
   *[other] places vides
}
repair-way-fewest = Le moins de changements
repair-way-balanced = Équilibré
repair-way-most-seats = Le plus de places occupées
repair-accept = Accepter
repair-accepted = accepté
repair-was-accepted = Accepté : { $shifts } { $shifts ->
    [one] service
   *[other] services
}. { $count } { $count ->
    [one] ligne
   *[other] lignes
} sur la liste d’appels.
repair-others = Qui d’autre, et pourquoi pas les autres
repair-goes-with = Va avec { $shifts } : des personnes passent de l’un à l’autre.
repair-stuck = aucun { -coach } trouvé
repair-bus = bus à { $at }
repair-refused-already = Ce service était déjà accepté.
repair-refused-changed = Non accepté : quelque chose a changé entre-temps. Établissez une nouvelle proposition.

## Whom to call

call-none = Personne à appeler. Qui reçoit un autre travail par une proposition acceptée apparaît ici.
call-how = Comment
call-by-phone = téléphone
call-by-message = message
call-in-person = sur place
call-by-coach = par le { -coach }
call-open = à appeler
call-not-reached = pas joint
call-said-yes = a dit oui
call-said-no = a dit non
call-moves = Passe de { $from } à { $to }.
call-comes = Vient travailler à { $to }.
call-free = Ne doit pas aller à { $from }.
call-was-recorded = Noté.
call-was-refused = Noté. La place est de nouveau libre : établissez une nouvelle proposition.
call-refused-changed = Quelqu’un a noté autre chose entre-temps. Regardez à nouveau.
call-yes-after-all = vient quand même
call-refused-gone = Pas noté : ce service n’existe plus.
