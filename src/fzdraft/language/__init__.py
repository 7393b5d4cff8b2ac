"""Chinese text: widths, numerals, dates, sentences, counting. Pure."""
