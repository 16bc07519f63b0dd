"""Tests of pipelines/briefing."""
