### The door, and choosing who to be among invented people.

door-welcome = Welcome to Werkbrug
door-intro = Crews, orders, hours and invoices of the working day in one place. Sign in to see your own work.
door-sign-in = Sign in
door-demo = This is an example with invented people: you will choose who you want to be.
door-ended = Your session has ended. Sign in again; you will come back to where you were.
issuer-who = Who do you want to be?
issuer-invented = These people are invented. There is no password: this works on this machine only.
issuer-empty = There is nobody yet. Load an example first with { $command }.
issuer-refused = Signing in does not work like this
issuer-client = This program is not known here.
issuer-address = This program asks for an address that is not its own.
issuer-code = Only signing in with a code is supported.
issuer-scope = The request is not an OpenID Connect request.
issuer-incomplete = The request is incomplete.
issuer-pkce = The request is not protected with PKCE (S256).
issuer-list = The list of people cannot be read.
issuer-form = This form did not come from here.
issuer-gone = This person is no longer there.
issuer-no-address = There is no address to go back to.
