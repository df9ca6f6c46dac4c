### One shift, for who plans it.

room-shift = Dienst
shift-crew = { -crew }
shift-coaches = { -coach(form: "many") }
shift-others = Wie kan er komen
shift-gates = Wat de wet vraagt
shift-publish = Maak bekend
shift-was-published = De dienst is bekendgemaakt.
shift-assign = Wijs toe
shift-assigned = De toewijzing is gemaakt.
shift-release = Maak vrij
shift-released = De toewijzing is ongedaan gemaakt.
shift-replace = Vervang
shift-instead-of = In de plaats van { $who }
answer-not-asked = nog niet gevraagd
answer-asked = gevraagd
answer-yes = zei ja
answer-no = zei neen
shift-standing-in = invaller
shift-nobody = Nog niemand is toegewezen. Kies hieronder wie er kan komen.
shift-no-coach = Nog geen { -coach } toegewezen.
shift-no-gates = Voor dit soort werk vraagt de wet geen poorten.
shift-no-others = Niemand anders past en is die dag vrij.
shift-why-not = Waarom niet de anderen
shift-gate-none = niet gevraagd
shift-gate-green = in orde
shift-gate-amber = oranje
shift-gate-red = rood
shift-refused-gate = Dit kan niet: een poort staat op rood. Zie “Wat de wet vraagt”.
shift-refused-absent = Dit kan niet: deze { -worker } is die dag afwezig.
shift-refused-booked = Dit kan niet: deze { -worker } heeft op dat uur al een dienst.
shift-refused-full = Dit kan niet: alle plaatsen zijn bezet.
shift-refused-closed = Dit kan niet meer: de uren zijn goedgekeurd.
shift-refused-unfit = Dit kan niet: de post vraagt meer dan voor deze { -worker } kan.
shift-refused-outside = Dit kan niet: deze { -worker } is die dag niet in dienst.
shift-refused-already = Deze { -worker } staat al op de dienst.
shift-refused-gone = Dit kan niet: deze plaats is intussen niet meer van deze { -worker }.
shift-refused-nobody = Dit kan niet: nog niemand is toegewezen.
shift-refused-place-closed = Dit kan niet: de werkplek is dan gesloten.
shift-refused-induction = Dit kan niet: er is op deze plek geen veiligheidsinleiding die nog geldt.
shift-refused-agreement = Dit kan niet: er is geen eigen akkoord met werk in een enclave.
shift-refused-not-at-hosts = Dit kan niet: deze medewerker wordt niet bij gastondernemingen ingezet.
shift-refused-not-here = Kan hier niet geplaatst worden: vraag het de { -social-service }.
shift-refused-other = Dit kon niet. Laad de pagina opnieuw en kijk of er intussen iets veranderde.

## What each gate is about

gate-separate-entity = andere rechtspersoon
gate-core-activity = kernactiviteit
gate-agreement = ondertekende overeenkomst
gate-notified = kennisgeving aan het Departement
gate-coach-present = altijd een { -coach } aanwezig
gate-coach-qualified = gekwalificeerde { -coach }
gate-ratio = genoeg { -coach(form: "many") }
gate-instruction = instructies enkel door de { -coach }
gate-one-site = { -coach } op één plaats tegelijk
shift-refused-not-ready = Niet bekendgemaakt: { $count } { $count ->
    [one] mens
   *[other] mensen
} van de { -crew } { $count ->
    [one] mag
   *[other] mogen
} daar niet werken. Wie en waarom staat hieronder.
shift-not-ready = Nog niet in orde
shift-not-ready-intro = Deze mensen mogen niet werken bij { $place }. Zolang dat zo is, wordt de dienst niet bekendgemaakt.
shift-not-ready-record = Leg vast
shift-not-ready-status = Of iemand bij gastondernemingen mag werken, beslist de { -social-service }. Kies anders iemand anders.
