"""Sheets for talking with people: the blank invulblad and the raadsblad."""
