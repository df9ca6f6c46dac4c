### What a workshop calls things.

room-own-words = Eigen woorden
renamed-intro = Zegt u monitor of werkleider in plaats van begeleider? Schrijf het hier: de zinnen voor de mensen van uw organisatie volgen meteen. Namen in het menu, koppen boven lijsten en de kaart van een { -worker } houden het gewone woord.
renamed-languages = Taal van de woorden
renamed-here = Zo heet het bij ons
renamed-hint = Boven elk vak staat het gewone woord; een leeg vak houdt het. Kies een woord met hetzelfde lidwoord (de of het), hoogstens { $most } letters; in het Frans een van hetzelfde geslacht, dat met een klinker begint waar het gewone woord dat doet.
renamed-letters = Enkel letters, spaties, streepjes en weglatingstekens, hoogstens { $most }, en eerst een letter.
renamed-half = Vul beide in, één en meer, of laat beide leeg.
renamed-samples = Zo staat het in een tekst
renamed-save = Bewaar de woorden
renamed-done =
    { $count ->
        [0] Alle gewone woorden gelden weer.
        [one] Bewaard: { $count } eigen woord.
       *[other] Bewaard: { $count } eigen woorden.
    }
renamed-changed = Niet bewaard: intussen bewaarde iemand anders woorden in deze taal. Nu heet het hier: { $words }. In de vakken staat wat u typte; bewaar opnieuw als dat moet gelden.
renamed-not-kept = De woorden konden niet bewaard worden. Kijk of de map van de woorden beschreven kan worden.

## The words themselves

renamed-coach = { -coach }
renamed-coaches = { -coach(form: "many") }
renamed-worker = { -worker }
renamed-workers = { -worker(form: "many") }
renamed-crew = { -crew }
renamed-crews = { -crew(form: "many") }
renamed-host = { -host }
renamed-hosts = { -host(form: "many") }
renamed-workshop = { -workshop }
renamed-workshops = { -workshop(form: "many") }
renamed-social-service = { -social-service }
