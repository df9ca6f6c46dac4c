### What the pages are called.

room-day = Dag
room-design = Vormgeving
room-search = Zoeken
room-design-list = Proeflijst
room-live = Actualiteit
room-door = Welkom
room-language = Taal kiezen
room-sign-in = Aanmelden
room-sign-out = Afmelden
room-files = Bestanden
room-health = Gezondheid

## Kinds of work, above their rooms in a long menu

area-floor = Werkvloer
area-finance = Premies
area-entered = Inlezen en vastleggen
area-bills = Facturen en boeken
area-machine = Systeem
area-care = Zorg
area-planning = Planning
area-conditions = Vooraf in orde
area-answers = Te beantwoorden
area-desk = Orders
area-exchange = Met klanten
area-papers = Papieren en uren
area-everyone = Voor iedereen
