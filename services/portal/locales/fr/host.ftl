### The host planner's own week.

room-host-week = Ma semaine
host-week = Occupation de la semaine
host-week-table = Postes par jour : combien viennent et combien sont demandés
host-weeks = Semaines
host-week-before = Semaine précédente
host-week-after = Semaine suivante
host-choose = Choisissez un jour
host-show = Afficher
host-today = Aujourd’hui
host-place = Poste
host-together = Ensemble
host-silent = Cette partie est illisible pour le moment : le service ne répond pas. Le reste de la page est exact.
host-nothing-asked = Aucune { -crew } n’est demandée pour cette semaine. Demandez-en une au planning de l’{ -workshop }.
host-of = { $coming } viennent, { $wanted } demandés
host-asked = en cours
host-short = { $count } manquent
host-over = { $count } en trop
host-settled = définitif
host-provisional = provisoire
host-all-filled = Partout autant de personnes que demandé.
host-days-short =
    { $count ->
        [one] { $count } poste et jour en sous-effectif
       *[other] { $count } postes et jours en sous-effectif
    }

## The crew of a day

host-crew = { -crew } du { $day }
host-no-shifts = Aucune { -crew } n’est demandée pour ce jour. Choisissez un autre jour de la semaine.
host-absent =
    { $count ->
        [one] { $count } absent
       *[other] { $count } absents
    }
host-no-coach = pas encore d’{ -coach }
host-coaches = { -coach(form: "many") } à appeler
host-names =
    { $count ->
        [one] Liste d’accès : { $count } nom
       *[other] Liste d’accès : { $count } noms
    }

## Hours

host-minutes = Heures à approuver
host-no-minutes = Aucune heure de cette semaine ni de la précédente n’attend. Les heures plus anciennes se trouvent dans une semaine antérieure.
host-minutes-wait =
    { $count ->
        [one] { $count } prestation vous attend, { $hours } au total.
       *[other] { $count } prestations vous attendent, { $hours } au total.
    }
host-present = Présence
host-class = classe tarifaire
host-still-running = La prestation dure encore jusqu’à { $until }. Approuver quand même ?
host-only-once = Les heures d’une prestation s’approuvent une seule fois. Ce qui est travaillé ensuite ne s’y ajoute plus.
host-approve-of = Approuver les heures de { $place }
host-hours = h
host-min = min
host-approve = Approuver
host-approved =
    { $count ->
        [one] { $count } prestation est approuvée
       *[other] { $count } prestations sont approuvées
    }
host-approved-of = { $approved } approuvées sur { $present }
host-held = approuvé, attend une décision de l’{ -workshop }
host-done = { $hours } approuvées. Elles figureront sur la prochaine facture.
host-done-held = { $hours } approuvées. Quelqu’un de l’{ -workshop } vérifie d’abord cette prestation ; la facture suit après.
host-no-number = Ce ne sont pas des heures et des minutes. Indiquez des heures entières et des minutes jusqu’à 59. Rien n’est approuvé.
host-refused-beyond = C’est plus que ce qui a été travaillé : { $present } de présence, { $approved } déjà approuvées. Rien n’est approuvé.
host-refused-already = Les heures de cette prestation sont déjà approuvées. Rien n’a changé.
host-refused-none = Vous ne pouvez pas approuver zéro heure. Personne n’a travaillé ? Appelez l’{ -coach }.
host-refused-dropped = L’{ -workshop } a décidé que ces heures ne seront pas facturées. Vous n’avez rien à faire.
host-refused-not-yours = Les heures de ce type de travail sont approuvées par quelqu’un d’autre.
host-refused-gone = Cette prestation n’existe plus. Voyez l’état actuel.
host-refused-silent = Le service qui garde ces données ne répond pas. Rien n’est approuvé ; réessayez plus tard.
host-refused = Ces heures n’ont pas pu être approuvées. Rien n’a changé ; appelez l’{ -coach } si c’est urgent.
