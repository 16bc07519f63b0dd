"""Damaged and hostile files at every reader."""
