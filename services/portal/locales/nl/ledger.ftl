### What was booked, what stands on each account, and what came in at the bank.

room-ledger = Boekhouding
room-journal = Journaal
room-bank = Bank
room-bank-again = Opnieuw afletteren
room-bank-lines = Banklijnen

ledger-quarters = Premies per kwartaal
ledger-quarters-hint = Verwacht min betaald min aanvaard is wat nog openstaat. Wat in een brief staat, is een deel daarvan.
ledger-no-quarter = Er is nog geen kwartaal geboekt. Bereken eerst de premie van een kwartaal.
ledger-accounts = Rekeningen
ledger-none = Er is nog niets geboekt. Een factuur, een berekening of een betaling brengt hier de eerste boeking.
ledger-sides = debet { $debit }, credit { $credit }
ledger-sum-holds = elk kwartaal klopt tot op de cent
ledger-sum-breaks = een kwartaal klopt niet
ledger-account = Rekening
ledger-debit = Debet
ledger-credit = Credit
ledger-balance = Saldo
ledger-accepted = Aanvaard
ledger-open = Open
ledger-claimed = In een brief
ledger-booked-on = Geboekt op
ledger-occasion = Aanleiding
ledger-amount = Bedrag
ledger-reference = Kenmerk

account-receivable = handelsdebiteuren
account-premium-receivable = te ontvangen premies
account-premium-claimed = teruggevorderde premies
account-vat = te betalen btw
account-premium-advance = voorschotten op premies
account-bank = bank
account-on-its-way = geld onderweg
account-revenue = omzet
account-premium-income = premies
account-premium-given-up = aanvaarde verschillen

occasion-invoice = factuur
occasion-invoice-paid = factuur betaald
occasion-premium-run = premieberekening
occasion-payment = betaalstaat
occasion-advance = voorschot
occasion-advance-used = voorschot verrekend
occasion-organisation = organisatieondersteuning
occasion-premium-seen = op de bank gezien
occasion-difference-claimed = verschil teruggevorderd
occasion-difference-accepted = verschil aanvaard

bank-hint = Elke lijn wordt één keer gelezen, en wat van de rekening afgaat, wordt overgeslagen. Een gestructureerde mededeling zoekt haar factuur; een bedrag met zijn kwartaal of het kenmerk van de staat zoekt wat het Departement aankondigde.
bank-booked-on = Geboekt op
bank-communication = Mededeling
bank-no-communication = zonder mededeling
bank-own-reference = Kenmerk van de bank
bank-read = { $lines ->
    [one] 1 lijn gelezen, { $fresh } nieuw, { $matched } afgeletterd.
   *[other] { $lines } lijnen gelezen, { $fresh } nieuw, { $matched } afgeletterd.
}
bank-unmatched = Niet afgeletterd
bank-matched = Afgeletterd
bank-lines = Lijnen
bank-again = Letter opnieuw af
bank-again-hint = Wat intussen aangekondigd of gefactureerd werd, kan erbij passen.
bank-matched-now = { $matched ->
    [one] 1 lijn vond haar tegenhanger.
   *[other] { $matched } lijnen vonden hun tegenhanger.
}
bank-none = Er is nog geen bestand van de bank gelezen, of geen lijn past bij deze keuze.
bank-pays = Betaalt
bank-pays-invoice = factuur
bank-pays-statement = betaalstaat
bank-pays-advance = voorschot
bank-pays-organisation = organisatieondersteuning
bank-nothing-fits = niets met dit bedrag verwacht
bank-several-fit = past bij meer dan één
bank-no-period = bedrag past, kwartaal ontbreekt
bank-ogm-unknown = geen factuur met deze mededeling
bank-too-much = meer dan er openstaat
file-why-contracts = er zijn meer contracten van deze persoon bekend. Geef ze allemaal, of trek de lijn eerst in.
file-why-day = dat is geen dag zoals 23/11/2026.

dmfa-kind-withdrawn = ingetrokken
dmfa-withdraw = Een lijn intrekken
dmfa-withdraw-hint = Werd een lijn ten onrechte aangegeven, dan telt ze na het intrekken niet meer mee. Haar versies blijven bewaard, en een nieuwe aangifte brengt haar terug.
dmfa-withdraw-line = Trek { $code } van { $quarter } in
dmfa-withdrawn-now = De lijn telt niet meer mee. Bereken het kwartaal opnieuw.
dmfa-withdrawn-before = Deze lijn telde al niet meer mee.
dmfa-no-line = Van deze persoon telt in dit kwartaal geen lijn mee.

wage-days = Gewaarborgd loon
wage-days-line = { $days ->
    [one] 1 dag aan { $percent }
   *[other] { $days } dagen aan { $percent }
}
wage-days-hint = Geteld door de sociale dienst, als dagen alleen: wanneer en waarom staat hier niet. De premie volgt het loon van de aangifte.

difference-no-reason = Geen bekende oorzaak past precies.

room-dossier-paper = Dossier als PDF
dossier-pdf = Dossier (PDF)
dossier-columns = Per medewerker, met zijn kenmerk alleen: plaats, kant van de lijn, plafond, basis, loonpremie, vaste en variabele begeleiding, samen, en waarom.
