### What happens around a crew on the day itself: ticks that wait, signals, hours that somebody doubts, cards on paper.

## Ticks on their way

floor-waits = attend une connexion
floor-count = Encore à envoyer : { $count }.
floor-offline = Il n’y a pas de connexion ; cet appareil les enverra dès qu’elle revient.
floor-silent = Le service ne répond pas ; cet appareil réessaie de lui-même.
floor-signed-out = Vous n’êtes plus connecté. Connectez-vous sur cet appareil et ouvrez « Aujourd’hui » ; elles partiront ensuite.
floor-leaves = Des pointages attendent encore une connexion : { $count }. Se déconnecter maintenant les jette. Se déconnecter quand même ?
floor-leaves-unknown = Cet appareil ne peut pas dire si des pointages attendent encore. Se déconnecter maintenant jette ce qui attend. Se déconnecter quand même ?
floor-refusals = Pas noté :
floor-leaves-all-the-same = Se déconnecter quand même ?
floor-unkept = Ce pointage n’est pas conservé : cet appareil n’a ni place ni connexion. Notez-le sur papier et réessayez plus tard.
floor-refused-newer = Entre-temps, quelqu’un a déjà noté autre chose pour cette personne. Cela reste ; regardez l’état actuel.
floor-refused-too-long = C’était il y a trop longtemps. Appelez la planification.

## Signals

floor-ask-help = Aide ou signalement
floor-help = Besoin d’aide
floor-incident = Incident
floor-host-instructed = Le { -host } a donné lui-même une consigne
floor-seen = Vu
floor-feedback = Retour donné
floor-other = Autre chose
floor-unanswered = attend une réponse
floor-coming = quelqu’un arrive
floor-called = appelé
floor-settled = réglé
floor-signal-sent = Signalé.
floor-refused-signal = Ceci n’a pas pu être signalé. Appelez la planification.
room-signals = Signaux
floor-signals-intro = Ce que les { -coach(form: "many") } ont signalé et ce qui attend encore quelqu’un. Appelez d’abord ; indiquez ensuite ce que vous avez fait.
floor-no-signals = Personne n’attend de réponse.
floor-about = au sujet de { $name }
floor-answer-of = Réponse à { $place }
floor-answer-done = Enregistré. L’{ -coach } le voit tout de suite.
floor-answer-refused = Ce signal a déjà reçu une réponse ou n’existe plus.
floor-page-silent = Illisible pour l’instant : le service ne répond pas. Réessayez dans un moment.

## Looking together, and cards on paper

floor-number = Votre code
floor-number-new = Choisissez un code de quatre chiffres
floor-number-hint = Valable jusqu’à la déconnexion. Ne le dites à personne.
floor-number-digits = Un code a exactement quatre chiffres.
floor-number-wrong = Ce n’est pas votre code. Après cinq erreurs, vous serez déconnecté.
floor-number-why = Regarder ensemble ne montre que la journée de cette personne. Tout le reste est fermé jusqu’à ce que vous tapiez votre code.
floor-number-begin = Enregistrer et regarder ensemble
floor-number-end = Revenir à tout
floor-for-coach = Pour l’{ -coach }
floor-read-aloud = Lire à voix haute
floor-card-changed = Aujourd’hui diffère de la carte de { $moment }. Imprimez-en une nouvelle.
floor-print-told = La carte est notée comme imprimée.
room-wrong-cards = Cartes qui ne sont plus justes
floor-cards-intro = Ces personnes ont une carte en papier qui, pour aujourd’hui ou la semaine prochaine, dit autre chose que le planning. Donnez-leur une nouvelle carte.
floor-no-wrong-cards = Chaque carte imprimée est encore juste.
floor-card-who = Qui
floor-card-day = Jour de la carte
floor-card-printed = Imprimée

## Own hours, and hours that somebody doubts

