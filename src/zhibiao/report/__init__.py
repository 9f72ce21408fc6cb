"""The review page: documents, their source texts and the program to look at them, in one HTML file.

Nothing of a document is ever markup or script here. Documents are embedded as JSON in which ``<`` is escaped, the
program makes text nodes of them only, and the page's own policy lets the browser run that program and nothing else.
"""

from zhibiao.report.page import ReviewPage, review_page
from zhibiao.report.sources import source_text, texts_in

__all__ = ["ReviewPage", "review_page", "source_text", "texts_in"]
