### What people do.

role-host-planner = planificateur du { -host }
role-workshop-planner = planificateur de l’{ -workshop }
role-order-desk = service des commandes
role-coach = { -coach }
role-social-worker = { -social-service }
role-physician = médecin du travail
role-finance = comptabilité
role-worker = { -worker }
role-sector-observer = observateur du secteur
role-admin = administrateur du système
