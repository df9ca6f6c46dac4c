### What people do.

role-host-planner = planner van de { -host }
role-workshop-planner = planner van het { -workshop }
role-order-desk = orderdienst
role-coach = { -coach }
role-social-worker = { -social-service }
role-physician = arbeidsarts
role-finance = boekhouding
role-worker = { -worker }
role-sector-observer = sectorwaarnemer
role-admin = systeembeheerder
