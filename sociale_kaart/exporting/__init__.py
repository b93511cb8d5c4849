"""Everything that leaves the laptop, always through the gate."""
