"""Tests of pipelines/rapport."""
