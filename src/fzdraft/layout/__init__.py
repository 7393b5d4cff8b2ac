"""A document becomes flow blocks and placed lines; knows no file format."""
