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
