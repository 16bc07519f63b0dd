"""Reading a tree of Dash components as a person would: its words."""

NBSP = "\u00a0"


def walk(component):
    """Every string in a tree of components, in reading order."""
    if component is None:
        return
    if isinstance(component, (str, int, float)):
        yield str(component)
    elif isinstance(component, (list, tuple)):
        for deel in component:
            yield from walk(deel)
    else:
        yield from walk(getattr(component, "children", None))


def text(component):
    return " ".join(walk(component))
