"""The Excel model of CBS."""
