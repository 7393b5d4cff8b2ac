"""fzdraft drafts the yearly 法治政府建设年度报告 on the clerk's own machine."""

__version__ = "0.1.0"
