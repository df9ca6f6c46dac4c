### What goes on paper. The Dutch counts; other languages stand beside it as an aid.

room-agreements = Conventions
room-my-week = Ma semaine
doc-agreement = Convention
doc-notification = Notification
doc-roster = Horaire
doc-time-sheet = Relevé d’heures
doc-no-agreements = Aucune convention n’est encore enregistrée. Elles viennent des données importées par l’{ -workshop }.
doc-not-yet = pas encore
doc-read-at = État dans Werkbrug le { $day } à { $clock }.
doc-worth = Cette feuille montre ce qui est enregistré. L’exemplaire signé fait foi.
doc-sign-here = Nom, date et signature
doc-for-workshop = Pour l’{ -workshop }
doc-for-host = Pour le { -host }

## An agreement

doc-kind = Nature
doc-kind-enclave = enclave
doc-kind-service = entreprise de services
doc-kind-department = travail dans le propre atelier
doc-kind-unknown = inconnue
doc-workshop = { -workshop }
doc-host = { -host }
doc-the-workshop = L’{ -workshop }
doc-the-host = Le { -host }
doc-kbo = numéro d’entreprise { $number }
doc-place = Lieu de travail
doc-unit = unité d’établissement { $number }
doc-work = Travail
doc-core = Ce travail relève de l’activité principale du { -host } (code { $nace }).
doc-not-core = Ce travail ne relève pas de l’activité principale du { -host }.
doc-duration = Durée
doc-from = À partir du { $from }, sans date de fin.
doc-from-to = Du { $from } au { $to } inclus.
doc-guidance = Direction
doc-led-by-coach = Seul l’{ -coach } de l’{ -workshop } donne des instructions aux { -worker(form: "many") }. Le { -host } dit quoi, combien et pour quand.
doc-led-unsaid = Il n’est pas convenu que seul l’{ -coach } donne des instructions.
doc-signed-on = Signée
doc-notified-on = Notifiée au Département
doc-starts-on = Du
doc-ends-on = Au
doc-tariff = Classe tarifaire

## The notice to the Department

doc-to-department = Au Département de l’Emploi et de l’Économie sociale (Flandre)
doc-notification-says = L’{ -workshop } notifie une enclave : des { -worker(form: "many") } de l’{ -workshop } travaillent, accompagnés, dans l’entreprise ci-dessous, en vertu d’une convention écrite. Ils restent au service de l’{ -workshop } et ne reçoivent d’instructions que de l’{ -coach }.
doc-notification-when = La notification se fait au plus tard un jour avant le début du travail. C’est une notification, pas une demande d’autorisation.
doc-sent-on = Envoyée le

## A roster and a time sheet

doc-week = { $week }, du { $from } au { $to } inclus
doc-people = Qui travaille quand
doc-coaches = { -coach(form: "many") }
doc-shifts = Services
doc-name = Nom
doc-coach = Accompagnement
doc-day = Jour
doc-hours = Heures
doc-break = Pause
doc-heads = Personnes
doc-planned = Prévu
doc-worked = Presté
doc-approved = Approuvé
doc-state = État
doc-is-approved = approuvé
doc-is-held = attend une décision
doc-waits = attend l’approbation
doc-together = Prévu en tout : { $hours }.
doc-sum = Presté en tout : { $present }, approuvé : { $approved }.
doc-nothing-known = Rien n’est encore annoncé pour cette semaine. Regardez une autre semaine.
doc-no-hours = Cette semaine n’a pas de services ici. Regardez une autre semaine.
doc-still-planned =
    { $count ->
        [one] Encore { $count } service de cette semaine n’est pas annoncé et ne figure donc pas ici.
       *[other] Encore { $count } services de cette semaine ne sont pas annoncés et ne figurent donc pas ici.
    }
