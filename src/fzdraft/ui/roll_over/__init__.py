"""用去年稿起草: from a document through its structure and a few questions to this year's draft."""
