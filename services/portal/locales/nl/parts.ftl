### Words of the pieces that pages are made of.

parts-close = Sluiten
parts-chart-figures = Toon de cijfers
