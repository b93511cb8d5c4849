"""Read what others made: OpenStreetMap, CBS, lists of gemeenten."""
