### What a contract says about days and hours.

room-contract = Contractuele uren
contract-title = Contractuele uren
contract-intro = Werk buiten deze uren, werk dat te laat gezegd wordt of een wijziging op de dag zelf kan enkel met een eigen ja van de { -worker }.
contract-hours = Uren
contract-none = Van dit contract zijn geen uren bekend; er wordt dus niets gevraagd. Vul ze hieronder in.
contract-day = Dag
contract-week-a = Week A
contract-week-b = Week B
contract-week-b-hint = Laat week B leeg als alle weken gelijk zijn.
contract-week-a-monday = Maandag van een week A
contract-week-a-hint = Vanaf deze maandag wisselen week A en B elkaar af.
contract-monday = maandag
contract-tuesday = dinsdag
contract-wednesday = woensdag
contract-thursday = donderdag
contract-friday = vrijdag
contract-saturday = zaterdag
contract-sunday = zondag
contract-kind = Soort uurrooster
contract-fixed = vast uurrooster
contract-variable = variabel uurrooster
contract-same-day = op de dag zelf geen wijziging
contract-since = sinds { $day }
contract-from = Vanaf
contract-change = Wijzig
contract-save = Bewaar
contract-was-saved = Bewaard.
contract-refused = Niet bewaard: een dag of een uur is niet leesbaar. Schrijf uren zoals 8.00-16.00 en kies een maandag.
contract-notice = Termijn voor variabele uren
contract-no-notice = Er is geen termijn vastgelegd; er wordt dus niets gevraagd. Vul hieronder in wat de wet of het arbeidsreglement zegt.
contract-notice-days = Vanaf { $day }: { $count } { $count ->
    [one] werkdag
   *[other] werkdagen
} vooraf.
contract-working-days = Werkdagen vooraf
contract-source = Bron
contract-confirmed = nagekeken met de bron
contract-unconfirmed = nog niet nagekeken
