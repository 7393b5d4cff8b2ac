"""Numbers in the window: the 数据 tab, 填数, 数据台账, and what the paper says of a number."""
