"""Tests of pipelines/basis."""
