"""Qt's side of the devices: the scanner that poses as a keyboard, the window that does not let go."""
