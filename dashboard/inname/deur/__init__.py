"""Getting in: signing in, the matrix of rights, and what stands before every route."""
