"""Thin commands: arguments in, report out."""
