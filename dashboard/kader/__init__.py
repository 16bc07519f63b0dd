"""The frame of every page: address, sections, choices, shell, and the window beside the page."""
