"""Scenarios: what every gemeente would get when lines, keys or prices change; nothing here is published."""
