### Words of every list.

list-total =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
list-cut = There is more: these are the first { $count } rows. Filter to see the rest.
list-every = all
list-all = Show all
list-nothing-fits = Nothing fits this filter.
list-pages = Pages
list-first = To the start
list-next = Next
list-filter = Filter
list-show = Show
list-size = Per page
list-saved = Saved filters
list-saved-why = They stay in this browser only. What you search as text is not kept.
list-saved-name = Name for this filter
list-saved-keep = Keep
list-saved-forget = Forget
list-export = Export
list-full = Full export …
list-full-why = This export holds limits or attendance by name. Say what you need it for; that is recorded, with your account and the time.
list-purpose = What for
list-purpose-hint = Between { $least } and { $most } characters, without names.
list-wall = For a screen on the wall
list-take = Take along “{ $table }”:
list-personal = The wall screen, paper and an ordinary export show no limits or attendance by name.
list-personal-filter = With this filter every name tells a limit or an attendance: that goes on no wall screen, on no paper and in no ordinary export, only in the full export.
