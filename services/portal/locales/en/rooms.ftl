### What the pages are called.

room-day = Day
room-design = Design
room-search = Search
room-design-list = Sample list
room-live = Updates
room-door = Welcome
room-language = Choose language
room-sign-in = Sign in
room-sign-out = Sign out
room-files = Files
room-health = Health
