"""参考稿库 and 例句: reading other units' reports, finding in them, taking from them."""
