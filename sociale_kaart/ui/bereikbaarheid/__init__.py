"""Bereikbaarheid in the window: a panel with pages that know nothing of each other."""
