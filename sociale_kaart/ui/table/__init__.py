"""The table under the map: the twin of the map for who reads rather than looks."""
