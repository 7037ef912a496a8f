"""Malformed and odd files made by code, each with the verdict that is right for it."""

from tests.ingest.corpus import (
    encodings,
    exports,
    headers,
    hostile,
    layouts,
    persons,
    separators,
    values,
    words,
)

CORPUS = (
    *encodings.ENTRIES,
    *separators.ENTRIES,
    *headers.ENTRIES,
    *layouts.ENTRIES,
    *values.ENTRIES,
    *words.ENTRIES,
    *persons.ENTRIES,
    *hostile.ENTRIES,
    *exports.ENTRIES,
)
