"""Evidence that holds without us: figures calculated twice, a pack that an accountant checks alone, and a rebuild."""
