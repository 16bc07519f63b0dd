"""Registers of documents as received: stored byte for byte, read again, refused when changed."""
