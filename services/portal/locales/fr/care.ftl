### The social service and the occupational physician: whom to be in touch with, files, what is confidential.

room-follow-ups = Suivi
room-report-absence = Signaler une absence
room-physician = Médecin du travail
room-workers = Travailleurs
room-worker-file = Dossier
room-record-contact = Noter un contact
room-absence = Absence
room-read-secret = Lire la partie confidentielle
care-until = Jusqu’à quand
care-today = Aujourd’hui
care-ahead = Les { $count } prochains jours
care-nothing-due = Personne n’attend d’appel. Les nouveaux suivis apparaissent ici d’eux-mêmes.
care-keeper-own = Dossiers propres
care-keeper-shared = De tout le service
care-keeper-colleague = Dossiers d’un collègue
care-who = Nom
care-not-on-paper = Les limites et absences nominatives ne figurent pas sur papier.
care-days-over =
    { $count ->
        [one] { $count } jour de retard
       *[other] { $count } jours de retard
    }
care-reason-first-call = premier appel après une absence signalée
care-reason-silent-7 = une semaine sans contact
care-reason-silent-14 = deux semaines sans contact
care-reason-silent-28 = quatre semaines sans contact
care-reason-agreed-day = convenu ainsi
care-reason-potential-estimate = estimation du potentiel de travail
care-reason-reintegration-path = discuter du trajet de réintégration
care-reason-limit-ends = une limite prend fin
care-reason-evaluation-possible = évaluation du paquet possible
care-reason-package-ends = un paquet prend fin
care-reason-consent-ends = un consentement expire
care-reason-other = à suivre
care-moment-help-notice = proposer de l’aide : la lettre d’accompagnement

## Contact

care-contact = Contact
care-contacts = Contacts
care-contact-with = Contact avec { $name }
care-contact-kept = Contact avec { $name } noté.
care-how = Comment
care-how-phone = téléphone
care-how-message = message
care-how-at-work = entretien au travail
care-how-home-visit = visite à domicile
care-how-letter = lettre
care-how-asked-work-doctor = médecin du travail sollicité
care-how-unknown = contact
care-contact-on = Quand
care-next-contact = Prochain contact
care-next-contact-hint = Laissez vide pour clore le suivi.
care-next = prochain contact { $day }
care-by-you = par vous
care-by-colleague = par un collègue
care-no-contact = Aucun contact encore. Notez le premier après votre appel.
care-note = Note
care-no-note = pas de note
care-note-hint = Confidentiel. Lisible seulement pour un dossier propre ou avec un consentement ; chaque lecture est consignée. Peut rester vide.
care-keep = Enregistrer
care-back = Retour

## An absence

care-absence-of = Absence de { $name }
care-day-number = jour { $day }
care-course = Déroulement
care-absent = Absent
care-first-day = premier jour d’absence
care-last-day = Dernier jour d’absence
care-open-end = fin inconnue
care-end = Enregistrer la fin
care-ended = La fin est enregistrée. La planification connaît la date de retour.
care-mistake = C’était une erreur …
care-cancel-why = Les jours sont rendus à la planification et ce qui était confidentiel disparaît. C’est irréversible.
care-cancel = Annuler l’annonce
care-cancelled = L’annonce est annulée ; les jours sont rendus.
care-no-absence = Aucune absence connue.

## What is confidential

care-confidential = Confidentiel
care-confidential-why = Seule la personne qui tient le dossier ou qui a reçu un consentement peut le lire. Chaque lecture est consignée, et le { -worker } voit qui a lu et pourquoi. La planification ne voit que les jours.
care-closed = La note et la réponse sur le lien avec le travail ne figurent pas ici. Les lire demande un motif.
care-read-logged = Cette lecture est consignée. Le { -worker } voit que vous avez lu, quand et pourquoi.
care-purpose = Pourquoi lisez-vous ceci ?
care-purpose-hint = En quelques mots, cinq caractères au moins.
care-read = Lire et consigner
care-read-now = Lu maintenant
care-read-shown = Cette lecture est consignée. Ce qui figure ici n’est pas conservé dans votre navigateur.
care-related = Y a-t-il un lien avec le travail ?
care-related-yes = oui
care-related-no = non
care-related-not-asked = pas demandé
care-no-ground = Vous n’avez pas de motif légal pour lire ceci : ce n’est pas votre dossier et il n’y a pas de consentement. Demandez le consentement du { -worker }.
care-erased = Ceci est effacé et ne peut plus être lu.

