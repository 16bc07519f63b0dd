"""Charts that two or more pages share, and the colours of all of them."""
