"""Placed lines on a QPainter (QtGui, no widgets)."""
