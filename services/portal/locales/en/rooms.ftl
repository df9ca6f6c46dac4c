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

## Kinds of work, above their rooms in a long menu

area-floor = On the floor
area-finance = Premiums
area-entered = Read in and record
area-bills = Invoices and books
area-machine = System
area-care = Care
area-planning = Planning
area-conditions = In order first
area-answers = To answer
area-desk = Orders
area-exchange = With customers
area-papers = Papers and hours
area-everyone = For everyone
