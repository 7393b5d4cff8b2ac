"""One undo history for a whole draft."""

from __future__ import annotations

from msgspec import Struct

from fzdraft.document.edits import Batch, Edit, SetText, apply
from fzdraft.document.model import Draft


class Step(Struct, frozen=True):
    """One step of the user: its name on the menu, the edit and the way back.

    Steps with the same non-empty `burst` that follow one another become one.
    """

    label: str
    edit: Edit
    inverse: Edit
    burst: str = ""


class History(Struct, frozen=True):
    """The draft now, what can be undone and what can be redone (both newest last)."""

    draft: Draft
    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()


LIMIT = 1000


def do(history: History, edit: Edit, label: str, burst: str = "") -> History:
    """Apply an edit as a new step; what had been undone is forgotten."""
    draft, inverse = apply(history.draft, edit)
    step = Step(label, edit, inverse, burst)
    last = history.done[-1] if history.done and not history.undone else None
    if last is not None and burst and last.burst == burst:
        return History(draft, (*history.done[:-1], _merged(last, step)))
    return History(draft, (*history.done, step)[-LIMIT:])


def undo(history: History) -> History:
    """Take the last step back; the same history when there is none."""
    if not history.done:
        return history
    step = history.done[-1]
    draft, _ = apply(history.draft, step.inverse)
    return History(draft, history.done[:-1], (*history.undone, step))


def redo(history: History) -> History:
    """Do the last undone step again; the same history when there is none."""
    if not history.undone:
        return history
    step = history.undone[-1]
    draft, _ = apply(history.draft, step.edit)
    return History(draft, (*history.done, step), history.undone[:-1])


def _merged(last: Step, step: Step) -> Step:
    """Join two steps; text set twice at one place needs only the last and the first value."""
    if (
        isinstance(last.edit, SetText)
        and isinstance(step.edit, SetText)
        and last.edit.place == step.edit.place
    ):
        return Step(last.label, step.edit, last.inverse, last.burst)
    edit = Batch((last.edit, step.edit))
    return Step(last.label, edit, Batch((step.inverse, last.inverse)), last.burst)
