### The social service and the occupational physician: whom to be in touch with, files, what is confidential.

room-follow-ups = Opvolging
room-report-absence = Afwezigheid melden
room-physician = Arbeidsarts
room-workers = Medewerkers
room-worker-file = Dossier
room-record-contact = Contact noteren
room-absence = Afwezigheid
room-read-secret = Vertrouwelijke kant lezen
care-until = Tot wanneer
care-today = Vandaag
care-ahead = Komende { $count } dagen
care-nothing-due = Niemand wacht op een telefoontje. Nieuwe opvolgpunten komen hier vanzelf.
care-keeper-own = Eigen dossiers
care-keeper-shared = Van de hele dienst
care-keeper-colleague = Dossiers van een collega
care-who = Naam
care-not-on-paper = Beperkingen en afwezigheden bij naam staan niet op papier.
care-days-over =
    { $count ->
        [one] { $count } dag over tijd
       *[other] { $count } dagen over tijd
    }
care-reason-first-call = eerste telefoontje na een ziekmelding
care-reason-silent-7 = een week geen contact
care-reason-silent-14 = twee weken geen contact
care-reason-silent-28 = vier weken geen contact
care-reason-agreed-day = zo afgesproken
care-reason-potential-estimate = inschatting van het arbeidspotentieel
care-reason-reintegration-path = re-integratietraject bespreken
care-reason-limit-ends = een beperking loopt af
care-reason-evaluation-possible = pakket evalueren kan
care-reason-package-ends = een pakket loopt af
care-reason-consent-ends = een toestemming vervalt
care-reason-other = op te volgen
care-moment-help-notice = hulp aanbieden: de brief over begeleiding

## Contact

care-contact = Contact
care-contacts = Contacten
care-contact-with = Contact met { $name }
care-contact-kept = Contact met { $name } genoteerd.
care-how = Hoe
care-how-phone = telefoon
care-how-message = bericht
care-how-at-work = gesprek op het werk
care-how-home-visit = huisbezoek
care-how-letter = brief
care-how-asked-work-doctor = arbeidsarts gevraagd
care-how-unknown = contact
care-contact-on = Wanneer
care-next-contact = Volgend contact
care-next-contact-hint = Laat leeg om het opvolgpunt te sluiten.
care-next = volgend contact { $day }
care-by-you = door u
care-by-colleague = door een collega
care-no-contact = Er was nog geen contact. Noteer het eerste na uw telefoontje.
care-note = Nota
care-no-note = geen nota
care-note-hint = Vertrouwelijk. Enkel te lezen met het eigen dossier of een toestemming; elke lezing wordt bijgehouden. Mag leeg blijven.
care-keep = Bewaren
care-back = Terug

## An absence

care-absence-of = Afwezigheid van { $name }
care-day-number = dag { $day }
care-course = Verloop
care-absent = Afwezig
care-first-day = eerste dag afwezig
care-last-day = Laatste dag afwezig
care-open-end = einde niet bekend
care-end = Einde vastleggen
care-ended = Het einde is vastgelegd. De planning weet wanneer deze persoon terug is.
care-mistake = Het was een vergissing …
care-cancel-why = De dagen worden teruggegeven aan de planning en wat vertrouwelijk genoteerd werd, is weg. Dit kan niet ongedaan gemaakt worden.
care-cancel = Melding annuleren
care-cancelled = De melding is geannuleerd; de dagen zijn teruggegeven.
care-no-absence = Er is geen afwezigheid bekend.

## What is confidential

care-confidential = Vertrouwelijk
care-confidential-why = Dit leest enkel wie het dossier houdt of toestemming kreeg. Elke lezing wordt bijgehouden, en de { -worker } ziet wie las en waarom. De planning ziet enkel de dagen.
care-closed = De nota en het antwoord op de vraag over het werk staan hier niet. Ze lezen vraagt een reden.
care-read-logged = Deze lezing wordt bijgehouden. De { -worker } ziet dat u las, wanneer en waarvoor.
care-purpose = Waarvoor leest u dit?
care-purpose-hint = In enkele woorden, minstens vijf tekens.
care-read = Lezen en bijhouden
care-read-now = Nu gelezen
care-read-shown = Deze lezing is bijgehouden. Wat hier staat, wordt niet bewaard in uw browser.
care-related = Houdt het verband met het werk?
care-related-yes = ja
care-related-no = nee
care-related-not-asked = niet gevraagd
care-no-ground = U hebt geen grond om dit te lezen: het is niet uw dossier en er is geen toestemming. Vraag de { -worker } om toestemming.
care-erased = Dit is gewist en kan niet meer gelezen worden.

