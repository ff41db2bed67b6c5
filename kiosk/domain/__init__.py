"""What is true of conferences: pure functions and frozen dataclasses."""
