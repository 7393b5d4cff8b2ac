"""Bytes in, document out: one file per format."""
