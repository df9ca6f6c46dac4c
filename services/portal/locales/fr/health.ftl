### Whether events flow between the services.

room-pipeline = Système
health-intro = Ici se voit si les services se suivent. Vous voyez des numéros et des âges, jamais le contenu d’un événement.
health-as-of = État du { $moment }. Cette page se relit d’elle-même.
health-stopped = { $reader } ne lit plus { $source }.{ $topic }.
health-why-epoch = La source a reçu un nouveau départ, par exemple après une restauration. Comparez d’abord ; puis cela reprend. Rien n’est perdu.
health-why-chain = Ce que dit la source et ce qui a été lu ici ne concordent plus. Comparez d’abord ; puis cela reprend.
health-why-other = Le journal du service dit pourquoi. Comparez d’abord ; puis cela reprend.
health-silent = Ce service ne répond pas. Il redémarre de lui-même ; si cela persiste, consultez son journal.
health-state = État
health-state-good = en marche
health-state-watch = à vérifier
health-state-stopped = arrêté
health-seconds = { $count } s
health-age = Plus ancien en attente
health-age-seconds = Plus ancien en attente, secondes
health-nothing-waits = Aucun message n’attend depuis plus d’une seconde.
health-lag = Retard
health-all = tous les services
health-number = Numéro
health-wait = Attend, secondes
health-service = Service
health-own-topics = Sujets propres
health-topic = Sujet
health-head = Tête
health-relayed = Envoyé
health-reads = Lit
health-applied = Traité
health-verify = Vérifier la chaîne
health-chain-whole = La chaîne de { $service } est intacte : { $entries } lignes vérifiées.
health-chain-broken = La chaîne de { $service } n’est pas intacte : { $faults } fautes. Ne changez rien et appelez la personne qui garde les sauvegardes.

## What was put aside

health-parked = Mis de côté
health-none-parked = Rien n’est mis de côté. Un événement qu’une règle refuse apparaît ici.
health-event = Événement
health-from = De
health-subject = Sujet
health-reason = Raison
health-since = Depuis
health-doing = Action
health-behind = attend derrière, place { $place }
health-retry = Réessayer
health-retried =
    { $count ->
        [one] { $count } événement traité.
       *[other] { $count } événements traités.
    }
health-still-refused = La règle ne l’accepte toujours pas.
health-discard = Abandonner …
health-discard-title = Abandonner un événement
health-discard-why = Le service ne traitera jamais cet événement ; ce qui attend derrière continue. C’est irréversible.
health-discard-reason = Pourquoi
health-discard-hint = La raison est consignée avec votre compte. N’écrivez pas de noms.
health-reason-missing = Dites pourquoi.
health-discarded = Abandonné. La raison est consignée.
health-why-shorter = La source contient moins que ce qui a déjà été lu ici, par exemple après la restauration d’une sauvegarde plus ancienne. Comparez d’abord ; ensuite tout reprend.
