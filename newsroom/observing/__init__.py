"""What the paper says of itself while it runs: logs, figures, and whether it is ready."""
