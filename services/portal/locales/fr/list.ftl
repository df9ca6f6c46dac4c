### Words of every list.

list-total =
    { $count ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }
list-cut = Il y en a plus : voici les { $count } premières lignes. Filtrez pour voir le reste.
list-every = tous
list-all = Tout afficher
list-nothing-fits = Rien ne correspond à ce filtre.
list-pages = Pages
list-first = Au début
list-next = Suivant
list-filter = Filtre
list-show = Afficher
list-size = Par page
list-saved = Filtres enregistrés
list-saved-why = Ils ne sont que dans ce navigateur. Le texte recherché n’est pas enregistré.
list-saved-name = Nom de ce filtre
list-saved-keep = Enregistrer
list-saved-forget = Oublier
list-export = Exporter
list-full = Export complet …
list-full-why = Cet export contient des limites ou des présences par nom. Dites pourquoi il vous le faut ; cela est consigné, avec votre compte et l’heure.
list-purpose = Dans quel but
list-purpose-hint = Entre { $least } et { $most } caractères, sans noms.
list-wall = Pour un écran au mur
list-take = Emporter « { $table } » :
list-personal = L’écran mural, le papier et l’export ordinaire ne montrent ni limites ni présences par nom.
list-personal-filter = Avec ce filtre, chaque nom révèle une limite ou une présence : cela ne va ni sur un écran mural, ni sur papier, ni dans un export ordinaire, seulement dans l’export complet.
