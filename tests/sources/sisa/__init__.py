"""Tests of pipelines/sources/sisa."""
