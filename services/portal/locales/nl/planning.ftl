### Plans, a bad day and the calls it asks for.

room-plans = Plannen
room-bad-day = Slechte dag
room-calls = Bellijst
plan-title = Plannen
plan-one = Plan
plan-made = Plannen van deze week
plan-made-at = Gemaakt
plan-stage = Stand
plan-none = Voor deze week is nog geen plan gemaakt. Start er hiernaast een.
plan-changed-since = Gewijzigd sinds de bekendmaking
plan-changed-none = Op bekendgemaakte diensten veranderde niets.
plan-start = Laat een plan zoeken
plan-start-hint = Werkbrug zoekt voor alle diensten die nog niet bekendgemaakt zijn wie waar het best werkt. Er verandert niets tot u het plan toepast.
plan-search-for = Hoe lang zoeken
plan-seconds = { $count } seconden
plan-keep = Wie al ingedeeld is, blijft
plan-keep-hint = Zet dit uit om ook zelf ingedeelde mensen opnieuw te laten plaatsen.
plan-start-now = Start
plan-state = Stand
plan-state-waiting = wacht
plan-state-searching = zoekt
plan-state-done = klaar
plan-state-stopped = gestopt
plan-state-applied = toegepast
plan-state-failed = mislukt
plan-elapsed = { $elapsed } van { $wanted } seconden gezocht.
plan-progress = Hoe ver het zoeken is
plan-of = { $there } van { $wanted }
plan-seats-empty = Lege plaatsen
plan-idle = Mensen zonder plaats, per dag geteld
plan-weight = Gewicht van de lege plaatsen
plan-wishes = Wensen en gewoontes, in punten
plan-at-least = { $figure } (nooit minder dan { $bound })
plan-smaller-is-better = Hoe kleiner de getallen, hoe beter. Een lege plaats bij een { -host } weegt dubbel.
plan-stop = Stop met zoeken
plan-apply = Pas het plan toe
plan-apply-hint = Wie erbij komt of weggaat, staat hieronder. Bekendgemaakt wordt er nog niets.
plan-was-applied = Het plan is toegepast: { $changes } { $changes ->
    [one] wijziging
   *[other] wijzigingen
} op { $shifts } { $shifts ->
    [one] dienst
   *[other] diensten
}. Maak de diensten bekend wanneer u klaar bent.
plan-failed-nothing = In deze week is er geen dienst meer die nog niet bekendgemaakt is.
plan-failed-pin = Iemand die op een dienst moet blijven, kan daar niet staan.
plan-failed-other = Het zoeken lukte niet. Probeer het opnieuw.
plan-blocked = Niet in het plan: een poort op rood, of gesloten
plan-blocked-closed = Gesloten: { $word }.
plan-changes = Wat dit plan verandert
plan-changes-none = Dit plan verandert niets.
plan-coach = { -coach }
plan-stays = { $count } { $count ->
    [one] blijft
   *[other] blijven
}
plan-move-joins = komt erbij
plan-move-leaves = gaat weg
plan-move-stays = blijft
plan-refused-changed = Niet toegepast: { $place } op { $day } van { $hours } veranderde intussen. Laat opnieuw een plan zoeken.
plan-refused-other = Niet toegepast: het plan is niet meer zoals u het zag. Kijk opnieuw.

## A day on which people are missing

repair-title = Slechte dag
repair-one = Voorstel
repair-propose = Er ontbreken mensen
repair-propose-hint = Werkbrug zoekt voor alle diensten van die dag samen hoe het verder kan. Wie al verwittigd, onderweg of aan het werk is, blijft staan.
repair-propose-now = Maak een voorstel
repair-nobody-missing = Op die dag ontbreekt niemand die verwacht wordt.
repair-calls = Bellijst
repair-coaches-away = Afwezige { -coach(form: "many") }
repair-coaches-none = Geen enkele { -coach } is die dag afwezig.
repair-coach-away = Is die dag afwezig
repair-coach-back = Toch aanwezig
repair-coach-is-back = Genoteerd: toch aanwezig.
repair-coach-is-away = Genoteerd. { $count } { $count ->
    [one] dienst wacht
   *[other] diensten wachten
} op iemand anders.
repair-days = Andere dag
repair-day-before = Dag ervoor
repair-day-after = Dag erna
repair-missing = Wie ontbreekt
repair-held = { $count } { $count ->
    [one] mens is
   *[other] mensen zijn
} al verwittigd, onderweg of aan het werk en { $count ->
    [one] blijft
   *[other] blijven
} staan.
repair-no-way = Er is geen manier gevonden. Kijk dienst per dienst wie kan komen.
repair-ways = Manieren om verder te gaan
repair-way = { $way }: { $changes } { $changes ->
    [one] wijziging
   *[other] wijzigingen
}, { $empty } { $empty ->
    [one] lege plaats
   *[other] lege plaatsen
}
repair-way-fewest = Minste wijzigingen
repair-way-balanced = Evenwichtig
repair-way-most-seats = Meeste plaatsen gevuld
repair-accept = Aanvaard
repair-accepted = aanvaard
repair-was-accepted = Aanvaard: { $shifts } { $shifts ->
    [one] dienst
   *[other] diensten
}. { $count } { $count ->
    [one] lijn staat
   *[other] lijnen staan
} op de bellijst.
repair-others = Wie nog, en waarom niet de anderen
repair-goes-with = Gaat samen met { $shifts }: mensen gaan van de ene naar de andere.
repair-stuck = geen { -coach } gevonden
repair-bus = bus om { $at }
repair-refused-already = Deze dienst was al aanvaard.
repair-refused-changed = Niet aanvaard: er veranderde intussen iets. Maak een nieuw voorstel.

## Whom to call

call-none = Niemand hoeft gebeld te worden. Wie door een aanvaard voorstel ander werk krijgt, komt hier.
call-how = Hoe
call-by-phone = telefoon
call-by-message = bericht
call-in-person = ter plaatse
call-by-coach = via de { -coach }
call-open = te bellen
call-not-reached = niet bereikt
call-said-yes = zei ja
call-said-no = zei neen
call-moves = Gaat van { $from } naar { $to }.
call-comes = Komt werken bij { $to }.
call-free = Hoeft niet naar { $from }.
call-was-recorded = Genoteerd.
call-was-refused = Genoteerd. De plaats is weer vrij: maak een nieuw voorstel.
call-refused-changed = Iemand noteerde intussen iets anders. Kijk opnieuw.
call-yes-after-all = komt toch
call-refused-gone = Niet genoteerd: deze dienst bestaat niet meer.
