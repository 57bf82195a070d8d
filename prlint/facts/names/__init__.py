"""Names: companies and the issuer, marks and their notices, products, tickers, acronyms, and how each is spelled."""
