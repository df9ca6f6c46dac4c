### Words of the trade. A workshop may rename them: see the README of the portal.

-coach =
    { $form ->
       *[one] begeleider
        [many] begeleiders
    }
-workshop =
    { $form ->
       *[one] maatwerkbedrijf
        [many] maatwerkbedrijven
    }
-host =
    { $form ->
       *[one] klant
        [many] klanten
    }
-worker =
    { $form ->
       *[one] medewerker
        [many] medewerkers
    }
-crew =
    { $form ->
       *[one] ploeg
        [many] ploegen
    }
-social-service = sociale dienst