## The first call in the morning

care-who-hint = Typ een deel van de naam of de code, kies met de pijltjes.
care-from = Vanaf
care-to = Tot en met
care-to-hint = Leeg als het nog niet bekend is.
care-report-note-hint = Mag leeg blijven. Geen diagnose.
care-report = Melden
care-reported = Afwezigheid van { $name } genoteerd. De planning ziet de dagen.
care-fault-nobody = Niemand heet zo of heeft die code.
care-fault-several = Meer dan één persoon past hierbij. Kies wie u bedoelt.
care-fault-not-employed = Deze persoon is op die dagen niet in dienst.
care-fault-overlaps = Voor die dagen is al een afwezigheid gemeld.
care-fault-ends-before = Het einde ligt voor het begin.
care-fault-long = De nota is te lang.
care-fault-future = Een contact kan niet in de toekomst liggen.
care-fault-next = Het volgende contact komt na dit contact.

## Workers and their files

care-look-for = Naam of code
care-code = Code
care-status = Statuut
care-status-target-worker = doelgroepwerknemer
care-status-individual-scheme = individueel maatwerk
care-status-ama = AMA
care-status-article-60 = artikel 60
care-status-support-staff = omkadering
care-since = In dienst sinds
care-until-day = In dienst tot
care-today-column = Vandaag
care-everybody = iedereen
care-no-workers = Er zijn nog geen medewerkers vastgelegd.
care-contract = Contract
care-fraction = Breuk
care-file = Dossier
care-file-own = van u
care-file-shared = van de hele { -social-service }
care-file-colleague = van een collega
care-absences = Afwezigheden
care-limits = Beperkingen
care-no-limits = Er zijn geen beperkingen vastgelegd.
care-limit-wish = wens
care-limit-lift-kg = tillen: hoogstens { $value } kg
care-limit-lift-times = tillen: hoogstens { $value } keer per uur
care-limit-seated = enkel zittend werk
care-limit-standing = staan: hoogstens { $value } minuten na elkaar
care-limit-quiet = enkel op een stille plaats
care-limit-noise = weinig lawaai
care-limit-no-crowd = geen drukte
care-limit-crowd = met weinig mensen
care-limit-travel = reistijd: hoogstens { $value } minuten
care-limit-day = werkdag: hoogstens { $hours }
care-limit-other = andere beperking
care-packages = Ondersteuningspakket
care-no-packages = Er is geen pakket vastgelegd.
care-consents = Toestemmingen
care-no-consents = Er zijn geen toestemmingen.
care-withdrawn = ingetrokken
care-expired = vervallen
care-category-absence-reason = reden van afwezigheid
care-category-contact-note = nota van een contact
care-category-other = ander vertrouwelijk gegeven
care-reads = Wie las dit dossier
care-no-reads = Niemand las iets vertrouwelijks uit dit dossier.
care-you = u
care-ground-own = eigen dossier
care-ground-consent = met toestemming
care-silent = Dit deel is nu niet te lezen: de dienst antwoordt niet.

## The occupational physician

care-absent-today = Vandaag afwezig
care-nobody-absent = Niemand is vandaag als afwezig gemeld.
physician-absent =
    { $count ->
        [one] { $count } persoon is vandaag afwezig.
       *[other] { $count } mensen zijn vandaag afwezig.
    }
physician-limits = Beperkingen staan in het dossier van elke persoon, zonder oorzaak.
physician-vault = Medisch dossier
physician-no-vault = Uw eigen medische kluis is er nog niet. Niets medisch wordt hier bewaard of getoond.
room-follow-up-list = Opvolging als lijst
care-as-list = Als lijst
care-keeper = Dossier
care-keeper-all = alle dossiers
care-reason = Reden
care-due-on = Tegen
care-about = Over
care-about-all = alles
care-due-until = Tegen ten laatste
care-package-now = geldt nu
care-scheme-collective = collectief maatwerk
care-scheme-individual = individueel maatwerk
care-scheme-vop = Vlaamse ondersteuningspremie (VOP)
care-scheme-unknown = regeling onbekend
care-need-none = geen begeleiding
care-need-low = begeleiding laag
care-need-mid = begeleiding gemiddeld
care-need-high = begeleiding hoog
care-need-unknown = begeleiding onbekend
