"""Distances over the network; frames in, frames out."""
