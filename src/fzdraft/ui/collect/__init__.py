"""填报表 in the window: out to departments, back into the ledger, 催报; see doors.py."""
