### What a gate finds, in one plain sentence each.

gate-host-unknown = Le numéro d’entreprise du { -host } n’est pas connu : enregistrez d’abord le { -host }.
gate-own-number-unknown = Le propre numéro d’entreprise n’est pas enregistré : la comparaison est impossible.
gate-same-entity = Le { -host } et l’{ -workshop } ont le même numéro d’entreprise : ce n’est pas permis.
gate-other-entity = En ordre : le { -host } est une autre personne morale.
gate-not-core = Ce n’est pas l’activité principale du { -host } : c’est une entreprise de services.
gate-activity-missing = L’activité principale du { -host } n’est pas remplie.
gate-work-missing = La convention ne dit pas quel travail est fait.
gate-activity-no-code = L’activité principale n’est pas un code NACE : vérifiez-la à la Banque-Carrefour.
gate-core-fits = En ordre : le travail relève de l’activité principale { $activity } du { -host }.
gate-unsigned = La convention n’est pas signée.
gate-signed-late = Signée le { $signed }, après le début le { $start }.
gate-not-running = La convention n’est pas en cours le { $day }.
gate-signed-on-start = Signée le jour du début, { $start } : gardez l’heure.
gate-signed = En ordre : signée le { $signed }.
gate-not-notified = Le Département WSE n’a pas encore reçu de notification ; le début est le { $start }.
gate-notified-late = Notification le { $told } ; elle devait être là la veille du début le { $start }.
gate-notified-barely = Notification le { $told }, un jour avant le début le { $start } : c’est tout juste.
gate-was-notified = En ordre : notification le { $told }, le début est le { $start }.
gate-host-may-instruct = La convention ne dit pas que seul l’{ -coach } donne des instructions : le { -host } ne peut exercer d’autorité.
gate-coach-instructs = En ordre : seul l’{ -coach } donne des instructions.
gate-no-shift-yet = Pas encore de service ce jour-là : ceci ne peut pas encore être jugé.
gate-no-coach = Pas d’{ -coach } de { $from } à { $to }.
gate-coaches-there = En ordre : { $count ->
        [one] l’{ -coach } { $coach } est là
       *[other] les { -coach(form: "many") } { $coach } sont là
    } de { $from } à { $to }.
gate-no-qualified-coach = Pas d’{ -coach } qualifié de { $from } à { $to }.
gate-some-unqualified = Pas chaque { -coach } n’est qualifié ; celui qui l’est est là tout le temps.
gate-all-qualified = En ordre : chaque { -coach } est qualifié.
gate-too-few-coaches = Trop peu d’{ -coach(form: "many") } de { $from } à { $to } : la norme demande { $heads } (têtes) et { $fte } (ETP), qualifiés et présents : { $there }.
gate-enough-coaches = En ordre : la norme demande { $heads } (têtes) et { $fte } (ETP), qualifiés et présents : { $there }.
gate-coach-elsewhere = L’{ -coach } { $coach } se trouve aux mêmes heures aussi chez { $place }.
gate-coaches-stay = En ordre : aucun { -coach } n’est en même temps à un autre endroit.
gate-and = et
