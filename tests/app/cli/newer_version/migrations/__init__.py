"""Its migrations of `conduct`."""
