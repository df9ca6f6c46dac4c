### Words of the trade. A workshop may rename them: see the README of the portal.

-coach =
    { $form ->
       *[one] coach
        [many] coaches
    }
-workshop =
    { $form ->
       *[one] workshop
        [many] workshops
    }
-host =
    { $form ->
       *[one] host
        [many] hosts
    }
-worker =
    { $form ->
       *[one] worker
        [many] workers
    }
-crew =
    { $form ->
       *[one] crew
        [many] crews
    }
-social-service = social service
