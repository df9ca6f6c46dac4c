### The door, and choosing who to be among invented people.

door-welcome = Bienvenue chez Werkbrug
door-intro = Équipes, commandes, heures et factures de la journée au même endroit. Connectez-vous pour voir votre travail.
door-sign-in = Se connecter
door-demo = Ceci est un exemple avec des personnes fictives : vous choisirez qui vous voulez être.
door-ended = Votre session est terminée. Reconnectez-vous ; vous reviendrez où vous étiez.
issuer-who = Qui voulez-vous être ?
issuer-invented = Ce sont des personnes fictives. Il n’y a pas de mot de passe : cela ne fonctionne que sur cette machine.
issuer-empty = Il n’y a pas encore de personnages. Chargez d’abord un exemple avec { $command }.
issuer-refused = Connexion impossible ainsi
issuer-client = Ce programme n’est pas connu ici.
issuer-address = Ce programme demande une adresse qui n’est pas la sienne.
issuer-code = Seule la connexion avec un code est prise en charge.
issuer-scope = La demande n’est pas une demande OpenID Connect.
issuer-incomplete = La demande est incomplète.
issuer-pkce = La demande n’est pas protégée par PKCE (S256).
issuer-list = La liste des personnages ne peut pas être lue.
issuer-form = Ce formulaire ne vient pas d’ici.
issuer-gone = Ce personnage n’existe plus.
issuer-no-address = Il n’y a pas d’adresse de retour.
