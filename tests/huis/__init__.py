"""Tests of the house itself: which rooms there are, and that moving changed nothing."""
