"""What the columns of the ledger mean, for those who read it in the warehouse."""

_LOAD_ID = "First 12 characters of the SHA-256 of the file; one content has one."
_FILE = "Path of the file below the inbox; with load_id it tells one delivery."
_SHEET = "Sheet of the workbook; missing for a text file."
_ROW = "Row number as a spreadsheet shows it, the header counted."

COMMENTS: dict[str, dict[str, str]] = {
    "quality.loads": {
        "load_id": _LOAD_ID,
        "file": _FILE,
        "source": "Source system; missing when the file was not recognised.",
        "table_name": "Raw table that the file fills; missing when it was not recognised.",
        "sha256": "SHA-256 of the delivered bytes.",
        "export_date": "Day of the export: the figures made from it are as of this day.",
        "export_date_basis": "What told the day: folder, name, metadata or receipt.",
        "encoding": "Character encoding of a text file; missing for a workbook.",
        "delimiter": "Delimiter of a text file; missing for a workbook.",
        "sheet": _SHEET,
        "status": (
            "current: its rows are in use; superseded: a newer export replaced them; repeated: "
            "the same content stands under another file; stopped: it was not read, see message."
        ),
        "read_count": "Rows below the header: accepted + quarantined + noise.",
        "accepted_count": "Rows that were let into the raw table.",
        "quarantined_count": "Rows that broke a rule and stand in quality.quarantine.",
        "noise_count": "Rows that say nothing of their own, which stand in quality.noise.",
        "replaced_count": (
            "Accepted rows that a newer export replaced, or that went with their file; the others "
            "stand in the raw table."
        ),
        "period_start": "First day that it covers; missing when it is no export of a period.",
        "period_end": "Last day that it covers; missing when it is no export of a period.",
        "message": "What a person should know or do; missing when there is nothing.",
        "contract_fingerprint": (
            "How the file was read; another one today means reading it again; missing when it was "
            "not read."
        ),
        "is_gone": (
            "Whether the file was overwritten, moved away or taken back, so that it counts no more."
        ),
        "accepted_reason": (
            "Why a person let it count though its rows gave reason to doubt it; missing when they "
            "gave none."
        ),
        "withdrawn_reason": (
            "Why a person took it back, so that it counts no more; missing when nobody did."
        ),
    },
    "quality.landing": {
        "file": "Path of the file below the inbox; with sha256 it tells one delivery.",
        "sha256": "SHA-256 of the delivered bytes, and the name under which they are kept.",
        "size_bytes": "Size of the file.",
        "export_date": "Day of the export when it was first read.",
        "export_date_basis": "What told the day: folder, name, metadata or receipt.",
        "received_date": "Day the file was last changed: of receipt, when nothing else is told.",
        "here_by_date": "Day by which the file was in the inbox; no export is of a later one.",
        "removed_date": "Day of the newest export when the bytes were removed; missing while kept.",
    },
    "quality.quarantine": {
        "load_id": _LOAD_ID,
        "file": _FILE,
        "sheet": _SHEET,
        "row_number": _ROW,
        "row_key": "Key as the raw table would hold it; missing where the key itself is faulty.",
        "rule_id": "First rule that the row broke, such as date, code or duplicate.",
        "column_name": "Column that broke it; missing when the row as a whole did.",
        "parameters": "What may be said of the fault, as JSON; never of a personal column.",
        "row_hash": "Keyed hash of the source row: equal when it is delivered unchanged again.",
    },
    "quality.deletions": {
        "table_name": "Raw table; one row a key and export that no longer had it.",
        "row_key": "Key as the raw table held it; it may have come back in a newer export.",
        "last_load_id": "Export that had it last.",
        "last_file": "File of that export.",
        "last_export_date": "Day of that export.",
        "gone_load_id": "Newer export that should have it and has not, not even in quarantine.",
        "gone_file": "File of that export.",
        "gone_export_date": "Day of that export.",
    },
    "quality.noise": {
        "load_id": _LOAD_ID,
        "file": _FILE,
        "sheet": _SHEET,
        "row_number": _ROW,
        "kind": "blank, header, total, footnote, or identical to an earlier row of the file.",
    },
    "quality.person_keys": {
        "fingerprint": "Tells the secret behind the person keys from others; it is none itself.",
    },
}
