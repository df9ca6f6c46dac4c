### What a workshop calls things.

room-own-words = Nos mots
renamed-intro = Vous dites éducateur ou encadrant plutôt qu’accompagnateur ? Écrivez-le ici : les phrases destinées aux personnes de votre organisation suivent aussitôt. Les noms du menu, les titres des listes et la carte d’un { -worker } gardent le mot habituel.
renamed-languages = Langue des mots
renamed-here = Ce que nous disons
renamed-hint = Au-dessus de chaque champ se trouve le mot habituel ; un champ vide le garde. Choisissez un mot du même genre, qui commence lui aussi par une voyelle (ou par une consonne, si c’est le cas du mot habituel), de { $most } lettres au plus : les textes disent « l’ » ou « le » devant.
renamed-letters = Des lettres, des espaces, des traits d’union et des apostrophes, { $most } au plus, et d’abord une lettre.
renamed-half = Remplissez les deux, le singulier et le pluriel, ou laissez les deux vides.
renamed-samples = Comme on le lit dans un texte
renamed-save = Garder les mots
renamed-done =
    { $count ->
        [0] Tous les mots habituels valent à nouveau.
        [one] Gardé : { $count } mot à nous.
       *[other] Gardés : { $count } mots à nous.
    }
renamed-changed = Pas gardé : entre-temps, quelqu’un d’autre a gardé des mots dans cette langue. Ici, on dit maintenant : { $words }. Dans les champs se trouve ce que vous avez écrit ; gardez à nouveau si cela doit valoir.
renamed-not-kept = Les mots n’ont pas pu être gardés. Vérifiez que le dossier des mots accepte l’écriture.

## The words themselves

renamed-coach = { -coach }
renamed-coaches = { -coach(form: "many") }
renamed-worker = { -worker }
renamed-workers = { -worker(form: "many") }
renamed-crew = { -crew }
renamed-crews = { -crew(form: "many") }
renamed-host = { -host }
renamed-hosts = { -host(form: "many") }
renamed-workshop = { -workshop }
renamed-workshops = { -workshop(form: "many") }
renamed-social-service = { -social-service }
