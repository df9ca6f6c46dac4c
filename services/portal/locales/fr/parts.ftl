### Words of the pieces that pages are made of.

parts-close = Fermer
parts-chart-figures = Afficher les chiffres
