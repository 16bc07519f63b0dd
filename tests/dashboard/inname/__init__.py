"""The pages of the returns loop: who may do what, the whole road, and what attackers try."""
