"""The draft as a value and how it changes. Pure."""
