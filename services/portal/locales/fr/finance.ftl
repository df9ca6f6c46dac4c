### Premiums and invoices: expected, paid, and why they differ.

room-premiums = Primes
room-premium-people = Primes par { -worker }
room-differences = Différences
room-premium-run = Calcul d’un trimestre
room-premium-worker = Détail d’une prime
room-invoices = Factures
room-uninvoiced = À facturer
room-invoice = Facture
room-invoice-file = Facture électronique

## Both sides of a quarter

premium-none = Aucun trimestre n’est encore calculé. Chargez d’abord les lignes DmfA d’un trimestre, puis calculez la prime.
premium-quarters = Trimestres
premium-beside = Attendu et payé
premium-quarter = Trimestre
premium-expected = Attendu
premium-paid = Payé
premium-difference = Différence
premium-reckoned-on = Calculé le
premium-provisional = provisoire
premium-unconfirmed =
    { $count ->
        [one] { $count } montant n’est pas encore confirmé
       *[other] { $count } montants ne sont pas encore confirmés
    }
premium-which = Lesquels ?
premium-worker = Nom
premium-code = Code
premium-wage = Prime salariale
premium-guidance-fixed = Accompagnement fixe
premium-guidance-variable = Accompagnement variable

## Differences

premium-class = Type
premium-class-all = tous
premium-class-missing-payment = pas de paiement
premium-class-lower = payé trop peu
premium-class-higher = payé en trop
premium-class-not-expected = non attendu
premium-class-unknown = inconnu
premium-sentence = Explication
premium-sentence-missing-payment = { $expected } attendus ; l’état de paiement ne mentionne aucun paiement.
premium-sentence-not-expected = { $paid } payés alors que rien n’était attendu.
premium-sentence-lower = { $paid } payés au lieu de { $expected } : { $distance } trop peu.
premium-sentence-higher = { $paid } payés au lieu de { $expected } : { $distance } en trop.
premium-sentence-unknown = Attendu { $expected }, payé { $paid } ; la cause est inconnue.
premium-no-difference = Ce qui est payé correspond à ce qui était attendu. Rien à faire ici.
premium-all-differences = Les { $count } différences

## One run

premium-run-title = Prime du { $quarter }
premium-figures = Résultat
premium-heads = { $inside } sur { $all } dans le contingent
premium-per-worker = Par { -worker }
premium-outdated = Ceci est un ancien calcul de ce trimestre. Les paiements sont comparés au plus récent.
premium-newest = Vers le calcul le plus récent
premium-made = Mode de calcul
premium-append-only = Un calcul ne change plus jamais. De nouvelles données donnent un nouveau calcul, avec une autre empreinte.
premium-digest = Empreinte des données
premium-others = Autres calculs de ce trimestre

## One worker

premium-outcome = Résultat
premium-outside = hors contingent
premium-steps = Pas à pas
premium-steps-dutch = Une étape que cette page ne connaît pas encore est en néerlandais.
premium-step-cap = plafond { $multiple } × { $income } (RMMMG du trimestre) × { $fraction }
premium-step-unranked = aucun coût salarial pendant le trimestre, pas sur la liste, pas de prime
premium-step-inside = place { $rank }, jusqu’ici { $fte } de { $contingent } ETP : dans le contingent
premium-step-outside = place { $rank }, jusqu’ici { $fte } de { $contingent } ETP : hors du contingent, pas de prime
premium-step-wage = salaire { $wage }, plafond { $cap }, donc { $base } × { $percent } %
premium-step-sine = moins SINE { $amount }, pas sous 0, donne { $rest }
premium-step-fixed = prime d’accompagnement fixe { $amount }
premium-step-no-need = aucun besoin d’accompagnement, prime d’accompagnement variable { $amount }
premium-step-variable = prime d’accompagnement variable ({ $need }) { $amount } × { $fraction }
premium-step-total = ensemble { $wage } + { $fixed } + { $variable }
premium-need-low = faible
premium-need-mid = moyen
premium-need-high = élevé
premium-why = Ce qui joue ici
premium-because-capped = Le salaire dépasse le plafond : c’est le plafond qui compte.
premium-because-below-cap = Le salaire reste sous le plafond : c’est le salaire qui compte.
premium-because-part-time = Temps partiel : le plafond suit cette fraction.
premium-because-ggmmi-changed = Le RMMMG a changé au cours de ce trimestre.
premium-because-no-wage-cost = Pas de coût salarial ce trimestre : pas de prime.
premium-because-outside-contingent = La place tombe hors du contingent.
premium-because-straddles = C’est à cette place que le contingent est atteint.
premium-because-fixed-heads-limit = La prime fixe ne vaut que pour un nombre limité de personnes, et cette place n’en fait pas partie.
premium-because-sine-deducted = SINE a déjà payé une partie : elle est déduite de la prime salariale.
premium-because-step-down = Le paquet est dans sa période ultérieure, avec une prime fixe plus basse.

## Figures of the law

