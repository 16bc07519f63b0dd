"""Readers: one module per kind of source; each turns a file into typed rows that know their cell."""
