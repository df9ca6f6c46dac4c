### The host planner's own week.

room-host-week = Eigen week
host-week = Bezetting van de week
host-week-table = Werkplekken per dag: hoeveel er komen en hoeveel er gevraagd zijn
host-weeks = Weken
host-week-before = Vorige week
host-week-after = Volgende week
host-choose = Kies een dag
host-show = Toon
host-today = Vandaag
host-place = Werkplek
host-together = Samen
host-silent = Dit deel is nu niet te lezen: de dienst antwoordt niet. De rest van de pagina klopt wel.
host-nothing-asked = Voor deze week is geen { -crew } gevraagd. Vraag er een aan bij de planning van het { -workshop }.
host-of = { $coming } komen, { $wanted } gevraagd
host-asked = wordt ingevuld
host-short = { $count } te weinig
host-over = { $count } te veel
host-settled = definitief
host-provisional = voorlopig
host-all-filled = Overal zoveel mensen als gevraagd.
host-days-short =
    { $count ->
        [one] { $count } plaats en dag met te weinig mensen
       *[other] { $count } plaatsen en dagen met te weinig mensen
    }

## The crew of a day

host-crew = { -crew } van { $day }
host-no-shifts = Voor deze dag is geen { -crew } gevraagd. Kies een andere dag in de week.
host-absent = { $count } afwezig
host-no-coach = nog geen { -coach }
host-coaches = { -coach(form: "many") } om te bellen
host-names =
    { $count ->
        [one] Toegangslijst: { $count } naam
       *[other] Toegangslijst: { $count } namen
    }

## Hours

host-minutes = Uren om goed te keuren
host-no-minutes = Er wachten geen uren van deze en de vorige week. Oudere uren vindt u in een eerdere week.
host-minutes-wait =
    { $count ->
        [one] { $count } dienst wacht op u, samen { $hours }.
       *[other] { $count } diensten wachten op u, samen { $hours }.
    }
host-present = Aanwezig
host-class = tariefklasse
host-still-running = De dienst loopt nog tot { $until }. Toch nu goedkeuren?
host-only-once = De uren van een dienst keurt u één keer goed. Wat daarna nog gewerkt wordt, komt er niet meer bij.
host-approve-of = Uren goedkeuren van { $place }
host-hours = u
host-min = min
host-approve = Keur goed
host-approved =
    { $count ->
        [one] { $count } dienst is goedgekeurd
       *[other] { $count } diensten zijn goedgekeurd
    }
host-approved-of = { $approved } goedgekeurd van { $present }
host-held = goedgekeurd, wacht op een beslissing van het { -workshop }
host-done = { $hours } goedgekeurd. Ze komen op de volgende factuur.
host-done-held = { $hours } goedgekeurd. Iemand van het { -workshop } kijkt deze dienst eerst na; pas daarna komt er een factuur.
host-no-number = Dat zijn geen uren en minuten. Vul hele uren in, en minuten tot 59. Er is niets goedgekeurd.
host-refused-beyond = Dat is meer dan er gewerkt is: { $present } aanwezig, al { $approved } goedgekeurd. Er is niets goedgekeurd.
host-refused-already = De uren van deze dienst zijn al goedgekeurd. Er is niets veranderd.
host-refused-none = Nul uren kunt u niet goedkeuren. Klopt het dat niemand werkte? Bel dan de { -coach }.
host-refused-dropped = Het { -workshop } besliste dat deze uren niet gefactureerd worden. U hoeft niets te doen.
host-refused-not-yours = De uren van dit soort werk keurt iemand anders goed.
host-refused-gone = Deze dienst bestaat niet meer. Kijk hoe het nu staat.
host-refused-silent = De dienst die dit bewaart, antwoordt niet. Er is niets goedgekeurd; probeer het straks opnieuw.
host-refused = Deze uren konden niet goedgekeurd worden. Er is niets veranderd; bel de { -coach } als het dringend is.
