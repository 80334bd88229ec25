"""The store: the records of an office as tables that other tools read: one DuckDB file, Parquet, CSV, JSON Lines, PostgreSQL."""
