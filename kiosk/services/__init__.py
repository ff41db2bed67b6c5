"""The journeys: each loads from the store, decides with the domain, saves, and tells."""
