"""Tests of reading the Korean list of public facilities."""
