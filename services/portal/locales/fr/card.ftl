### Easy words for a worker’s card: short sentences, one a line. A further language is a folder with this one file.

card-language = Français
card-hello = Bonjour { $name } !
card-date =
    { $weekday ->
        [1] Lundi
        [2] Mardi
        [3] Mercredi
        [4] Jeudi
        [5] Vendredi
        [6] Samedi
       *[7] Dimanche
    } { $day } { $month ->
        [1] janvier
        [2] février
        [3] mars
        [4] avril
        [5] mai
        [6] juin
        [7] juillet
        [8] août
        [9] septembre
        [10] octobre
        [11] novembre
       *[12] décembre
    }
card-week = Ta semaine
card-clock = { $hour } h { $minute }
card-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
card-start = Ton travail commence.
card-place = Tu travailles chez { $place }.
card-task = Ta tâche
card-coach = Ton accompagnateur est { $name }.
card-no-coach = On te dira qui t’accompagne.
card-break = Tu as { $minutes } de pause.
card-end = Ton travail est fini.
card-end-tomorrow = Le lendemain, ton travail est fini.
card-ill = Tu es malade ?
card-late = Tu arrives en retard ?
card-call = Appelle { $name }.
card-call-office = Appelle l’entreprise de travail adapté.
card-call-before = Appelle avant le début du travail.
card-absent = { $date } : tu es noté absent. Ce n’est pas juste ? Appelle.
card-free-today = Aujourd’hui, tu ne travailles pas.
card-free = { $date } : tu ne travailles pas.
card-next = Voici ton prochain jour de travail.
card-no-work-yet = Il n’y a pas encore de travail pour toi. On te le dira.
card-read-at = { $date }, { $clock } : lu à ce moment-là. Tu reçois une nouvelle feuille ? La nouvelle compte.
card-different = Aujourd’hui c’est différent :
card-different-day = { $date }, c’est différent :
card-different-place = Tu travailles à un autre endroit.
card-different-task = Tu as une autre tâche.
card-different-start = Tu commences à une autre heure.
card-different-end = Tu finis à une autre heure.
card-different-coach = Tu as un autre accompagnateur.
