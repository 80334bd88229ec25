"""Plain text whose tables are drawn, tabbed or aligned: by fields."""
