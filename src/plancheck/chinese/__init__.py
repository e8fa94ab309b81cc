"""Reading Chinese text: folding for comparison, numerals, time expressions."""