## The first call in the morning

care-who-hint = Tapez une partie du nom ou le code, choisissez avec les flèches.
care-from = À partir du
care-to = Jusqu’au
care-to-hint = Vide si ce n’est pas encore connu.
care-report-note-hint = Peut rester vide. Pas de diagnostic.
care-report = Signaler
care-reported = Absence de { $name } notée. La planification voit les jours.
care-fault-nobody = Personne ne porte ce nom ou ce code.
care-fault-several = Plusieurs personnes correspondent. Choisissez.
care-fault-not-employed = Cette personne n’est pas en service ces jours-là.
care-fault-overlaps = Une absence est déjà signalée pour ces jours.
care-fault-ends-before = La fin précède le début.
care-fault-long = La note est trop longue.
care-fault-future = Un contact ne peut pas être dans le futur.
care-fault-next = Le prochain contact vient après celui-ci.

## Workers and their files

care-look-for = Nom ou code
care-code = Code
care-status = Statut
care-status-target-worker = travailleur du groupe cible
care-status-individual-scheme = travail adapté individuel
care-status-ama = AMA
care-status-article-60 = article 60
care-status-support-staff = encadrement
care-since = En service depuis
care-until-day = En service jusqu’au
care-today-column = Aujourd’hui
care-everybody = tout le monde
care-no-workers = Aucun travailleur n’est encore enregistré.
care-contract = Contrat
care-fraction = Fraction
care-file = Dossier
care-file-own = le vôtre
care-file-shared = de tout le { -social-service }
care-file-colleague = d’un collègue
care-absences = Absences
care-limits = Limites
care-no-limits = Aucune limite enregistrée.
care-limit-wish = souhait
care-limit-lift-kg = porter : { $value } kg au plus
care-limit-lift-times = porter : { $value } fois par heure au plus
care-limit-seated = travail assis uniquement
care-limit-standing = debout : { $value } minutes d’affilée au plus
care-limit-quiet = lieu calme uniquement
care-limit-noise = peu de bruit
care-limit-no-crowd = pas de foule
care-limit-crowd = avec peu de monde
care-limit-travel = trajet : { $value } minutes au plus
care-limit-day = journée : { $hours } au plus
care-limit-other = autre limite
care-packages = Paquet de soutien
care-no-packages = Aucun paquet n’est enregistré.
care-consents = Consentements
care-no-consents = Il n’y a pas de consentements.
care-withdrawn = retiré
care-expired = expiré
care-category-absence-reason = raison d’une absence
care-category-contact-note = note d’un contact
care-category-other = autre donnée confidentielle
care-reads = Qui a lu ce dossier
care-no-reads = Personne n’a lu de donnée confidentielle de ce dossier.
care-you = vous
care-ground-own = dossier propre
care-ground-consent = avec consentement
care-silent = Cette partie est illisible pour l’instant : le service ne répond pas.

## The occupational physician

care-absent-today = Absents aujourd’hui
care-nobody-absent = Personne n’est signalé absent aujourd’hui.
physician-absent =
    { $count ->
        [one] { $count } personne est absente aujourd’hui.
       *[other] { $count } personnes sont absentes aujourd’hui.
    }
physician-limits = Les limites figurent dans le dossier de chaque personne, sans la cause.
physician-vault = Dossier médical
physician-no-vault = Votre coffre médical propre n’existe pas encore. Rien de médical n’est conservé ni montré ici.
room-follow-up-list = Suivi sous forme de liste
care-as-list = En liste
care-keeper = Dossier
care-keeper-all = tous les dossiers
care-reason = Raison
care-due-on = Pour le
care-about = À propos de
care-about-all = tout
care-due-until = Au plus tard le
care-package-now = en cours
care-scheme-collective = travail adapté collectif
care-scheme-individual = travail adapté individuel
care-scheme-vop = prime de soutien flamande (VOP)
care-scheme-unknown = régime inconnu
care-need-none = sans accompagnement
care-need-low = accompagnement faible
care-need-mid = accompagnement moyen
care-need-high = accompagnement élevé
care-need-unknown = accompagnement inconnu
