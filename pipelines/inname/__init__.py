"""The returns loop without its web: who did what with a return, in which state it is, and the chain that proves it."""
