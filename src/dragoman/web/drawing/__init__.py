"""Pictures as numbers: what templates draw as SVG, and what the table beside each picture says."""
