"""What the workers of the tests do."""

import os
import time
from collections.abc import Callable


def doubling(argument: int) -> Callable[[object], object]:
    def work(job: object) -> object:
        if job == "die":
            os._exit(3)
        if job == "wait":
            time.sleep(600)
        return argument, job, os.getpid()

    return work


def dying(_: object) -> Callable[[object], object]:
    os._exit(3)
