"""What is kept: one encrypted SQLite file an event, through peewee; repositories speak in domain types."""
