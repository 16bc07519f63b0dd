"""Tests of pipelines/herkomst."""
