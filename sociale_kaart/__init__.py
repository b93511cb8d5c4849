"""Sociale Kaart: map the lokale sociale basis of a neighbourhood, offline."""

__version__ = "0.1.0"
