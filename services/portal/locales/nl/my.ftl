### A worker's own pages, in easy words.

room-my-day = Mijn dag
room-my-file = Mijn gegevens
my-print = Druk af
my-days = Dagen
my-day-before = Vorige dag
my-day-after = Volgende dag
my-card-language = Taal van de kaart
my-intro = Dit weten wij over jou. Je mag altijd vragen wat iets betekent.
my-silent = Dit deel kunnen we nu niet lezen. Probeer het straks opnieuw.
my-nobody = Je account hoort nog niet bij een { -worker }. Vraag hulp aan je { -coach }.
my-from = vanaf { $from }
my-from-to = van { $from } tot en met { $to }
my-account = account { $account }

## Who I am, my hours

my-self = Wie ben ik
my-name = Naam
my-code = Nummer
my-status = Ik ben hier
my-status-target = doelgroepwerknemer
my-status-individual = werknemer met individueel maatwerk
my-status-ama = deelnemer aan arbeidsmatige activiteiten
my-status-article-60 = werknemer via het OCMW (artikel 60)
my-status-support = medewerker van de omkadering
my-status-unknown = nog niet ingevuld
my-fraction = Werkweek
my-employed = In dienst
my-wrong = Klopt er iets niet? Zeg het aan de { -social-service }.
my-hours = Mijn uren deze week
my-hours-of = Je werkte { $present }. Er was { $planned } gepland.
my-hours-wrong = Kloppen je uren niet? Zeg het aan je { -coach }.
my-no-hours = Er zijn deze week nog geen uren.

## What my work must take into account

my-limits = Waar mijn werk rekening mee houdt
my-no-limits = Er is niets waar je werk rekening mee moet houden.
my-limits-who = Wie je werk plant, ziet deze zinnen. Niemand ziet hier waarom.
my-limit-wish = een wens
my-limit-lift = Je tilt niet meer dan { $value } kilo.
my-limit-lift-times = Je tilt niet meer dan { $value } keer in een uur.
my-limit-seated = Je werkt zittend.
my-limit-standing = Je staat niet langer dan { $value } minuten na elkaar.
my-limit-quiet = Je werkt op een stille plaats.
my-limit-some-noise = Er mag een beetje lawaai zijn.
my-limit-no-crowd = Je werkt niet in de drukte.
my-limit-few-people = Je werkt met weinig mensen om je heen.
my-limit-travel = Je bent niet langer dan { $value } minuten onderweg naar je werk.
my-limit-day = Je werkt niet langer dan { $hours } op een dag.
my-limit-other = Er is iets afgesproken. Vraag het aan de { -social-service }.

## What others may know

my-consents = Wat anderen mogen weten van mij
my-no-consents = Je gaf nog geen toestemming. Niemand mag iets extra weten.
my-consents-how = Wil je een toestemming stoppen? Dat mag altijd. Zeg het aan de { -social-service }.
my-consent-for = Waarvoor: { $purpose }
my-consent-holds = geldt nu
my-consent-expired = is voorbij
my-consent-withdrawn = gestopt

## Who read it

my-reads = Wie las iets vertrouwelijks over mij
my-no-reads = Niemand las iets vertrouwelijks over jou.
my-reads-older = Vroeger
my-reads-newest = Naar de laatste
my-reads-ask = Elke keer dat iemand iets vertrouwelijks leest, komt het hier. Begrijp je iets niet? Vraag het aan de { -social-service }.
my-read-what = Wat: { $what }
my-read-why = Waarom: { $why }
my-category-absence = waarom je afwezig was
my-category-contact = wat er in een gesprek gezegd is
my-ground-own-file = Deze persoon volgt jou op.
my-ground-oneself = Dat was je zelf.
my-ground-consent = Jij gaf hiervoor toestemming.
