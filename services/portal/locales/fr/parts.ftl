### Words of the pieces that pages are made of.

parts-close = Fermer
parts-chart-figures = Afficher les chiffres
parts-day-form = jj/mm/aaaa
parts-day-fault = Écrivez jour/mois/année, par exemple 23/11/2026.
parts-day-calendar = Calendrier
parts-left-over = Vous aviez rempli ceci ; ce n’est pas encore enregistré.
parts-begin-anew = Vider le formulaire
parts-aid = À titre d’aide, dans votre langue ; le néerlandais fait foi.
