### Words of the trade. A workshop may rename them: see the README of the portal.

-coach =
    { $form ->
       *[one] accompagnateur
        [many] accompagnateurs
    }
-workshop =
    { $form ->
       *[one] entreprise de travail adapté
        [many] entreprises de travail adapté
    }
-host =
    { $form ->
       *[one] client
        [many] clients
    }
-worker =
    { $form ->
       *[one] travailleur
        [many] travailleurs
    }
-crew =
    { $form ->
       *[one] équipe
        [many] équipes
    }
-social-service = service social
