"""The commands of the returns loop: rounds, people, and what proves and keeps them."""
