### A coach's own crews of today.

room-crew-today = Aujourd’hui
room-offline = Hors connexion
crew-read-at = Lu à { $clock }
crew-silent = Les équipes sont illisibles pour le moment : le service ne répond pas. Réessayez bientôt.
crew-none = Vous n’accompagnez pas d’{ -crew } aujourd’hui. Ce n’est pas juste ? Appelez le planning.
crew-nobody = Personne n’est encore prévu pour cette prestation.
crew-there = { $there } présents sur { $all }
crew-to-take =
    { $count ->
        [one] { $count } pas encore noté
       *[other] { $count } pas encore notés
    }
crew-ticked-at = noté à { $clock }
crew-all-taken = tout le monde est noté
crew-seats-empty =
    { $count ->
        [one] { $count } place libre
       *[other] { $count } places libres
    }
crew-colleagues = Avec
crew-present = Présent
crew-late = Arrivé en retard
crew-left-early = Parti plus tôt
crew-no-show = Pas venu
crew-sent-home = Renvoyé chez soi
crew-not-taken = pas encore noté
crew-absent = pas attendu
crew-other = Autrement
crew-correct = Corriger
crew-what = Que s’est-il passé ?
crew-worked = Combien de temps de travail, sans la pause ?
crew-worked-hint = Avec « Pas venu », ceci ne compte pas.
crew-hours = h
crew-minutes = min
crew-save = Enregistrer
crew-together = Regarder ensemble
crew-back = Retour à aujourd’hui
crew-done = Noté.
crew-done-breach = Noté. Cette prestation enfreint une règle : le planning décide de ce que deviennent les heures.
crew-no-number = Choisissez ce qui s’est passé et indiquez des heures et minutes entières. Rien n’est noté.
crew-refused-minutes = Les heures ne vont pas avec ce qui s’est passé : qui était là a au moins une minute. Rien n’est noté.
crew-refused-early = Cette prestation est encore à venir. Notez la présence le jour même.
crew-refused-not-yours = Vous n’accompagnez plus cette prestation, ou cette personne n’y travaille pas. Rien n’est noté.
crew-refused-silent = Le service qui garde ces données ne répond pas. Rien n’est noté ; réessayez bientôt.
crew-refused = Ceci n’a pas pu être noté. Voyez l’état actuel, et appelez le planning si ce n’est pas juste.
crew-offline = Il n’y a pas de connexion. Ce qui suit peut dater ; ce que vous notez attend sur cet appareil et part tout seul.
crew-offline-nothing = Ce que vous avez vu n’est plus lisible ici : seulement dans le même onglet et tant que vous êtes connecté.
crew-try-again = Réessayer
