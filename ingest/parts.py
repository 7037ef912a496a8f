"""Which tables of a file are read, and each for which contract: one of a text file, or several."""

from dataclasses import dataclass, replace

from ingest.contract import Contract
from ingest.header import require_columns
from ingest.inbox import contract_by_name
from ingest.reading import Reading, Source, reading_for
from ingest.sources import CONTRACTS
from kunto.errors import DeliveryError, UnreadableFileError


@dataclass(frozen=True)
class Part:
    """One table of a file, read for one contract; `notes` are what to know of it."""

    contract: Contract
    reading: Reading
    notes: tuple[str, ...] = ()

    @property
    def sheet(self) -> str | None:
        """The sheet or database table it stands in."""
        return self.reading.preview.sheet

    def require_sound(self, file: str) -> None:
        """Raise UnreadableFileError for a damaged table, ContractError when a column is missing."""
        if fault := self.reading.preview.fault:
            raise UnreadableFileError(
                f"Table {self.sheet} of file {file} cannot be read: {fault}. Compact and repair "
                "the database in Access and deliver it again."
            )
        require_columns(self.reading.header, self.contract, file=file)


def parts_of(source: Source, *, file: str) -> tuple[Part, ...]:
    """Return the parts of a file, no two of one contract.

    A file named for a contract has a part for it, whatever it lacks; so has a database table that
    is named so. Every other sheet is read for the contract that its header fits.
    Raises DeliveryError when there is no part.
    """
    named = contract_by_name(file)
    parts = {named.table: Part(named, reading_for(source, named))} if named else {}
    for sheet in dict.fromkeys(preview.sheet for preview in source.previews):
        if sheet in {part.sheet for part in parts.values()}:
            continue
        contract = _contract_of_table(source, sheet) or _contract_by_header(source, sheet)
        if contract is not None and contract.table not in parts:
            parts[contract.table] = Part(contract, reading_for(source, contract, sheet=sheet))
    if not parts:
        raise _unknown(source, file)
    _require_all_together(tuple(parts.values()), file)
    return _with_notes(source, tuple(parts.values()))


def _contract_of_table(source: Source, sheet: str | None) -> Contract | None:
    """Return the contract a database table is named for, less the word that names the source."""
    return contract_by_name(f"{source.kind}_{sheet}") if source.kind == "access" else None


def _contract_by_header(source: Source, sheet: str | None) -> Contract | None:
    """Return the one contract that the header fits: nothing missing, and clearly the best."""
    fits = []
    for contract in CONTRACTS:
        header = reading_for(source, contract, sheet=sheet).header
        if not header.lacks(contract):
            fits.append((header.known_count, contract))
    fits.sort(key=lambda fit: fit[0], reverse=True)
    if not fits or (len(fits) > 1 and fits[0][0] == fits[1][0]):
        return None
    return fits[0][1]


def _require_all_together(parts: tuple[Part, ...], file: str) -> None:
    """Raise DeliveryError when of the tables on one sheet one is read and another is not."""
    read = {part.sheet: part.contract.table for part in parts}
    for part in parts:
        together = part.reading.preview.together
        if not read.keys() >= set(together):
            tables = ", ".join(f"{name} ({read.get(name, 'not read')})" for name in together)
            raise DeliveryError(
                f"File {file} has {len(together)} tables on a sheet, which begin at {tables}; one "
                "is not known or there already. Put each into a file of its own and deliver those."
            )


def _with_notes(source: Source, parts: tuple[Part, ...]) -> tuple[Part, ...]:
    read = {part.sheet for part in parts}
    others = [preview.sheet for preview in source.previews if preview.sheet not in read]
    what = "tables" if source.kind == "access" else "sheets"
    left = f"Other {what} not read: {', '.join(map(str, others))}."
    first, *rest = (Part(p.contract, p.reading, p.reading.preview.notes) for p in parts)
    return (replace(first, notes=(*first.notes, left)) if others else first, *rest)


def _unknown(source: Source, file: str) -> DeliveryError:
    known = sorted(contract.table for contract in CONTRACTS)
    if source.kind == "access":
        found = ", ".join(str(preview.sheet) for preview in source.previews)
        wanted = ", ".join(
            name.removeprefix("access_").capitalize() for name in known if "access_" in name
        )
        return DeliveryError(
            f"File {file} has no table of a client database. Tables found: {found}. Tables "
            f"wanted: {wanted}. Export the tables one by one as CSV when they have other names."
        )
    return DeliveryError(
        f"File {file} is not recognised: its name has none of {', '.join(known)} in it, and its "
        "header fits none of them. Name it so, or take it out of the inbox."
    )
