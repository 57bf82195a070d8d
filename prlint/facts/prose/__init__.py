"""Parts and paragraphs as a whole: their wording, headings, marks of other formats, filings they refer to."""
