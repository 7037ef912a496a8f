"""Malformed and odd files made by code, each with the verdict that is right for it."""

from tests.ingest.corpus import (
    days,
    encodings,
    exports,
    headers,
    hostile,
    layouts,
    numbers,
    persons,
    separators,
    words,
)

CORPUS = (
    *encodings.ENTRIES,
    *separators.ENTRIES,
    *headers.ENTRIES,
    *layouts.ENTRIES,
    *days.ENTRIES,
    *numbers.ENTRIES,
    *words.ENTRIES,
    *persons.ENTRIES,
    *hostile.ENTRIES,
    *exports.ENTRIES,
)
