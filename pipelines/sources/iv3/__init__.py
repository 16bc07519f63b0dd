"""Iv3 in each form in which users have it: one module per form, one model for what was read, one set of checks.

``taakveldtabel`` reads CBS' table per taakveld; ``json_levering``, ``excelmodel`` and ``open_data`` read detail per
categorie; ``definities`` holds what CBS prescribes for a year; ``structuur``, ``codes`` and ``plausibiliteit`` are the
SF, DF and PF checks of CBS' error catalogue; ``opslag`` keeps deliveries under data/raw.
"""
