### Words of every list.

list-total =
    { $count ->
        [one] { $count } rij
       *[other] { $count } rijen
    }
list-cut = Er is meer: hier staan de eerste { $count } rijen. Filter om de rest te zien.
list-every = alle
list-all = Toon alles
list-nothing-fits = Niets past bij deze filter.
list-pages = Bladzijden
list-first = Naar het begin
list-next = Volgende
list-filter = Filter
list-show = Toon
list-size = Per bladzijde
list-saved = Bewaarde filters
list-saved-why = Ze staan enkel in deze browser. Wat u als tekst zoekt, wordt niet bewaard.
list-saved-name = Naam voor deze filter
list-saved-keep = Bewaar
list-saved-forget = Vergeet
list-export = Exporteer
list-full = Volledige export …
list-full-why = Deze export bevat beperkingen of aanwezigheden bij naam. Zeg waarvoor u ze nodig hebt; dat wordt bijgehouden, met uw account en het uur.
list-purpose = Waarvoor
list-purpose-hint = Tussen { $least } en { $most } tekens, zonder namen.
list-wall = Voor op een scherm aan de muur
list-take = { $table } meenemen:
list-personal = Op het muurscherm, op papier en in een gewone export staan geen beperkingen of aanwezigheden bij naam.
list-personal-filter = Met deze filter vertelt elke naam een beperking of een aanwezigheid: dat gaat niet naar een muurscherm, op papier of in een gewone export, enkel in de volledige export.
