"""Parts and paragraphs as a whole: headings, wording, brackets and quotation marks, filings they refer to, traces of other formats."""