room-my-hours = Mes heures
floor-hours-intro = Voici les heures notées. Quelque chose n’est pas juste ? Dites-le ici. Quelqu’un vérifie et répond.
floor-no-hours = Aucune heure de vous n’est encore notée.
floor-not-right = Pas juste
floor-what-is-wrong = Qu’est-ce qui n’est pas juste ?
floor-should-be = Combien faut-il ?
floor-say-so = Dire que ce n’est pas juste
floor-too-few = C’est trop peu
floor-too-many = C’est trop
floor-was-there = J’étais là
floor-was-not-there = Je n’étais pas là
floor-claimed = devrait être : { $hours }
floor-recorded = noté : { $hours }
floor-objection-open = attend une réponse
floor-objection-granted = corrigé
floor-objection-kept = discuté, cela reste ainsi
floor-objection-done = Vous avez dit que ce n’est pas juste. Votre { -coach } ou la planification répondra.
floor-objection-no-number = Indiquez des heures et des minutes entières.
floor-objection-minutes = Ces heures ne vont pas avec votre choix. Vérifiez encore.
floor-objection-late = C’était il y a plus de deux mois. Demandez à votre { -coach }.
floor-objection-open-already = Vous l’avez déjà dit. Une réponse est attendue.
floor-objection-refused = Cela n’a pas marché. Demandez de l’aide à votre { -coach }.
room-objections = Heures contestées
floor-objections-intro = Ces personnes disent que leurs heures ne sont pas justes. Parlez-en d’abord ; corrigez ensuite ou dites que cela reste ainsi.
floor-no-objections = Personne n’attend de réponse sur ses heures.
floor-grant = Corriger à { $hours }
floor-keep = Discuté, cela reste ainsi
floor-objection-answered = Répondu. La personne le voit dans ses heures.
floor-objection-answer-refused = Cette remarque a déjà reçu une réponse ou n’existe plus.

## What a host asks for

