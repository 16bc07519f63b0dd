"""The commands that let somebody else check us: a second calculation, keys, packs and rebuilds."""
