"""Tests of pipelines/bevroren."""
