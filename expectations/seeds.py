"""The project's code lists as tables, such as `seeds.roles`: their words are data, not code."""

from typing import TYPE_CHECKING

from kunto.settings import DBT_PROJECT

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPICursor

FOLDER = DBT_PROJECT / "seeds"
CODE_LISTS = (
    "ability_stages",
    "esf_completions",
    "esf_end_statuses",
    "exit_reasons",
    "outcomes",
    "output_statuses",
    "referrers",
    "registration_channels",
    "roles",
    "sexes",
    "workshop_states",
)


def attach_seeds(cursor: "DBAPICursor") -> None:
    """Put the code lists that rules read beside the warehouse, in memory.

    A rule compares with `(select source_word from seeds.exit_reasons where is_service_end)`, so
    that another project changes the seed.
    """
    cursor.execute("attach ':memory:' as seeds")
    for name in CODE_LISTS:
        file = str(FOLDER / f"{name}.csv")
        cursor.execute(
            f"create table seeds.{name} as select * from read_csv(?, delim = ',', header = true)",  # noqa: S608 - a name of ours
            (file,),
        )
