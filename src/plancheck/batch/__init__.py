"""Many plans at once: worker processes, and a cache of reports. For the command line; `plancheck.check` needs none."""