room-requests = Demandes
floor-ask-new = Demander une { -crew }
floor-ask-same = Comme la dernière fois
floor-coming-shifts = À venir
floor-calendar = Agenda pour votre propre programme
floor-no-agreement = Aucun contrat n’est en cours. Appelez l’{ -workshop }.
floor-nothing-before = Vous n’avez encore rien demandé. Demandez d’abord une { -crew } ; la même pourra être redemandée ensuite.
floor-nothing-coming = Rien n’est demandé pour les prochaines semaines.
floor-post = Travail
floor-day = Jour
floor-day-for = Jour pour { $place }
floor-from = De (hh:mm)
floor-to = À (hh:mm)
floor-break = Pause en minutes
floor-heads = Combien de personnes
floor-heads-wanted = { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
floor-ask = Demander
floor-ask-same-button = Demander la même
floor-week-hint = Ou redemandez toute cette semaine pour la semaine prochaine : travail, heures et nombre. Ce qui s’y trouve déjà reste.
floor-week-again = Redemander cette semaine
floor-week-asked = { $count ->
        [one] { $count } service demandé pour la semaine prochaine.
       *[other] { $count } services demandés pour la semaine prochaine.
    }
floor-week-refused = Pas demandé pour { $days } : c’est alors fermé, ou l’accord ne court plus.
floor-asked = Demandé. La planification compose la { -crew }.
floor-cancelled = annulé
floor-provisional-until = provisoire jusqu’à { $clock } le jour même
floor-stood = À { $clock }, c’était définitif : { $count }. Depuis :
floor-why-host-asked = demandé par le { -host }
floor-why-workshop-asked = nombre modifié par l’{ -workshop }
floor-why-planned = modifié par la planification de l’{ -workshop }
floor-why-fell-out = quelqu’un ne vient pas
floor-why-came-back = quelqu’un vient finalement
floor-why-stood-in = présence adaptée sur place
floor-owed = { $hours } dues selon le contrat
floor-change = Modifier ou annuler
floor-change-heads = Modifier le nombre
floor-cancel = Annuler le service
floor-costs-nothing = Demander moins de personnes ou annuler ne coûte rien.
floor-free-until = Demander moins de personnes ou annuler ne coûte rien jusqu’au { $day } inclus.
floor-costs-now = Demander moins de personnes ou annuler coûte maintenant { $percent } % des heures supprimées, comme le dit le contrat.
floor-change-done = Modifié.
floor-cancel-done = Annulé.
floor-refused-form = Indiquez un jour, des heures comme 08:00 et des nombres entiers. Rien n’a été demandé.
floor-refused-heads = Demandez au moins une et au plus cinq cents personnes.
floor-refused-stale = Le service a changé entre-temps. Regardez l’état actuel.
floor-refused-presence = Quelqu’un a déjà été noté sur ce service ; il ne peut plus être annulé.
floor-refused-begun = Le travail a déjà commencé : on ne peut plus annuler ni demander moins de personnes.
floor-refused-over = Ce jour est passé ou les heures sont déjà approuvées.
floor-refused-agreement = Le contrat n’est pas en cours ce jour-là.
floor-refused-hours = Ces heures ne font pas un service. Vérifiez les heures et la pause.
floor-refused-request = Cela n’a pas marché. Rien n’a changé ; appelez l’{ -workshop } si c’est urgent.
floor-calendar-intro = Un agenda avec les heures et les nombres de vos services, sans noms. Qui connaît l’adresse peut lire ; retirez-la si elle tombe en de mauvaises mains.
floor-calendar-open = Créer une adresse d’agenda
floor-calendar-opened = Adresse du { $moment }
floor-calendar-revoke = Retirer l’adresse du { $moment }
floor-calendar-address = Cette adresse n’est montrée qu’une fois. Collez-la dans votre agenda : { $address }
floor-calendar-revoked = Retirée. Cette adresse ne mène plus nulle part.
floor-calendar-refused = Cela n’a pas marché. Retirez d’abord une ancienne adresse, ou réessayez plus tard.
floor-calendar-name = { -crew(form: "many") } de l’{ -workshop }
floor-calendar-line = { $place } : { $count ->
        [one] { $count } personne
       *[other] { $count } personnes
    }
floor-calendar-text = Les nombres et les { -coach(form: "many") } se trouvent dans Werkbrug.

## How the collaboration goes

room-collaboration = Collaboration
floor-how-is-it = Comment va la collaboration ce mois-ci ?
floor-evaluate-intro = Cinq questions sur la collaboration, jamais sur une personne. Une fois par mois.
floor-evaluated-work = Lieu de travail
floor-q-heads = Autant de personnes que convenu sont-elles venues ?
floor-q-coach = L’{ -coach } était-il joignable ?
floor-q-work = Le travail était-il comme convenu ?
floor-q-notice = Avez-vous été averti à temps des changements ?
floor-q-safety = L’accueil et la sécurité sont-ils en ordre ?
floor-a-yes = Oui
floor-a-mostly = La plupart du temps
floor-a-no = Non
floor-evaluate = Envoyer
floor-evaluated = Merci. L’{ -workshop } le lit.
floor-evaluated-before = Vous avez déjà répondu ce mois-ci pour ce travail.
floor-evaluate-refused = Cela n’a pas marché. Répondez à chaque question et réessayez.
floor-evaluations = Ce que pensent les { -host(form: "many") }
floor-no-evaluations = Aucun { -host } n’a encore donné son avis.
floor-silence = À approuver tacitement
floor-silence-intro = Les jours ouvrables convenus sont passés et le { -host } n’a rien dit. Ce qui est noté peut être approuvé ; il sera indiqué que c’était tacite.
floor-no-silence = Aucune heure n’attend après le silence du { -host }.
floor-approve-tacitly = Approuver tacitement : { $place }
floor-silence-done = Approuvé tacitement.
floor-silence-early = Les jours ouvrables convenus ne sont pas encore passés.
floor-silence-refused = Ces heures n’ont pas pu être approuvées. Regardez l’état actuel.
floor-terms = Conditions d’un contrat
floor-terms-intro = Ce que dit le contrat lui-même. Sans condition, le nombre est définitif à 7h15, un changement ne coûte rien et le silence n’approuve rien.
floor-no-agreements = Il n’y a pas encore de contrat avec un { -host }.
floor-definitive-hour = Nombre définitif à (hh:mm)
floor-notice-days = Changement gratuit jusqu’à tant de jours ouvrables avant
floor-late-percent = Dû ensuite, en pour cent
floor-tacit-days = Le silence approuve après tant de jours ouvrables (0 : jamais)
floor-terms-saved = Enregistré.
floor-terms-refused = Ces conditions ne sont pas possibles : vérifiez l’heure, les jours et le pourcentage.
floor-silence-of-host = Tacitement
floor-tacit-on = sera approuvé tacitement le { $day }, si vous ne dites rien
floor-was-tacit = approuvé tacitement
