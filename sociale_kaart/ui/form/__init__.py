"""The panel in which a hulpbron is read, registered and changed."""
