"""Text and places in it: values, spans, sources, projections, words and phrases."""
