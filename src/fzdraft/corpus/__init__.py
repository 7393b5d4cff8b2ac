"""The library of sample reports: harvested, kept, indexed and searched (SQLite with FTS5)."""
