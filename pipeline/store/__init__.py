"""The store: what a run reads and leaves on disk: records byte for byte, their folder, and the run's manifest."""