premium-parameters = Sur quoi cela repose
premium-parameter = Paramètre
premium-value = Valeur
premium-valid-from = Valable dès
premium-status = Statut
premium-source = Source
premium-published = publié
premium-not-confirmed = non confirmé
premium-unconfirmed-why = Ce qui n’est pas confirmé peut encore changer. Il y aura alors un nouveau calcul ; celui-ci reste tel quel.
premium-no-parameters = Aucun paramètre n’est encore enregistré.
parameter-ggmmi = RMMMG par mois
parameter-ggmmi-in-quarter = RMMMG qui compte dans le trimestre
parameter-cap-multiple = Plafond : fois le RMMMG
parameter-collective-fixed = Accompagnement collectif, fixe
parameter-collective-low = Accompagnement collectif, bas
parameter-collective-mid = Accompagnement collectif, moyen
parameter-collective-high = Accompagnement collectif, élevé
parameter-individual-fixed-first = Accompagnement individuel, fixe, première période
parameter-individual-fixed-first-quarters = Trimestres de la première période
parameter-individual-fixed-after = Accompagnement individuel, fixe, ensuite
parameter-individual-low = Accompagnement individuel, bas
parameter-individual-mid = Accompagnement individuel, moyen
parameter-individual-high = Accompagnement individuel, élevé
parameter-contingent-fte = Contingent en ETP
parameter-fixed-heads-factor = Personnes avec prime fixe par ETP
parameter-straddle = Qui est à cheval sur la limite du contingent
parameter-start = celui du début
parameter-monthly = mois par mois
parameter-end = celui de la fin
parameter-in = compte
parameter-out = ne compte pas

## Invoices

invoice-none = Il n’y a pas encore de facture. Les heures approuvées deviennent des lignes de facture.
invoice-look-for = Client ou numéro
invoice-number = Numéro
invoice-customer = Client
invoice-date = Date
invoice-due = Échéance
invoice-net = Net
invoice-vat = TVA
invoice-payable = À payer
invoice-from = Du
invoice-to = Jusqu’au
invoice-title = Facture { $number }
invoice-amounts = Montants
invoice-lines = Lignes
invoice-no-lines = Cette facture n’a pas de lignes.
invoice-ogm = Communication
invoice-received = Reçu
invoice-open = Ouvert
invoice-nothing-seen = Les lignes bancaires lues ne montrent encore aucun paiement.
invoice-ubl = Facture électronique (UBL)
invoice-line = Description
invoice-rate = Par heure
invoice-approvals = Approbations
uninvoiced-day = Jour
uninvoiced-class = Classe tarifaire
uninvoiced-hours = Heures
uninvoiced-shift = Prestation
uninvoiced-none = Toutes les heures approuvées figurent sur une facture.
uninvoiced-taken-back = Repris après approbation
room-premium-quarters = Tous les trimestres
premium-to-differences = Vers les différences
premium-year = Année

## Tariffs, and an invoice that goes out

room-tariffs = Tarifs
room-tariff = Fixer un tarif
room-issue = Établir une facture
tariff-look-for = Client ou classe
tariff-none = Il n’y a pas encore de tarif. Sans tarif, aucune heure n’est facturée.
tariff-new = Fixer un tarif
tariff-choose-company = Choisissez un client
tariff-hint = Le tarif vaut pour le travail à partir de ce jour. Ce qui est déjà facturé ne change pas ; un tarif du même jour est remplacé.
tariff-class-hint = Comme elle figure auprès des heures, par exemple inpak.
tariff-rate = Taux de TVA en pour cent
tariff-rate-hint = Par exemple 21. Seulement si la TVA est facturée.
tariff-record = Enregistrer
tariff-set = Le tarif est fixé.
tariff-vat-charged = TVA facturée
tariff-vat-reversed = Autoliquidation par le client
tariff-vat-exempt = Exempté
tariff-vat-other-state = Client dans un autre État membre
tariff-vat-zero = Taux zéro
tariff-fault-class = Indiquez la classe sur une ligne.
tariff-fault-price = Un tarif dépasse 0 euro.
tariff-fault-rate = Avec TVA, le taux dépasse 0 et ne dépasse pas 100 pour cent.
tariff-fault-category = Choisissez le régime de TVA.
tariff-fault-company = Choisissez un client.
issue-for-whom = Pour qui
issue-for-whom-hint = Les clients avec les plus anciennes heures approuvées qui ne figurent encore sur aucune facture.
issue-until-hint = Heures approuvées jusqu’à ce jour inclus.
issue-look = Montrer le projet
issue-waits = Ce que la facture attend
issue-nothing = Jusqu’à ce jour, toutes les heures approuvées figurent sur une facture.
issue-no-tariff = Le { $day }, aucun tarif ne vaut pour la classe { $class }.
issue-no-seller = De l’entreprise même, le numéro de compte, le numéro d’entreprise ou le numéro de TVA n’est pas connu. Le service des commandes le complète.
issue-no-buyer = Le numéro d’entreprise du client n’est pas connu ou pas valable. Le service des commandes le complète.
issue-no-vat-number = Pour ce régime de TVA, le numéro de TVA du client doit figurer sur la facture, et il n’est pas connu.
issue-too-large = Les montants sont trop grands. Choisissez un jour antérieur.
issue-send = Envoyer la facture
issue-for-good = La facture reçoit un numéro et ne change plus ensuite.
issue-reference = Numéro de commande du client
issue-reference-hint = Figure sur la facture électronique.
issue-fault-reference = Écrivez un numéro de commande plus court, sur une ligne.
issue-changed = Entre-temps, des heures ou des tarifs se sont ajoutés ou ont changé. Vérifiez à nouveau le projet.
issue-done = La facture { $number } est établie.
