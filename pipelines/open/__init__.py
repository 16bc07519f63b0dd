"""Open data: one description of the contract tables, and everything that leaves the house by it."""
