### Words of the pieces that pages are made of.

parts-close = Close
parts-chart-figures = Show the figures
parts-day-form = dd/mm/yyyy
parts-day-fault = Write day/month/year, for example 23/11/2026.
parts-day-calendar = Calendar
parts-left-over = You filled this in before; it was not kept yet.
parts-begin-anew = Empty the form
parts-aid = As an aid, in your language; the Dutch text counts.
