### What a contract says about days and hours.

room-contract = Heures du contrat
contract-title = Heures du contrat
contract-intro = Un travail hors de ces heures, annoncé trop tard ou changé le jour même demande le oui de la personne elle-même.
contract-hours = Heures
contract-none = Aucune heure connue pour ce contrat ; rien n’est donc demandé. Indiquez-les ci-dessous.
contract-day = Jour
contract-week-a = Semaine A
contract-week-b = Semaine B
contract-week-b-hint = Laissez la semaine B vide si toutes les semaines sont pareilles.
contract-week-a-monday = Lundi d’une semaine A
contract-week-a-hint = À partir de ce lundi, les semaines A et B alternent.
contract-monday = lundi
contract-tuesday = mardi
contract-wednesday = mercredi
contract-thursday = jeudi
contract-friday = vendredi
contract-saturday = samedi
contract-sunday = dimanche
contract-kind = Sorte d’horaire
contract-fixed = horaire fixe
contract-variable = horaire variable
contract-same-day = pas de changement le jour même
contract-since = depuis le { $day }
contract-from = À partir du
contract-change = Modifier
contract-save = Enregistrer
contract-was-saved = Enregistré.
contract-refused = Pas enregistré : un jour ou une heure est illisible. Écrivez les heures comme 8.00-16.00 et choisissez un lundi.
contract-notice = Délai pour les heures variables
contract-no-notice = Aucun délai n’est enregistré ; rien n’est donc demandé. Indiquez ce que dit la loi ou le règlement de travail.
contract-notice-days = À partir du { $day } : { $count } { $count ->
    [one] jour ouvrable
   *[other] jours ouvrables
} à l’avance.
contract-working-days = Jours ouvrables à l’avance
contract-source = Source
contract-confirmed = vérifié avec la source
contract-unconfirmed = pas encore vérifié
