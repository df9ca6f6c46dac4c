### What was booked, what stands on each account, and what came in at the bank.

room-ledger = Comptabilité
room-journal = Journal
room-bank = Banque
room-bank-again = Lettrer à nouveau
room-bank-lines = Lignes bancaires

ledger-quarters = Primes par trimestre
ledger-quarters-hint = Attendu moins payé moins accepté donne ce qui reste ouvert. Ce qui figure dans une lettre en fait partie.
ledger-no-quarter = Aucun trimestre n'est comptabilisé. Calculez d'abord la prime d'un trimestre.
ledger-accounts = Comptes
ledger-none = Rien n'est encore comptabilisé. Une facture, un calcul ou un paiement amène ici la première écriture.
ledger-sides = débit { $debit }, crédit { $credit }
ledger-sum-holds = chaque trimestre est juste au centime près
ledger-sum-breaks = un trimestre n'est pas juste
ledger-account = Compte
ledger-debit = Débit
ledger-credit = Crédit
ledger-balance = Solde
ledger-accepted = Accepté
ledger-open = Ouvert
ledger-claimed = Dans une lettre
ledger-booked-on = Comptabilisé le
ledger-occasion = Origine
ledger-amount = Montant
ledger-reference = Référence

account-receivable = créances commerciales
account-premium-receivable = primes à recevoir
account-premium-claimed = primes réclamées
account-vat = TVA à payer
account-premium-advance = avances sur primes
account-bank = banque
account-on-its-way = argent en route
account-revenue = chiffre d'affaires
account-premium-income = primes
account-premium-given-up = différences acceptées

occasion-invoice = facture
occasion-invoice-paid = facture payée
occasion-premium-run = calcul de la prime
occasion-payment = état de paiement
occasion-advance = avance
occasion-advance-used = avance imputée
occasion-organisation = soutien à l'organisation
occasion-premium-seen = vu à la banque
occasion-difference-claimed = différence réclamée
occasion-difference-accepted = différence acceptée

bank-hint = Chaque ligne est lue une seule fois, et ce qui quitte le compte est ignoré. Une communication structurée cherche sa facture ; un montant avec son trimestre ou la référence de l'état cherche ce que le Département a annoncé.
bank-booked-on = Comptabilisé le
bank-communication = Communication
bank-no-communication = sans communication
bank-own-reference = Référence de la banque
bank-read = { $lines ->
    [one] 1 ligne lue, { $fresh } nouvelle, { $matched } lettrée.
   *[other] { $lines } lignes lues, { $fresh } nouvelles, { $matched } lettrées.
}
bank-unmatched = Non lettré
bank-matched = Lettré
bank-lines = Lignes
bank-again = Lettrer à nouveau
bank-again-hint = Ce qui a été annoncé ou facturé depuis peut y correspondre.
bank-matched-now = { $matched ->
    [one] 1 ligne a trouvé sa contrepartie.
   *[other] { $matched } lignes ont trouvé leur contrepartie.
}
bank-none = Aucun fichier de la banque n'a été lu, ou aucune ligne ne correspond à ce choix.
bank-pays = Paie
bank-pays-invoice = facture
bank-pays-statement = état de paiement
bank-pays-advance = avance
bank-pays-organisation = soutien à l'organisation
bank-nothing-fits = rien de ce montant n'est attendu
bank-several-fit = correspond à plusieurs
bank-no-period = montant juste, trimestre absent
bank-ogm-unknown = aucune facture avec cette communication
bank-too-much = plus que ce qui est ouvert
file-why-contracts = davantage de contrats de cette personne sont connus. Donnez-les tous, ou retirez d'abord la ligne.
file-why-day = ce n'est pas un jour comme 23/11/2026.

dmfa-kind-withdrawn = retirée
dmfa-withdraw = Retirer une ligne
dmfa-withdraw-hint = Une ligne déclarée à tort ne compte plus après son retrait. Ses versions restent conservées, et une nouvelle déclaration la ramène.
dmfa-withdraw-line = Retirer { $code } du { $quarter }
dmfa-withdrawn-now = La ligne ne compte plus. Recalculez le trimestre.
dmfa-withdrawn-before = Cette ligne ne comptait déjà plus.
dmfa-no-line = Aucune ligne de cette personne ne compte pour ce trimestre.

wage-days = Salaire garanti
wage-days-line = { $days ->
    [one] 1 jour à { $percent }
   *[other] { $days } jours à { $percent }
}
wage-days-hint = Compté par le service social, en jours seulement : ni quand ni pourquoi. La prime suit le salaire de la déclaration.

difference-no-reason = Aucune raison connue ne correspond exactement.

room-dossier-paper = Dossier en PDF
dossier-pdf = Dossier (PDF)
dossier-columns = Par travailleur, sous son seul identifiant : place, côté de la ligne, plafond, base, prime salariale, accompagnement fixe et variable, total, et pourquoi.
