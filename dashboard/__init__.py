"""The dashboard: reads the published database and shows it. Pipelines never import this package."""
