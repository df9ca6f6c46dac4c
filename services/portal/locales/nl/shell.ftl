### What stands around every page.

shell-skip = Naar de inhoud
shell-demo = verzonnen personen en bedrijven · het is hier { $day }
shell-menu = Menu
shell-more = Meer
shell-search = Zoeken
shell-search-hint = Zoek klant, order, naam …
shell-language = Taal
shell-keys = Toetsen
shell-key-search = zoeken
shell-key-palette = naar een pagina of een ding springen
shell-key-help = deze lijst
shell-key-close = sluiten
shell-palette = Ga naar
shell-palette-hint = Ga naar pagina, klant, order, naam …
shell-palette-none = Niets gevonden.
shell-sign-out = Afmelden
shell-sign-out-everywhere = Overal afmelden
shell-offline = Geen verbinding. Wat hier staat, kan oud zijn.
shell-stale = Deze pagina is niet meer bij. Laad ze opnieuw.
