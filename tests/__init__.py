"""Tests of Fondskompas: what a user relies on, with tiny literal inputs and the expected output written out."""
