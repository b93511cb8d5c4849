"""The window 'Afdrukken': what to print, how it will look, and what stays off it."""
