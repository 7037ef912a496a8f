"""What lies in a folder of exported marts, for those who were only sent the folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import duckdb

_PEOPLE = (
    "Tables with a column client_id have rows of single clients: keep them where such data may be"
    " kept."
)
_NOTES = """
- A value that is not there is missing, never 0; the data dictionary says when.
- CSV is UTF-8 with commas and for programs: values stand as they are, also those that a spreadsheet
  would compute. For a spreadsheet export xlsx.
- The release itself is a DuckDB file with the same tables: kunto path.
"""


@dataclass(frozen=True)
class Exported:
    """A written file: its name, its SHA-256 and the rows of each table in it."""

    file: str
    sha256: str
    row_counts: Mapping[str, int]


def readme(
    connection: duckdb.DuckDBPyConnection, release_sha256: str, exported: Sequence[Exported]
) -> str:
    """Tell in Markdown which release this is, what data it is made of and what the files hold."""
    found = connection.execute(
        "select release_id, as_of_date, project_code, project_name, is_sample"
        " from marts.dim_release"
    ).fetchone()
    if found is None:
        raise LookupError("marts.dim_release has no row")
    release_id, as_of_date, project_code, project_name, is_sample = found
    files = "\n".join(f"| {each.file} | {each.sha256} |" for each in exported)
    tables = "\n".join(
        f"| {table} | {count} |" for each in exported for table, count in each.row_counts.items()
    )
    data = "sample: the people and companies are invented" if is_sample else "real"
    return f"""# {project_name}

| | |
|---|---|
| Release | {release_id} |
| Data until | {as_of_date} |
| Project code | {project_code or "not known"} |
| Data | {data} |
| SHA-256 of the release | {release_sha256} |

{_PEOPLE}
{_NOTES}
| file | SHA-256 |
|---|---|
{files}

| table | rows |
|---|---|
{tables}
"""
