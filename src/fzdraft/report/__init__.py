"""What a government report says. Pure."""
