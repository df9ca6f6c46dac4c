### The door, and choosing who to be among invented people.

door-welcome = Welkom bij Werkbrug
door-intro = Eén plaats voor { -crew(form: "many") }, orders, uren en facturen van de werkdag. Meld u aan om uw eigen werk te zien.
door-sign-in = Aanmelden
door-demo = Dit is een voorbeeld met verzonnen personen: u kiest straks wie u wilt zijn.
door-ended = Uw sessie is afgelopen. Meld u opnieuw aan; u komt terug waar u was.
issuer-who = Wie wilt u zijn?
issuer-invented = Dit zijn verzonnen personen. Er is geen wachtwoord: dit werkt enkel op deze machine.
issuer-empty = Er zijn nog geen personages. Laad eerst een voorbeeld met { $command }.
issuer-refused = Aanmelden kan zo niet
issuer-client = Dit programma is hier niet bekend.
issuer-address = Dit programma vraagt een adres dat niet het zijne is.
issuer-code = Enkel aanmelden met een code wordt ondersteund.
issuer-scope = De vraag is geen vraag van OpenID Connect.
issuer-incomplete = De vraag is onvolledig.
issuer-pkce = De vraag is niet beschermd met PKCE (S256).
issuer-list = De lijst met personages kan niet gelezen worden.
issuer-form = Dit formulier kwam niet van hier.
issuer-gone = Dit personage bestaat niet meer.
issuer-no-address = Er is geen adres om naar terug te keren.
