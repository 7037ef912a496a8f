"""What can go wrong, as a tree.

KuntoError                  a person has something to do: exit code 1
├── SettingsError           kunto.toml or the environment
├── DeliveryError           a delivered file
│   ├── UnreadableFileError     damaged, protected, or not what its name says
│   └── ContractError           a required column is missing
├── ChecksFailedError       a critical check: nothing was published
├── BuildError              dbt could not build or one of its tests failed
├── BusyError               another process is writing to the data directory
├── ReleaseError            a release that is missing, damaged or cannot be served
└── ServeError              the dashboards could not be started
MisuseError                 the command was called wrongly: exit code 2
"""


class KuntoError(Exception):
    """Something a person can mend; its text says what happened, where, and what to do."""


class SettingsError(KuntoError):
    """A setting is missing or has a value that is not possible."""


class DeliveryError(KuntoError):
    """A delivered file was stopped; the others go on."""


class UnreadableFileError(DeliveryError):
    """The file is damaged, protected by a password, or not what its name says."""


class ContractError(DeliveryError):
    """The file lacks a column that its contract requires."""


class ChecksFailedError(KuntoError):
    """A critical check did not pass, so nothing was published."""


class BuildError(KuntoError):
    """dbt could not build the marts, or one of its tests did not pass."""


class BusyError(KuntoError):
    """Another process is writing to the data directory."""


class ReleaseError(KuntoError):
    """A release is missing, damaged, or not fit to be served."""


class ServeError(KuntoError):
    """The dashboards could not be started."""


class MisuseError(Exception):
    """The command was called in a way that cannot mean anything."""
