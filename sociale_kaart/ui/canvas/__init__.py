"""The map on screen: base map tiles, markers, distance layer, and the view that holds them."""
