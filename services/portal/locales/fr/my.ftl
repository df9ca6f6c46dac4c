### A worker's own pages, in easy words.

room-my-day = Ma journée
room-my-file = Mes données
my-print = Imprimer
my-days = Jours
my-day-before = Jour précédent
my-day-after = Jour suivant
my-card-language = Langue de la carte
my-intro = Voici ce que nous savons de toi. Tu peux toujours demander ce que cela veut dire.
my-silent = Nous ne pouvons pas lire cette partie maintenant. Réessaie plus tard.
my-nobody = Ton compte n’est pas encore lié à un { -worker }. Demande de l’aide à ton { -coach }.
my-from = à partir du { $from }
my-from-to = du { $from } au { $to } inclus
my-account = compte { $account }

## Who I am, my hours

my-self = Qui je suis
my-name = Nom
my-code = Numéro
my-status = Je suis ici
my-status-target = travailleur de groupe cible
my-status-individual = travailleur en travail adapté individuel
my-status-ama = participant à des activités de travail
my-status-article-60 = travailleur par le CPAS (article 60)
my-status-support = membre de l’encadrement
my-status-unknown = pas encore rempli
my-fraction = Semaine de travail
my-employed = En service
my-wrong = Quelque chose n’est pas juste ? Dis-le au { -social-service }.
my-hours = Mes heures de cette semaine
my-hours-of = Tu as travaillé { $present }. { $planned } étaient prévues.
my-hours-wrong = Tes heures ne sont pas justes ? Dis-le à ton { -coach }.
my-no-hours = Il n’y a pas encore d’heures cette semaine.

## What my work must take into account

my-limits = Ce dont mon travail tient compte
my-no-limits = Ton travail ne doit tenir compte de rien de spécial.
my-limits-who = Qui planifie ton travail voit ces phrases. Personne ne voit ici pourquoi.
my-limit-wish = un souhait
my-limit-lift = Tu ne soulèves pas plus de { $value } kilos.
my-limit-lift-times = Tu ne soulèves pas plus de { $value } fois par heure.
my-limit-seated = Tu travailles assis.
my-limit-standing = Tu ne restes pas debout plus de { $value } minutes de suite.
my-limit-quiet = Tu travailles dans un endroit calme.
my-limit-some-noise = Un peu de bruit est possible.
my-limit-no-crowd = Tu ne travailles pas dans la foule.
my-limit-few-people = Tu travailles avec peu de monde autour de toi.
my-limit-travel = Ton trajet ne dure pas plus de { $value } minutes.
my-limit-day = Tu ne travailles pas plus de { $hours } par jour.
my-limit-other = Quelque chose est convenu. Demande-le au { -social-service }.

## What others may know

my-consents = Ce que d’autres peuvent savoir de moi
my-no-consents = Tu n’as donné aucun accord. Personne ne peut en savoir plus.
my-consents-how = Tu veux arrêter un accord ? C’est toujours possible. Dis-le au { -social-service }.
my-consent-for = Pour quoi : { $purpose }
my-consent-holds = valable maintenant
my-consent-expired = terminé
my-consent-withdrawn = arrêté

## Who read it

my-reads = Qui a lu quelque chose de confidentiel sur moi
my-no-reads = Personne n’a lu quelque chose de confidentiel sur toi.
my-reads-older = Plus ancien
my-reads-newest = Vers le plus récent
my-reads-ask = Chaque fois que quelqu’un lit quelque chose de confidentiel, c’est écrit ici. Tu ne comprends pas ? Demande au { -social-service }.
my-read-what = Quoi : { $what }
my-read-why = Pourquoi : { $why }
my-category-absence = pourquoi tu étais absent
my-category-contact = ce qui a été dit dans un entretien
my-ground-own-file = Cette personne te suit.
my-ground-oneself = C’était toi.
my-ground-consent = Tu as donné ton accord.
