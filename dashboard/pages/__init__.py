"""One module per page: its layout, its sections and the callbacks that wire them."""
