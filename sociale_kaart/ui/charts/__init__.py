"""Charts painted with Qt: each has its figures in words too, and a table as its twin."""
