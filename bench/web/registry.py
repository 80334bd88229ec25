"""The sites in order: the place of a site in this list is its address, whichever of them are served."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from bench.web.site import Build, Site

MODULES = (
    *("paged", "listed", "attached", "worded", "mannered", "moved", "broken", "guarded", "changing"),
    *("clicked", "tersely", "winding"),
)
"""Modules of `bench.web.sites`, in order."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A site before it has an address."""

    key: str
    publisher: str
    fields: Mapping[str, Any]
    build: Build


PLANS: dict[str, Plan] = {}


def site(key: str, publisher: str, **fields: Any) -> Callable[[Build], Build]:  # noqa: ANN401 - the fields of Site
    """Register a function as what builds a site."""

    def register(build: Build) -> Build:
        if key in PLANS:
            raise ValueError(key)
        PLANS[key] = Plan(key, publisher, fields, build)
        return build

    return register


def make_sites(port: int, keys: Collection[str] | None = None) -> list[Site]:
    """Build the sites with these keys, or all, for a port; raises KeyError for a key that is none."""
    for module in MODULES:
        import_module(f"bench.web.sites.{module}")
    unknown = set(keys or ()) - set(PLANS)
    if unknown:
        raise KeyError(*unknown)
    made = []
    for number, plan in enumerate(sorted(PLANS.values(), key=_place), 1):
        if keys is None or plan.key in keys:
            fields = {"address": f"127.0.8.{number}", "port": port, **plan.fields}
            one = Site(plan.key, plan.publisher, **fields)
            plan.build(one)
            made.append(one)
    return made


def _place(plan: Plan) -> tuple[int, int]:
    """Return where a site is written down: which module is imported first must not matter."""
    return MODULES.index(plan.build.__module__.rpartition(".")[2]), plan.build.__code__.co_firstlineno
