"""Frozen states of the published database: immutable copies under a name, found by their content.

A *bevroren stand* is everything as it was published at one moment. It is not the ``stand`` of pipelines.bouw.stand, which
rebuilds the figures as they were known at an earlier circulaire.
"""
