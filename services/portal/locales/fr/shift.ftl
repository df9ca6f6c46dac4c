### One shift, for who plans it.

room-shift = Service
shift-crew = { -crew }
shift-coaches = { -coach(form: "many") }
shift-others = Qui peut venir
shift-gates = Ce que la loi demande
shift-publish = Publier
shift-was-published = Le service est publié.
shift-assign = Affecter
shift-assigned = L’affectation est faite.
shift-release = Libérer
shift-released = L’affectation est annulée.
shift-replace = Remplacer
shift-instead-of = À la place de { $who }
answer-not-asked = pas encore demandé
answer-asked = demandé
answer-yes = a dit oui
answer-no = a dit non
shift-standing-in = remplaçant
shift-nobody = Personne n’est encore affecté. Choisissez ci-dessous qui peut venir.
shift-no-coach = Aucun { -coach } n’est encore affecté.
shift-no-gates = Pour ce type de travail, la loi ne pose pas de conditions.
shift-no-others = Personne d’autre ne convient et n’est libre ce jour-là.
shift-why-not = Pourquoi pas les autres
shift-gate-none = non demandé
shift-gate-green = en ordre
shift-gate-amber = orange
shift-gate-red = rouge
shift-refused-gate = Impossible : une condition est au rouge. Voyez « Ce que la loi demande ».
shift-refused-absent = Impossible : ce { -worker } est absent ce jour-là.
shift-refused-booked = Impossible : ce { -worker } a déjà un service à cette heure.
shift-refused-full = Impossible : toutes les places sont occupées.
shift-refused-closed = Ce n’est plus possible : les heures sont approuvées.
shift-refused-unfit = Impossible : le poste demande plus que ce que ce { -worker } peut faire.
shift-refused-outside = Impossible : ce { -worker } n’est pas en service ce jour-là.
shift-refused-already = Ce { -worker } est déjà sur le service.
shift-refused-gone = Impossible : entre-temps, cette place n’est plus celle de cette personne.
shift-refused-nobody = Impossible : personne n’est encore affecté.
shift-refused-place-closed = Impossible : le lieu de travail est fermé à ce moment.
shift-refused-induction = Impossible : il n’y a pas d’accueil sécurité valable sur ce lieu.
shift-refused-agreement = Impossible : la personne n’a pas donné son accord pour une enclave.
shift-refused-not-at-hosts = Impossible : cette personne n’est pas envoyée dans les entreprises d’accueil.
shift-refused-not-here = Ne peut pas être placé ici : demandez au { -social-service }.
shift-refused-other = Cela n’a pas réussi. Rechargez la page et voyez si quelque chose a changé entre-temps.

## What each gate is about

gate-separate-entity = autre personne morale
gate-core-activity = activité principale
gate-agreement = convention signée
gate-notified = notification au Département
gate-coach-present = toujours un { -coach } présent
gate-coach-qualified = { -coach } qualifié
gate-ratio = assez d’{ -coach(form: "many") }
gate-instruction = instructions par l’{ -coach } seul
gate-one-site = { -coach } à un seul endroit à la fois
shift-refused-not-ready = Non publié : { $count ->
    [one] { $count } personne
   *[other] { $count } personnes
} de l’{ -crew } ne { $count ->
    [one] peut
   *[other] peuvent
} pas y travailler. Vous lisez ci-dessous qui et pourquoi.
shift-not-ready = Pas encore en ordre
shift-not-ready-intro = Ces personnes ne peuvent pas travailler chez { $place }. Tant que c’est le cas, le service n’est pas publié.
shift-not-ready-record = Noter
shift-not-ready-status = C’est le { -social-service } qui décide si quelqu’un peut travailler dans une entreprise d’accueil. Sinon, choisissez quelqu’un d’autre.
