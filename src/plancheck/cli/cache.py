"""`plancheck cache path` and `plancheck cache clear`."""

from plancheck import messages
from plancheck.batch import folder
from plancheck.cli.exits import Exit, Failure
from plancheck.cli.options import Options
from plancheck.cli.output import Output


def path(options: Options) -> int:
    """Print where the cache lies."""
    found = folder.place()
    if found is None:
        raise Failure(messages.say(options.lang, "no-cache-place"))
    with Output(None, options.lang) as output:
        output.text.write(f"{found}\n")
    return Exit.CLEAN


def clear(options: Options) -> int:
    """Remove what the cache holds."""
    found = folder.place()
    files = sorted(file for file in found.iterdir() if file.is_file()) if found and found.is_dir() else []
    try:
        size = sum(file.stat().st_size for file in files)
        for file in files:
            file.unlink(missing_ok=True)
    except OSError as error:
        detail = f"{error.filename}: {error.strerror or error}"
        raise Failure(messages.say(options.lang, "cache-stays", detail=detail)) from error
    with Output(None, options.lang) as output:
        output.text.write(messages.say(options.lang, "cache-cleared", size=f"{size / 1e6:.1f}") + "\n")
    return Exit.CLEAN
