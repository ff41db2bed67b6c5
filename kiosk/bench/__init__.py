"""How fast the program is, each measurement beside the floor that its surroundings set. May look into every room."""
