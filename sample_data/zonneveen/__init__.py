"""The maker of the fictional wijk Zonneveen: a plan by hand, houses by rule, the same every time."""
