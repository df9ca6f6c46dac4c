### The social service and the occupational physician: whom to be in touch with, files, what is confidential.

room-follow-ups = Follow-up
room-report-absence = Report an absence
room-physician = Occupational physician
room-workers = Workers
room-worker-file = File
room-record-contact = Record a contact
room-absence = Absence
room-read-secret = Read the confidential side
care-until = Until when
care-today = Today
care-ahead = Next { $count } days
care-nothing-due = Nobody waits for a call. New follow-ups appear here by themselves.
care-keeper-own = Own files
care-keeper-shared = Of the whole service
care-keeper-colleague = Files of a colleague
care-who = Name
care-not-on-paper = Limits and absences by name do not go on paper.
care-days-over =
    { $count ->
        [one] { $count } day overdue
       *[other] { $count } days overdue
    }
care-reason-first-call = first call after an absence was reported
care-reason-silent-7 = a week without contact
care-reason-silent-14 = two weeks without contact
care-reason-silent-28 = four weeks without contact
care-reason-agreed-day = as agreed
care-reason-potential-estimate = estimate of the work potential
care-reason-reintegration-path = talk about a reintegration path
care-reason-limit-ends = a limit ends
care-reason-evaluation-possible = package may be evaluated
care-reason-package-ends = a package ends
care-reason-consent-ends = a consent expires
care-reason-other = to follow up
care-moment-help-notice = offer help: the letter about guidance

## Contact

care-contact = Contact
care-contacts = Contacts
care-contact-with = Contact with { $name }
care-contact-kept = Contact with { $name } recorded.
care-how = How
care-how-phone = phone
care-how-message = message
care-how-at-work = talk at work
care-how-home-visit = home visit
care-how-letter = letter
care-how-asked-work-doctor = work doctor was asked
care-how-unknown = contact
care-contact-on = When
care-next-contact = Next contact
care-next-contact-hint = Leave empty to close the follow-up.
care-next = next contact { $day }
care-by-you = by you
care-by-colleague = by a colleague
care-no-contact = There was no contact yet. Record the first one after your call.
care-note = Note
care-no-note = no note
care-note-hint = Confidential. Readable only for one’s own file or with a consent; every reading is logged. May stay empty.
care-keep = Keep
care-back = Back

## An absence

care-absence-of = Absence of { $name }
care-day-number = day { $day }
care-course = Course
care-absent = Absent
care-first-day = first day of absence
care-last-day = Last day of absence
care-open-end = end not known
care-end = Record the end
care-ended = The end is recorded. The planners know when this person is back.
care-mistake = It was a mistake …
care-cancel-why = The days go back to the planners, and what was confidential is gone. This cannot be undone.
care-cancel = Cancel the report
care-cancelled = The report is cancelled; the days are given back.
care-no-absence = No absence is known.

## What is confidential

care-confidential = Confidential
care-confidential-why = Only who keeps the file or was given consent reads this. Every reading is logged, and the { -worker } sees who read it and why. Planners see the days only.
care-closed = The note and the answer about work are not shown here. Reading them takes a reason.
care-read-logged = This reading is logged. The { -worker } sees that you read it, when and what for.
care-purpose = What do you read this for?
care-purpose-hint = In a few words, at least five characters.
care-read = Read and log
care-read-now = Read now
care-read-shown = This reading was logged. What stands here is not kept in your browser.
care-related = Does it have to do with work?
care-related-yes = yes
care-related-no = no
care-related-not-asked = not asked
care-no-ground = You have no ground to read this: it is not your file and there is no consent. Ask the { -worker } for consent.
care-erased = This was erased and can never be read again.

## The first call in the morning

care-who-hint = Type a part of the name or the code, choose with the arrows.
care-from = From
care-to = Up to
care-to-hint = Empty when it is not known yet.
care-report-note-hint = May stay empty. No diagnosis.
care-report = Report
care-reported = Absence of { $name } recorded. The planners see the days.
care-fault-nobody = Nobody has this name or this code.
care-fault-several = More than one person fits. Choose whom you mean.
care-fault-not-employed = This person is not employed on those days.
care-fault-overlaps = An absence is already reported for those days.
care-fault-ends-before = The end comes before the start.
care-fault-long = The note is too long.
care-fault-future = A contact cannot lie in the future.
care-fault-next = The next contact comes after this one.

## Workers and their files

care-look-for = Name or code
care-code = Code
care-status = Status
care-status-target-worker = target group worker
care-status-individual-scheme = individual scheme
care-status-ama = AMA
care-status-article-60 = article 60
care-status-support-staff = support staff
care-since = Employed since
care-until-day = Employed until
care-today-column = Today
care-everybody = everybody
care-no-workers = No workers have been recorded yet.
care-contract = Contract
care-fraction = Fraction
care-file = File
care-file-own = yours
care-file-shared = of the whole { -social-service }
care-file-colleague = of a colleague
care-absences = Absences
care-limits = Limits
care-no-limits = No limits have been recorded.
care-limit-wish = wish
care-limit-lift-kg = lifting: { $value } kg at most
care-limit-lift-times = lifting: { $value } times an hour at most
care-limit-seated = seated work only
care-limit-standing = standing: { $value } minutes at a stretch at most
care-limit-quiet = quiet place only
care-limit-noise = little noise
care-limit-no-crowd = no crowd
care-limit-crowd = with a few people
care-limit-travel = travel: { $value } minutes at most
care-limit-day = working day: { $hours } at most
care-limit-other = other limit
care-packages = Support package
care-no-packages = No package is recorded.
care-consents = Consents
care-no-consents = There are no consents.
care-withdrawn = withdrawn
care-expired = expired
care-category-absence-reason = reason of an absence
care-category-contact-note = note of a contact
care-category-other = other confidential matter
care-reads = Who read this file
care-no-reads = Nobody read anything confidential in this file.
care-you = you
care-ground-own = own file
care-ground-consent = with consent
care-silent = This part cannot be read now: the service does not answer.

## The occupational physician

care-absent-today = Absent today
care-nobody-absent = Nobody is reported absent today.
physician-absent =
    { $count ->
        [one] { $count } person is absent today.
       *[other] { $count } people are absent today.
    }
physician-limits = Limits stand in the file of each person, without the cause.
physician-vault = Medical file
physician-no-vault = Your own medical vault is not here yet. Nothing medical is kept or shown here.
room-follow-up-list = Follow-ups as a list
care-as-list = As a list
care-keeper = File
care-keeper-all = all files
care-reason = Reason
care-due-on = Due on
care-about = About
care-about-all = everything
care-due-until = Due at the latest on
care-package-now = holds now
care-scheme-collective = collective scheme
care-scheme-individual = individual scheme
care-scheme-vop = Flemish support premium (VOP)
care-scheme-unknown = scheme unknown
care-need-none = no guidance
care-need-low = low guidance
care-need-mid = medium guidance
care-need-high = high guidance
care-need-unknown = guidance unknown
