"""How long the store and the dashboard take."""
