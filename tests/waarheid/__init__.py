"""Damage done to real tables, and what of it the checks of adding let pass in silence (``make waarheid``). No test."""
