"""Finding registrants: how names are read and spelt, the index over them, and what is asked of it."""
