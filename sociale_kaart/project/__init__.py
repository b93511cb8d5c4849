"""The two files: the kaart that people edit and the ondergrond it stands on."""
