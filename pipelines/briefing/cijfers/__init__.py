"""The figures of a briefing: what is measured, read from one frozen state, numbered and proved."""
