"""Cards: the words, the figure and the table of one question."""
