"""Tests of pipelines/sources/iv3."""
