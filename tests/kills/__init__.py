"""Writers that are killed: ``python -m tests.kills`` ends real processes at exact and random moments and looks what is left."""
