"""Foreign formats become domain types here: one module a format."""
