### A coach's own crews of today.

room-crew-today = Vandaag
room-offline = Zonder verbinding
crew-read-at = Gelezen om { $clock }
crew-silent = De ploegen zijn nu niet te lezen: de dienst antwoordt niet. Probeer het zo opnieuw.
crew-none = Je begeleidt vandaag geen { -crew }. Klopt dat niet? Bel de planning.
crew-nobody = Er staat nog niemand op deze dienst.
crew-there = { $there } van { $all } aanwezig
crew-to-take = { $count } nog niet opgenomen
crew-ticked-at = opgenomen om { $clock }
crew-all-taken = iedereen opgenomen
crew-seats-empty =
    { $count ->
        [one] { $count } lege plaats
       *[other] { $count } lege plaatsen
    }
crew-colleagues = Samen met
crew-present = Aanwezig
crew-late = Te laat gekomen
crew-left-early = Vroeger weg
crew-no-show = Niet gekomen
crew-sent-home = Naar huis gestuurd
crew-not-taken = nog niet opgenomen
crew-absent = niet verwacht
crew-other = Anders
crew-correct = Verbeter
crew-what = Wat gebeurde er?
crew-worked = Hoelang gewerkt, zonder pauze?
crew-worked-hint = Bij «Niet gekomen» telt dit niet mee.
crew-hours = u
crew-minutes = min
crew-save = Bewaar
crew-together = Samen kijken
crew-back = Terug naar vandaag
crew-done = Opgenomen.
crew-done-breach = Opgenomen. Deze dienst loopt tegen een regel in: de planning beslist wat er met de uren gebeurt.
crew-no-number = Kies wat er gebeurde en vul hele uren en minuten in. Er is niets opgenomen.
crew-refused-minutes = De uren passen niet bij wat er gebeurde: wie er was, heeft minstens één minuut. Er is niets opgenomen.
crew-refused-early = Deze dienst moet nog komen. Neem de aanwezigheid op de dag zelf op.
crew-refused-not-yours = Je begeleidt deze dienst niet meer, of deze persoon werkt er niet. Er is niets opgenomen.
crew-refused-silent = De dienst die dit bewaart, antwoordt niet. Er is niets opgenomen; probeer het zo opnieuw.
crew-refused = Dit kon niet opgenomen worden. Kijk hoe het nu staat, en bel de planning als het niet klopt.
crew-offline = Er is geen verbinding. Wat hieronder staat, kan oud zijn; wat je opneemt, wacht op dit toestel en vertrekt vanzelf.
crew-offline-nothing = Wat je zag, is hier niet meer te lezen: dat kan alleen in hetzelfde tabblad en zolang je aangemeld bent.
crew-try-again = Probeer opnieuw
