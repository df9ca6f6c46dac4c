### Easy words for a worker’s card: short sentences, one a line. A further language is a folder with this one file.

card-language = English
card-hello = Hello { $name }!
card-date =
    { $weekday ->
        [1] Monday
        [2] Tuesday
        [3] Wednesday
        [4] Thursday
        [5] Friday
        [6] Saturday
       *[7] Sunday
    } { $day } { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    }
card-week = Your week
card-clock = { $hour }:{ $minute }
card-minutes =
    { $minutes ->
        [one] { $minutes } minute
       *[other] { $minutes } minutes
    }
card-start = Your work begins.
card-place = You work at { $place }.
card-task = Your task
card-coach = Your coach is { $name }.
card-no-coach = You will hear who guides you.
card-break = You have a break of { $minutes }.
card-end = Your work is done.
card-end-tomorrow = The next day your work is done.
card-ill = Are you ill?
card-late = Are you late?
card-call = Call { $name }.
card-call-office = Call the workshop.
card-call-before = Call before your work begins.
card-absent = { $date }: you are noted as absent. Is that wrong? Call.
card-free-today = You do not work today.
card-free = { $date }: you do not work.
card-next = This is your next day with work.
card-no-work-yet = There is no work for you yet. Your coach will tell you.
card-read-at = Read: { $date }, { $clock }. Do you get a new sheet? Then the new one counts.
card-different = Today is different:
card-different-day = { $date } is different:
card-different-place = You work at another place.
card-different-task = You have another task.
card-different-start = You start at another time.
card-different-end = You finish at another time.
card-different-coach = You have another coach.
