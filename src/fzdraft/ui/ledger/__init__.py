"""The window 数据台账: every row of the ledger with its values of all years."""
