"""Every action a user can do, by name, for window and command line alike."""
