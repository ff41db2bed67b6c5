"""Bytes and key strokes from a scanner -> the text of a code."""
