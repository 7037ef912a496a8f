"""Whom the project is for, where the funder pays for nobody else."""

from dataclasses import dataclass

TARGET_GROUP = "target_group"
"""The rule that a row of somebody else breaks."""

MUNICIPALITY = "kotikunta"


@dataclass(frozen=True)
class TargetGroup:
    """People under an age limit in full years who live in the municipality of the project."""

    age_limit: int
    municipality: str
