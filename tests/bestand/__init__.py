"""Tests of pipelines/bestand."""
