"""Charts drawn without a browser: a figure as Plotly takes it becomes SVG, for the kinds of traces that the pages use."""
