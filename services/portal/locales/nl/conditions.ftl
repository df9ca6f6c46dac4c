### What must be in order before people go anywhere: who has no place yet, when places are closed, who may work at a site.

## People without a place

room-without-place = Zonder plaats
without-place-intro = Wie volgens het contract werkt en op die uren nergens ingedeeld is. Een dag wordt pas bekendgemaakt wanneer hier niemand meer openstaat, of wanneer iemand zegt waarom niet.
without-place-who = Mensen zonder plaats
without-place-nobody = Iedereen heeft een plaats.
without-place-see = Bekijk wie
without-place-count = { $count } { $count ->
    [one] mens
   *[other] mensen
}, { $hours } zonder plaats
without-place-more = Hier staat een deel: samen zijn er { $count } lijnen.
without-place-people = Mensen
without-place-hours = Uren zonder plaats
without-place-unknown = Zonder gekende uren
without-place-unknown-hint = Van deze mensen zijn geen contractuele uren vastgelegd. Of zij overal een plaats hebben, kan niemand zien.
without-place-name = Naam
without-place-day = Dag
without-place-contract = Contract
without-place-known = Reden
without-place-explained = reden gegeven
without-place-open = open
without-place-reason = Waarom toch bekendmaken
without-place-no-reason = Voor deze week is geen reden nodig.
without-place-why = Reden
without-place-why-hint = Geldt voor wie nu in de lijst staat. Wie later een plaats verliest, staat hier opnieuw open. Schrijf niets over gezondheid.
without-place-save = Bewaar de reden
without-place-say-why = Zeg in woorden waarom.
without-place-too-long = De reden is te lang: maak hem korter en bewaar opnieuw.
without-place-silent = De dienst die dit bewaart, antwoordt niet. De reden is nog niet bewaard; probeer het zo opnieuw.
without-place-was-saved = Bewaard. De reden geldt voor { $count } { $count ->
    [one] mens
   *[other] mensen
}.
without-place-refused = Niet bekendgemaakt: op { $day } zijn er nog { $people }. Geef hen een plaats of zeg waarom niet.

## Closures

room-closures = Sluitingen
closure-intro = Dagen en uren waarop het { -workshop }, een afdeling of een werkplek gesloten is. Er worden dan geen mensen gevraagd of ingedeeld, en een gesloten afdeling belooft minder aan orders.
closure-coming = Komende sluitingen
closure-none = Er is niets vastgelegd voor het komende jaar.
closure-silent = De sluitingen zijn nu niet te lezen.
closure-this-week = Gesloten in deze week
closure-closed = gesloten
closure-everywhere = Het hele { -workshop }
closure-from-to = { $from } tot en met { $to }
closure-whole-day = hele dag
closure-every-day = elke dag
closure-holidays = Wettelijke feestdagen
closure-holidays-hint = Deze kent Werkbrug al: u hoeft ze niet vast te leggen.
closure-new = Sluiting vastleggen
closure-word = Hoe het heet
closure-word-hint = Bijvoorbeeld brugdag, inventaris of korte vrijdag.
closure-place = Waar
closure-when = Wanneer
closure-from = Van
closure-to = Tot en met
closure-weekday = Dag van de week
closure-hours = Uren
closure-hours-hint = Bijvoorbeeld 12-24. Leeg is de hele dag.
closure-save = Leg vast
closure-saved = Vastgelegd.
closure-saved-touched = Vastgelegd. Op die uren { $count ->
    [one] staat er al { $count } dienst
   *[other] staan er al { $count } diensten
}: beslis wat ermee gebeurt.
closure-refused = Niet vastgelegd. Kijk naar de dagen, de uren, de werkplek en het woord.
closure-withdraw = Trek in
closure-withdrawn = Ingetrokken: er is toch open.
closure-gone = Deze sluiting is er niet meer.
closure-is-closed = Dit kan niet: op { $day } is er gesloten ({ $word }).

## Who may work at a site

room-inductions = Inleidingen en akkoorden
induction-intro = Wie bij een gastonderneming werkt, kreeg daar een veiligheidsinleiding die nog geldt, gaf zelf akkoord met enclavewerk, en mag er van de { -social-service } werken. Zonder dat wordt niemand ingedeeld.
induction-site = Werkplek
induction-name = Naam
induction-no-site = Er is nog geen werkplek bij een gastonderneming.
induction-nobody = Niemand gevonden. Kies een andere naam of werkplek.
induction-may = Mag hier werken
induction-ready = in orde
induction-missing = geen inleiding
induction-over = inleiding voorbij
induction-no-agreement = geen eigen akkoord
induction-not-at-hosts = niet bij gastondernemingen
induction-otherwise = niet in orde
induction-until = Inleiding geldig tot en met
induction-until-hint = Leeg is zonder einde.
induction-no-end = zonder einde
induction-agreement = Eigen akkoord
induction-yes = akkoord
induction-no = niet akkoord
induction-not-asked = nog niet gevraagd
induction-record = Leg vast
induction-given = Inleiding gegeven op
induction-save = Bewaar de inleiding
induction-said-on = Gezegd op
induction-own-words = Leg vast wat de medewerker zelf zei.
induction-answer = Antwoord
induction-choose-answer = Kies het antwoord
induction-save-answer = Bewaar het antwoord
induction-says-yes = Is akkoord
induction-says-no = Is niet akkoord
induction-was-saved = Vastgelegd.
induction-refused = Niet vastgelegd. Een inleiding en een antwoord zijn van vandaag of vroeger.
induction-unreadable = Niet vastgelegd: een dag is niet te lezen. Schrijf dag/maand/jaar, bijvoorbeeld 23/11/2026.
induction-answer-missing = Niet vastgelegd. Kies het antwoord en hoe u het hoorde.
induction-next = Volgende mensen
induction-none-recorded = Nog van niemand is een veiligheidsinleiding vastgelegd, dus wordt niemand daarop tegengehouden. Vanaf de eerste die u vastlegt, geldt de vraag op elke werkplek bij een gastonderneming.
induction-no-answer-recorded = Nog van niemand is een antwoord over enclavewerk vastgelegd, dus wordt enkel wie neen zegt tegengehouden. Vanaf het eerste antwoord heeft iedereen in een enclave een eigen akkoord nodig.

## Which statuses are sent to hosts

room-host-statuses = Statuten bij gastondernemingen
status-intro = Welke statuten het { -workshop } bij gastondernemingen inzet. Een beslissing geldt vanaf vandaag. Wie plant, ziet van iedereen alleen of het mag, nooit het statuut.
status-sent = wordt ingezet
status-not-sent = wordt niet ingezet
status-people = { $count ->
    [one] { $count } mens in dienst
   *[other] { $count } mensen in dienst
}
status-usual = Hierover is niets beslist: dit is de gewone regel.
status-decided = Sinds { $day }: { $source } (vastgelegd door { $who }).
status-before = Eerdere beslissingen
status-decide = Beslis opnieuw
status-answer = Bij gastondernemingen
status-yes = Wel inzetten
status-no = Niet inzetten
status-source = Waarop dit steunt
status-source-hint = Bijvoorbeeld een wettekst, een overeenkomst of een verslag, met de datum, in hoogstens { $most } letters. Schrijf niets over één persoon.
status-save = Leg de beslissing vast
status-was-saved = Vastgelegd. Wie plant, merkt het zo meteen. Diensten die al gemaakt zijn, veranderen niet vanzelf.
status-refused = Niet vastgelegd. Schrijf in één zin waarop de beslissing steunt, in hoogstens { $most } letters.
