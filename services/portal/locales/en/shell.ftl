### What stands around every page.

shell-skip = Skip to content
shell-demo = invented people and companies · here it is { $day }
shell-menu = Menu
shell-more = More
shell-search = Search
shell-search-hint = Find customer, order, name …
shell-language = Language
shell-keys = Keyboard shortcuts
shell-key-search = search
shell-key-palette = jump to a page or a thing
shell-key-help = this list
shell-key-close = close
shell-palette = Go to
shell-palette-hint = Go to page, customer, order, name …
shell-palette-none = Nothing found.
shell-sign-out = Sign out
shell-sign-out-everywhere = Sign out everywhere
shell-offline = No connection. What you see may be out of date.
shell-stale = This page is no longer current. Reload it.
