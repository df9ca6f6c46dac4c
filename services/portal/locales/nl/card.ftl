### Easy words for a worker’s card: short sentences, one a line. A further language is a folder with this one file.

card-language = Nederlands
card-hello = Dag { $name }!
card-date =
    { $weekday ->
        [1] Maandag
        [2] Dinsdag
        [3] Woensdag
        [4] Donderdag
        [5] Vrijdag
        [6] Zaterdag
       *[7] Zondag
    } { $day } { $month ->
        [1] januari
        [2] februari
        [3] maart
        [4] april
        [5] mei
        [6] juni
        [7] juli
        [8] augustus
        [9] september
        [10] oktober
        [11] november
       *[12] december
    }
card-week = Jouw week
card-clock = { $hour }.{ $minute } uur
card-minutes =
    { $minutes ->
        [one] { $minutes } minuut
       *[other] { $minutes } minuten
    }
card-start = Je werk begint.
card-place = Je werkt bij { $place }.
card-task = Jouw taak
card-coach = Je begeleider is { $name }.
card-no-coach = Je hoort nog wie jou begeleidt.
card-break = Je hebt { $minutes } pauze.
card-end = Je werk is klaar.
card-end-tomorrow = De volgende dag is je werk klaar.
card-ill = Ben je ziek?
card-late = Kom je te laat?
card-call = Bel { $name }.
card-call-office = Bel het maatwerkbedrijf.
card-call-before = Bel voor je werk begint.
card-absent = { $date }: je bent afwezig gemeld. Klopt dit niet? Bel.
card-free-today = Vandaag werk je niet.
card-free = { $date }: je werkt niet.
card-next = Hier staat je volgende werkdag.
card-no-work-yet = Er is nog geen werk voor jou. Je begeleider vertelt het je.
card-read-at = { $date }, { $clock }: toen is dit gelezen. Krijg je een nieuw blad? Dan telt het nieuwe.
card-different = Vandaag is anders:
card-different-day = { $date } is anders:
card-different-place = Je werkt op een andere plek.
card-different-task = Je hebt een andere taak.
card-different-start = Je begint op een ander uur.
card-different-end = Je bent klaar op een ander uur.
card-different-coach = Je hebt een andere begeleider.
