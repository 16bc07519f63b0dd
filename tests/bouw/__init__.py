"""Tests of pipelines/bouw and of the tables in queries/."""
