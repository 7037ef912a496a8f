"""The one catalogue of texts: Finnish, Swedish and English, with plurals and formats."""

from kunto.locale.texts import LANGUAGES, Texts, texts

__all__ = ["LANGUAGES", "Texts", "texts"]
