"""Tests of pipelines/toevoegen."""
