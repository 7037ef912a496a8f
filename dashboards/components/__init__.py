"""Parts that pages are made of: tiles, cards, tables, chips, filters."""
