### Words of the pieces that pages are made of.

parts-close = Close
parts-chart-figures = Show the figures
