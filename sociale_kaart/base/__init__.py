"""Errors, progress, paths, files, log: no knowledge of the subject."""
