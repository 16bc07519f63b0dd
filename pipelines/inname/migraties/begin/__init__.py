"""What the first migration makes; it stays as it was, whatever the tables of the program become."""
