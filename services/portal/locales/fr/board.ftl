### The week board.

room-board = Tableau
board-title = Tableau de la semaine
board-empty = Cette semaine n’a encore ni personnes ni services. Demandez d’abord une { -crew } : elle apparaîtra ici.
board-people = Personnes par jour
board-places = Lieux de travail par jour
board-worker = { -worker }
board-place = Lieu de travail
board-tally = État de la semaine
board-detail = Service

## What a cell says

board-free = libre
board-outside = pas en service
board-elsewhere = planifié ailleurs
board-away = absent
board-planned = planifié
board-missing = absent
board-provisional = provisoire
board-no-show = pas venu
board-late = en retard
board-left-early = parti plus tôt
board-sent-home = renvoyé chez lui
board-present = présent
board-no-shift = pas de service
board-homeless = Sans lieu de travail cette semaine
board-clock =
    { $rest ->
        [0] { $hour }h
       *[other] { $hour }h{ $two }
    }
board-hours = de { $from } à { $to }
board-cell = { $who }, { $day } : { $what }
board-work = { $place }, { $hours }
board-filled = { $there } sur { $wanted }
board-cell-short = { $count } en moins
board-cell-over = { $count } en trop
board-cell-absent = { $count } absent(s)
board-gate-amber = condition orange
board-gate-red = feu rouge
board-shift = Service
board-open-shift = Ouvrir le service

## How the week stands

board-all-filled = tout est occupé
board-seats-empty =
    { $count ->
        [one] { $count } place inoccupée
       *[other] { $count } places inoccupées
    }
board-seats-absent = { $count } fois absent alors que planifié
board-gates-shut =
    { $count ->
        [one] { $count } jour au feu rouge
       *[other] { $count } jours au feu rouge
    }
board-heads-over = { $count } en trop
board-days-provisional = { $count } encore provisoire(s)

## Above the board

board-name = Nom
board-every-place = Tous les lieux
board-only-exceptions = Exceptions seulement
board-without-place = Sans place un jour de semaine
board-none-fit = Personne ne correspond à ce filtre. Videz le filtre pour voir tout le monde.
board-loading = Lecture du tableau …
board-weeks = Semaines
board-week-before = Semaine précédente
board-week-after = Semaine suivante
board-this-week = Cette semaine
board-wall = Écran mural

## Keys

board-key-arrows = sur le tableau : d’une case à l’autre
board-key-row = début et fin de la ligne
board-key-page = une page plus haut ou plus bas
board-key-begin = vers la première case
board-key-enter = ouvrir la case
board-key-week = semaine précédente et suivante

## Another person on a seat

board-held-seat = Pris : la place de { $who }, { $day }. Allez avec les flèches vers la personne qui la reprend ; espace dépose, Échap relâche.
board-held-hole = Pris : une place à { $who }, { $day }. Allez vers la personne qui la reçoit ; espace dépose, Échap relâche.
board-held-free = Pris : { $who }, { $day }. Allez vers le lieu de travail ; espace dépose, Échap relâche.
board-laid = Déposé. Rien n’a changé.
board-other-day = Le jour et les heures restent les mêmes : choisissez quelqu’un dans la même colonne.
board-no-seat = Il n’y a pas de place à donner là.
board-seat-of = Place à { $place }
board-was-replaced = La place est donnée à quelqu’un d’autre.
board-was-swapped = Les deux personnes ont échangé leur place.
board-undo = Annuler
board-not-undone = Impossible d’annuler. { $why }
board-no-undo = Il n’y a plus rien à annuler.
board-unsure = Pas de réponse. Regardez sur le tableau si c’est fait.
board-assign-who = Affecter { $who }
board-key-space-name = Espace
board-key-space = prendre une place et la déposer chez quelqu’un d’autre
board-key-delete = libérer la place
board-key-undo = annuler ce que vous avez fait sur le tableau
