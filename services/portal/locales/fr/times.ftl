### Hours by another way than the telephone: paper, a time clock, the payroll office; pieces and tasks of a crew.

room-attendance = Présences
room-week-card = Carte de la semaine
room-pay = Heures à payer
room-clock = Pointeuse
times-nothing-to-pay = Rien n’est encore noté pour cette période. Choisissez-en une autre.
times-sheet = Feuille de présence
times-sheet-hint = Remplissez au stylo. Reprenez ensuite les présences dans Werkbrug.
times-in = Arrivée
times-out = Départ
times-remark = Remarque
times-initials = Paraphe
times-later-intro = Reprenez ici ce qui est sur papier ou ce que la pointeuse propose. Ce qui est déjà noté reste ; la correction se fait le jour même sous « Aujourd’hui ».
times-no-crew = Pas d’{ -crew } ce jour-là. Choisissez un autre jour.
times-write-down = Reprenez
times-by-the-clock = selon la pointeuse { $hours }
times-written-down = { $count ->
        [one] { $count } personne notée.
       *[other] { $count } personnes notées.
    }
times-left-alone = { $count ->
        [one] { $count } personne avait déjà été notée entre-temps et reste telle quelle.
       *[other] { $count } personnes avaient déjà été notées entre-temps et restent telles quelles.
    }
times-not-written = Pas noté, vérifiez : { $names }.
times-of-nobody = { $count ->
        [one] { $count } ligne ne concerne plus personne ce jour-là et n’a pas été notée.
       *[other] { $count } lignes ne concernent plus personne ce jour-là et n’ont pas été notées.
    }
times-clock-intro = Lisez ce que la pointeuse a noté. Elle propose des heures ; un { -coach } les confirme sous « Présences ». Ce qui est déjà noté ne change pas.
times-clock-file = Fichier de la pointeuse (CSV)
times-clock-columns = Quatre colonnes séparées par un point-virgule : nom, jour, arrivée et départ.
times-clock-sample = naam;dag;in;uit
times-clock-bring = Lisez
times-clock-unread = Rien n’a été lu : { $count ->
        [0] le fichier est vide.
        [one] la ligne { $lines } est illisible.
       *[other] { $count } lignes sont illisibles, comme { $lines }.
    }
times-clock-taken = { $count ->
        [one] { $count } pointage lu.
       *[other] { $count } pointages lus.
    }
times-clock-unknown = Pas reconnu, ou de plus d’une personne : { $names }.
times-clock-refused = Ce fichier n’a pu être lu : vérifiez les heures.
times-swap-with = Échange de tâche avec
times-swap = Échangez
times-swapped = Échangé.
times-swap-unfit = Impossible : l’un des deux ne peut tenir ce poste. Le planning sait pourquoi.
times-swap-ticked = L’un des deux est déjà noté ; l’échange n’est plus possible.
times-swap-gate = Impossible : une condition n’est pas remplie. Appelez le planning.
times-swap-refused = Cela n’a pas réussi. Voyez où cela en est.
times-pieces-of = Signalez les pièces
times-pieces = Pièces de toute l’{ -crew }
times-report-pieces = Signalez
times-pieces-done = Signalé. Le { -host } voit le total.
times-pieces-refused = Cela n’a pu être signalé. Vérifiez le nombre.
times-pieces-number = Indiquez un nombre entier.
times-made-before = Ce qui a été fait
times-made = { $count ->
        [one] { $count } pièce
       *[other] { $count } pièces
    }
times-incidents = { $count ->
        [one] { $count } incident
       *[other] { $count } incidents
    }
times-taken-back = { $hours } repris : il s’est avéré qu’on a travaillé moins qu’approuvé
