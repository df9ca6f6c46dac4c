### A worker's own pages, in easy words.

room-my-day = My day
room-my-file = About me
my-print = Print
my-days = Days
my-day-before = Day before
my-day-after = Day after
my-card-language = Language of the card
my-intro = This is what we know about you. You may always ask what something means.
my-silent = We cannot read this part now. Try again later.
my-nobody = Your account does not belong to a { -worker } yet. Ask your { -coach } for help.
my-from = from { $from }
my-from-to = from { $from } to { $to }
my-account = account { $account }

## Who I am, my hours

my-self = Who I am
my-name = Name
my-code = Number
my-status = I am here
my-status-target = target-group worker
my-status-individual = worker with individual support
my-status-ama = participant in work activities
my-status-article-60 = worker through the OCMW (article 60)
my-status-support = member of the support staff
my-status-unknown = not filled in yet
my-fraction = Working week
my-employed = Employed
my-wrong = Is something wrong? Tell the { -social-service }.
my-hours = My hours this week
my-hours-of = You worked { $present }. { $planned } were planned.
my-hours-wrong = Are your hours wrong? Tell your { -coach }.
my-no-hours = There are no hours this week yet.

## What my work must take into account

my-limits = What my work takes into account
my-no-limits = There is nothing that your work must take into account.
my-limits-who = Who plans your work sees these sentences. Nobody sees here why.
my-limit-wish = a wish
my-limit-lift = You do not lift more than { $value } kilos.
my-limit-lift-times = You do not lift more than { $value } times an hour.
my-limit-seated = You work seated.
my-limit-standing = You do not stand longer than { $value } minutes at a stretch.
my-limit-quiet = You work in a quiet place.
my-limit-some-noise = There may be a little noise.
my-limit-no-crowd = You do not work in a crowd.
my-limit-few-people = You work with few people around you.
my-limit-travel = You do not travel longer than { $value } minutes to work.
my-limit-day = You do not work longer than { $hours } a day.
my-limit-other = Something was agreed. Ask the { -social-service }.

## What others may know

my-consents = What others may know about me
my-no-consents = You gave no consent. Nobody may know more.
my-consents-how = Do you want to stop a consent? You always may. Tell the { -social-service }.
my-consent-for = What for: { $purpose }
my-consent-holds = holds now
my-consent-expired = is over
my-consent-withdrawn = stopped

## Who read it

my-reads = Who read something confidential about me
my-no-reads = Nobody read anything confidential about you.
my-reads-older = Earlier
my-reads-newest = To the latest
my-reads-ask = Each time somebody reads something confidential, it stands here. Do you not understand it? Ask the { -social-service }.
my-read-what = What: { $what }
my-read-why = Why: { $why }
my-category-absence = why you were absent
my-category-contact = what was said in a conversation
my-ground-own-file = This person looks after you.
my-ground-oneself = That was you.
my-ground-consent = You gave your consent for this.
