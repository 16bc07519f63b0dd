"""Tests of pipelines/scenario."""
