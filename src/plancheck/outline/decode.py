"""The decision over the whole document: which candidates are headings, and how deep each stands.

A beam search walks the candidates in reading order. A state is the stack of open numbering sequences; each step
rejects the candidate, lets it continue an open sequence (closing those below), or opens a new one. Scores add up, and
the best whole sequence wins, so that one slip in the numbering does not bend the tree. Linear in the candidates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Final, NamedTuple

from plancheck.limits import UNTIMED, Clock
from plancheck.outline.candidate import LINE, MIDDLE, SENTENCE, UNNUMBERED, Candidate
from plancheck.outline.labels import RANK, kin

_BEAM: Final = 8
_OFTEN: Final = 256  # candidates between two looks at the clock
_BEHIND: Final = 6.0
_MAX_DEPTH: Final = 9
_BARE_OPENS: Final = 1.5
_REJECTED: Final = -1  # stands for a depth: the candidate stays text


class Heading(NamedTuple):
    """A candidate that was accepted, and its depth, 1 for the outermost."""

    candidate: Candidate
    level: int


@dataclass(slots=True)
class _Open:
    """An open sequence: what its siblings look like, how far it has counted, and the candidate accepted last for it.

    What was accepted is chained, each to the one `before` it in the document.
    """

    system: str
    ordinal: int
    length: int
    first: Candidate
    candidate: Candidate
    level: int
    before: "_Open | None"


_Key = tuple[tuple[str, int], ...]
"""System and number of each open sequence."""


@dataclass(slots=True)
class _State:
    """A reading of the document so far; states with one key can no longer be told apart by what comes later."""

    score: float
    stack: tuple[_Open, ...]
    key: _Key


def decode(candidates: Sequence[Candidate], clock: Clock = UNTIMED) -> list[Heading]:
    """Return the headings of the best reading of the whole document, in order."""
    beam = [_State(0.0, (), ())]
    for number, candidate in enumerate(candidates):
        if not number % _OFTEN:
            clock.look()
        beam = _advance(beam, candidate)
    found: list[Heading] = []
    stack = beam[0].stack
    last = stack[-1] if stack else None
    while last is not None:
        found.append(Heading(last.candidate, last.level))
        last = last.before
    found.reverse()
    return [heading for index, heading in enumerate(found) if not _is_stray(found, index)]


def _is_stray(found: Sequence[Heading], index: int) -> bool:
    """Whether a heading is a doubtful numeral that nothing goes with: no sibling and no child.

    Doubtful is one without a mark (一灯如豆亮层楼), and one in mid-sentence (不单打一、不两张皮).
    """
    candidate, level = found[index]
    if candidate.firm > MIDDLE and (not candidate.bare or (candidate.stands_out and candidate.firm == LINE)):
        return False
    after = found[index + 1].level if index + 1 < len(found) else 0
    siblings = 0
    for step in (range(index - 1, -1, -1), range(index + 1, len(found))):
        for other in step:
            if found[other].level < level:
                break
            siblings += found[other].level == level
            if siblings:
                return False
    return after <= level and siblings == 0


def _advance(beam: list[_State], candidate: Candidate) -> list[_State]:
    """Return the best states after one more candidate, best first; one far behind the leader never catches up."""
    steps: dict[_Key, tuple[float, _Key, _State, int, _Open | None]] = {}
    rejection = _rejection(candidate)
    chances = _Chances.of(candidate)
    top = beam[0].score + rejection
    accepted = False
    for state in beam:
        score, key = state.score + rejection, state.key
        if score >= top - _BEHIND and ((known := steps.get(key)) is None or score > known[0]):
            steps[key] = score, key, state, _REJECTED, None
        base = state.score + candidate.score
        for gain, depth, sibling in _moves(state.stack, candidate, chances, top - _BEHIND - base):
            score = base + gain
            if score < top - _BEHIND:
                continue
            key = (*state.key[:depth], _counted(sibling, candidate))
            known = steps.get(key)
            if known is None or score > known[0]:
                steps[key] = score, key, state, depth, sibling
                accepted = True
                top = max(top, score)
    if not accepted and not rejection:
        return beam
    ranked = sorted(steps.values(), key=itemgetter(0), reverse=True)[:_BEAM]
    floor = ranked[0][0] - _BEHIND
    return [_successor(*step, candidate) for step in ranked if step[0] >= floor]


class _Chances(NamedTuple):
    """The most that a candidate can score by one move or another, so that hopeless ones need not be scored.

    Attributes:
        outermost: as the first of a new sequence where none is open.
        below: the same below others; `added` at most is added there.
        added: by rank, outline and numbering.
        next: as the next of an open sequence.
        other: as another one of it.

    """

    outermost: float
    below: float
    added: float
    next: float
    other: float

    @classmethod
    def of(cls, candidate: Candidate) -> "_Chances":
        outlined, numbered = candidate.outline is not None, candidate.numbering is not None
        alike = outlined + (0.31 if candidate.firm == LINE else 0.01)  # some for rounding
        return cls(
            _opening(candidate, outermost=True),
            _opening(candidate, outermost=False),
            (2.01 if candidate.prefix else 0.01) + outlined + numbered,
            alike + (4.0 if numbered else 3.0),
            alike + 1.0,
        )


def _counted(sibling: _Open | None, candidate: Candidate) -> tuple[str, int]:
    """Return system and number of an open sequence once the candidate has joined it (None: of a new one)."""
    if sibling is None:
        return candidate.system, candidate.ordinal or 1
    system = candidate.system if sibling.system == UNNUMBERED else sibling.system
    return system, candidate.ordinal if candidate.system != UNNUMBERED else sibling.ordinal + 1


def _successor(
    score: float, key: _Key, state: _State, depth: int, sibling: _Open | None, candidate: Candidate
) -> _State:
    """Return the state that a step leads to."""
    if depth == _REJECTED:
        return state if score == state.score else _State(score, state.stack, key)
    stack = state.stack
    length, first = (sibling.length + 1, sibling.first) if sibling is not None else (1, candidate)
    sequence = _Open(*key[-1], length, first, candidate, depth + 1, stack[-1] if stack else None)
    return _State(score, (*stack[:depth], sequence), key)


def _rejection(candidate: Candidate) -> float:
    """Score leaving a candidate as text: a plain number at the start of a line is hard to explain otherwise."""
    if candidate.firm < LINE or candidate.system == UNNUMBERED:
        return 0.0
    return -1.0 if candidate.score > 2.0 else 0.0


def _moves(
    stack: tuple[_Open, ...], candidate: Candidate, chances: _Chances, least: float
) -> Iterator[tuple[float, int, _Open | None]]:
    """Yield the ways the candidate can join the open sequences: score, depth, and the sequence (None for a new one).

    What surely scores less than `least` may be left out.
    """
    outermost, below, added, most_next, most_other = chances
    system, ordinal = candidate.system, candidate.ordinal
    unnumbered = system == UNNUMBERED
    is_open = False
    for sequence in stack:
        if sequence.system == system:
            is_open = True
            break
    closing = 0.0
    for depth in range(len(stack) - 1, -1, -1):
        sibling = stack[depth]
        follows = ordinal == sibling.ordinal + 1
        # A label does not take a stranger's place while its own sequence is open.
        if (system == sibling.system if is_open else follows or unnumbered or sibling.system == UNNUMBERED) and (
            (most_next if follows else most_other) + closing >= least
        ):
            score = _continues(sibling, candidate)
            if score is not None:
                yield score + closing, depth, sibling
        if sibling.length == 1 and sibling.first.firm < LINE:
            closing -= 2.0  # a sequence that was found in mid-line and never counted on was none
    opening = below if stack else outermost
    if is_open and not unnumbered:
        opening -= 5.0 if candidate.firm == LINE else 8.0
    if opening + added < least or len(stack) >= _MAX_DEPTH:
        return
    # A number without a mark opens a list only where it heads a line of its own.
    if not candidate.bare or not stack or (ordinal == 1 and candidate.score >= _BARE_OPENS):
        yield _opens(stack, candidate, opening), len(stack), None


def _continues(sequence: _Open, candidate: Candidate) -> float | None:
    """Score the candidate as the next of an open sequence; None where that makes no sense."""
    firm, system = candidate.firm, candidate.system
    start = firm == LINE
    step = candidate.ordinal - sequence.ordinal
    score = _resemblance(sequence.first, candidate)
    if system == UNNUMBERED:
        if sequence.system == UNNUMBERED:
            return score + 1.0
        return score - 1.0
    if sequence.system == UNNUMBERED:
        return score - 1.0 if candidate.ordinal == sequence.length + 1 else score - 3.0
    if candidate.numbering is not None and candidate.numbering == sequence.first.numbering and step == 1:
        return score + 4.0
    if system == sequence.system:
        if candidate.prefix and candidate.prefix != sequence.first.prefix:
            score -= 3.0
        if step == 1:
            return score + 3.0
        if step == 0:
            return score + (-1.5 if start else -0.8 if firm == SENTENCE else -6.0)
        if step > 1:
            return score + (
                -1.0 - 0.4 * min(step - 1, 6) if start else -0.4 - 0.4 * step if firm == SENTENCE else -5.5 - step
            )
        return score + ((-3.0 if candidate.ordinal == 1 else -3.5) if start else -7.5)
    if candidate.bare and "第" not in (system, sequence.system):
        return None
    if step == 1 and kin(system, sequence.system) and start:
        return score + 0.5
    if step == 1 and start:
        return score - 2.5
    if step == 1 and kin(system, sequence.system):
        return score - 3.0
    return None


def _opening(candidate: Candidate, *, outermost: bool) -> float:
    """Score the candidate as the first of a new sequence, whatever it stands below."""
    start, system, ordinal = candidate.firm == LINE, candidate.system, candidate.ordinal
    if system == UNNUMBERED:
        return 1.0 if outermost else -1.5
    if ordinal <= 1:
        return 1.8
    if system == "条" and not outermost:
        return 1.0  # articles count on through the chapters
    if start and not outermost and candidate.counts_on:
        return 0.2 - 0.3 * min(ordinal, 4)  # so do items in some plans
    if not start:
        return -7.0
    score = -1.8 - 0.3 * min(ordinal, 8)
    return score + 1.2 if outermost else score  # the first heading of a plan may have lost its number


def _opens(stack: tuple[_Open, ...], candidate: Candidate, score: float) -> float:
    """Add to the score of a new sequence what speaks for it below the innermost open one."""
    if not stack:
        return score
    parent = stack[-1]
    score += _rank(parent, candidate)
    if candidate.stands_out and candidate.look == parent.first.look:
        score -= 1.0  # one face, one level
    if candidate.outline is not None and parent.first.outline is not None:
        score += 1.0 if candidate.outline > parent.first.outline else -2.5
    elif candidate.outline == 1:
        score -= 2.0  # what Word calls an outermost heading stands below none that it does not
    if candidate.numbering is not None and parent.first.numbering is not None:
        score += 1.0 if candidate.numbering > parent.first.numbering else -2.0
    return score


def _rank(parent: _Open, candidate: Candidate) -> float:
    """Score the order of two systems against the usual one, 一、（一）1.（1）①."""
    if candidate.prefix:
        if parent.system.startswith("1") and candidate.prefix[-1] == parent.ordinal:
            return 2.0
        return -3.0 if parent.system.startswith("1") else 0.0
    if UNNUMBERED in (parent.system, candidate.system):
        return 0.0
    return -2.5 if RANK[candidate.system] <= RANK[parent.system] else 0.0


def _resemblance(one: Candidate, other: Candidate) -> float:
    """Score how alike two headings of one level look."""
    score = 0.0
    if one.outline is not None or other.outline is not None:
        score += 1.0 if one.outline == other.outline else -1.0 if one.outline and other.outline else -0.3
    if one.firm == other.firm == LINE:
        score += 0.3 if one.look == other.look else -0.3
    if one.numbering is not None and other.numbering is not None and one.numbering != other.numbering:
        score -= 2.0
    return score
