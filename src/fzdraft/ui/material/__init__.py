"""The tab 材料: what departments sent, beside the section that it is about."""
