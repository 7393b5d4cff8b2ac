"""Last year's document becomes this year's draft, every decision listed. Pure."""
