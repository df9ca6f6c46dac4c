### Words of the pieces that pages are made of.

parts-close = Sluiten
parts-chart-figures = Toon de cijfers
parts-day-form = dd/mm/jjjj
parts-day-fault = Schrijf dag/maand/jaar, bijvoorbeeld 23/11/2026.
parts-day-calendar = Kalender
parts-left-over = Dit vulde u eerder in; het is nog niet bewaard.
parts-begin-anew = Leeg het formulier
parts-aid = Ter hulp in uw taal; het Nederlands telt.
