"""What is measured, and against what; README.md holds the goals."""
