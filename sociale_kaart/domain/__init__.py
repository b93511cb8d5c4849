"""The words of the subject as plain Python: lists, tables, Hulpbron, Plek, Buurt."""
