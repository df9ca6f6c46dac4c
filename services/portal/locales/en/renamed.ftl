### What a workshop calls things.

room-own-words = Our own words
renamed-intro = Do you say instructor or foreman instead of coach? Write it here: the sentences for the people of your organisation follow at once. Names in the menu, headings of lists and the card of a { -worker } keep the usual word.
renamed-languages = Language of the words
renamed-here = What we call it
renamed-hint = Above each field stands the usual word; an empty field keeps it. A word of at most { $most } letters; in Dutch one with the same article, in French one of the same gender that begins with a vowel where the usual word does.
renamed-letters = Letters, spaces, dashes and apostrophes only, at most { $most }, and a letter first.
renamed-half = Fill in both, one and many, or leave both empty.
renamed-samples = How it reads in a text
renamed-save = Keep the words
renamed-done =
    { $count ->
        [0] All the usual words hold again.
        [one] Kept: { $count } word of our own.
       *[other] Kept: { $count } words of our own.
    }
renamed-changed = Not kept: meanwhile somebody else kept words in this language. They are now: { $words }. The fields hold what you typed; keep it again if that must hold.
renamed-not-kept = The words could not be kept. See whether the folder of the words can be written.

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
