"""What a reader sees, made once: the parts that every page is put together from."""
