### Ce qui doit être en ordre avant que quelqu’un parte : qui n’a pas encore de place, quand c’est fermé, qui peut travailler sur un site.

## Personnes sans place

room-without-place = Sans place
without-place-intro = Qui travaille selon son contrat et n’est planifié nulle part à ces heures. Une journée n’est communiquée que lorsqu’il n’y a plus personne ici, ou lorsque quelqu’un dit pourquoi.
without-place-who = Personnes sans place
without-place-nobody = Chacun a une place.
without-place-see = Voir qui
without-place-count = { $count } { $count ->
    [one] personne
   *[other] personnes
}, { $hours } sans place
without-place-more = Ceci est une partie : il y a { $count } lignes en tout.
without-place-people = Personnes
without-place-hours = Heures sans place
without-place-unknown = Sans heures connues
without-place-unknown-hint = De ces personnes, aucune heure de contrat n’est enregistrée. Personne ne peut voir si elles ont partout une place.
without-place-name = Nom
without-place-day = Jour
without-place-contract = Contrat
without-place-known = Raison
without-place-explained = raison donnée
without-place-open = ouvert
without-place-reason = Pourquoi communiquer quand même
without-place-no-reason = Aucune raison n’est nécessaire pour cette semaine.
without-place-why = Raison
without-place-why-hint = Vaut pour ceux qui sont maintenant dans la liste. Qui perd sa place plus tard y revient. N’écrivez rien sur la santé.
without-place-save = Enregistrer la raison
without-place-say-why = Dites pourquoi, en quelques mots.
without-place-too-long = La raison est trop longue : raccourcissez-la et enregistrez à nouveau.
without-place-silent = Le service qui garde ces données ne répond pas. La raison n’est pas encore enregistrée ; réessayez bientôt.
without-place-was-saved = Enregistré. La raison vaut pour { $count } { $count ->
    [one] personne
   *[other] personnes
}.
without-place-refused = Pas communiqué : le { $day }, il reste { $people }. Donnez-leur une place ou dites pourquoi pas.

## Closures

room-closures = Fermetures
closure-intro = Jours et heures où l’{ -workshop }, un département ou un lieu de travail est fermé. Personne n’est alors demandé ni planifié, et un département fermé promet moins aux commandes.
closure-coming = Fermetures à venir
closure-none = Rien n’est enregistré pour l’année qui vient.
closure-silent = Les fermetures ne peuvent pas être lues pour le moment.
closure-this-week = Fermé cette semaine
closure-closed = fermé
closure-everywhere = Toute l’{ -workshop }
closure-from-to = du { $from } au { $to }
closure-whole-day = toute la journée
closure-every-day = chaque jour
closure-holidays = Jours fériés légaux
closure-holidays-hint = Werkbrug les connaît déjà : inutile de les enregistrer.
closure-new = Enregistrer une fermeture
closure-word = Comment elle s’appelle
closure-word-hint = Par exemple pont, inventaire ou vendredi court.
closure-place = Où
closure-when = Quand
closure-from = Du
closure-to = Au
closure-weekday = Jour de la semaine
closure-hours = Heures
closure-hours-hint = Par exemple 12-24. Vide : toute la journée.
closure-save = Enregistrer
closure-saved = Enregistré.
closure-saved-touched = Enregistré. À ces heures, { $count ->
    [one] { $count } service existe
   *[other] { $count } services existent
} déjà : décidez de la suite.
closure-refused = Pas enregistré. Regardez les jours, les heures, le lieu et le mot.
closure-withdraw = Retirer
closure-withdrawn = Retiré : c’est ouvert.
closure-gone = Cette fermeture n’existe plus.
closure-is-closed = Impossible : le { $day }, c’est fermé ({ $word }).

## Who may work at a site

room-inductions = Accueil sécurité et accords
induction-intro = Qui travaille dans une entreprise d’accueil y a reçu un accueil sécurité encore valable, a donné son propre accord pour l’enclave, et peut y travailler selon le { -social-service }. Sans cela, personne n’est planifié.
induction-site = Lieu de travail
induction-name = Nom
induction-no-site = Il n’y a pas encore de lieu de travail dans une entreprise d’accueil.
induction-nobody = Personne n’a été trouvé. Choisissez un autre nom ou un autre lieu.
induction-may = Peut travailler ici
induction-ready = en ordre
induction-missing = pas d’accueil sécurité
induction-over = accueil sécurité expiré
induction-no-agreement = pas d’accord personnel
induction-not-at-hosts = pas dans les entreprises d’accueil
induction-otherwise = pas en ordre
induction-until = Accueil sécurité valable jusqu’au
induction-until-hint = Vide : sans fin.
induction-no-end = sans fin
induction-agreement = Accord personnel
induction-yes = d’accord
induction-no = pas d’accord
induction-not-asked = pas encore demandé
induction-record = Enregistrer
induction-given = Accueil sécurité donné le
induction-save = Enregistrer l’accueil
induction-said-on = Dit le
induction-own-words = Enregistrez ce que la personne a dit elle-même.
induction-answer = Réponse
induction-choose-answer = Choisissez la réponse
induction-save-answer = Enregistrer la réponse
induction-says-yes = Est d’accord
induction-says-no = N’est pas d’accord
induction-was-saved = Enregistré.
induction-refused = Pas enregistré. Un accueil et une réponse datent d’aujourd’hui ou d’avant.
induction-unreadable = Pas enregistré : un jour est illisible. Écrivez jour/mois/année, par exemple 23/11/2026.
induction-answer-missing = Pas enregistré. Choisissez la réponse et comment vous l’avez apprise.
induction-next = Personnes suivantes
induction-none-recorded = Aucun accueil sécurité n’est encore noté ; personne n’est donc retenu pour cette raison. Dès le premier que vous notez, la question se pose sur chaque lieu de travail d’une entreprise d’accueil.
induction-no-answer-recorded = Aucune réponse sur le travail en enclave n’est encore notée ; seul celui qui dit non est donc retenu. Dès la première réponse, chacun a besoin de son propre accord dans une enclave.

## Which statuses are sent to hosts

room-host-statuses = Statuts dans les entreprises d’accueil
status-intro = Quels statuts l’entreprise envoie dans les entreprises d’accueil. Une décision vaut à partir d’aujourd’hui. Celui qui planifie voit seulement si c’est permis, jamais le statut.
status-sent = est envoyé
status-not-sent = n’est pas envoyé
status-people = { $count ->
    [one] { $count } personne en service
   *[other] { $count } personnes en service
}
status-usual = Rien n’est décidé : c’est la règle habituelle.
status-decided = Depuis le { $day } : { $source } (noté par { $who }).
status-before = Décisions précédentes
status-decide = Décider à nouveau
status-answer = Dans les entreprises d’accueil
status-yes = Envoyer
status-no = Ne pas envoyer
status-source = Sur quoi cela repose
status-source-hint = Par exemple un texte de loi, un contrat ou un compte rendu, avec la date, en { $most } lettres au plus. N’écrivez rien sur une seule personne.
status-save = Noter la décision
status-was-saved = C’est noté. Celui qui planifie le verra tout de suite. Les services déjà faits ne changent pas d’eux-mêmes.
status-refused = Pas noté. Écrivez en une phrase sur quoi repose la décision, en { $most } lettres au plus.
