"""Report templates become seeded drafts."""
