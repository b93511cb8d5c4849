"""Importing a list in steps, and the queue of rows that wait."""
