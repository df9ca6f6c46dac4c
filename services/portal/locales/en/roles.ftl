### What people do.

role-host-planner = planner at the { -host }
role-workshop-planner = planner at the { -workshop }
role-order-desk = order desk
role-coach = { -coach }
role-social-worker = { -social-service }
role-physician = occupational physician
role-finance = finance
role-worker = { -worker }
role-sector-observer = sector observer
role-admin = system administrator
