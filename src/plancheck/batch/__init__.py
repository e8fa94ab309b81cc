"""Many plans at once: worker processes, and a cache of reports. For the command line; `plancheck.check` needs none."""

from plancheck.errors import PlancheckError


class PoolError(PlancheckError):
    """No worker could be started."""
