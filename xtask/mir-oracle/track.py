"""Follow one guard through a body's ordinary control flow.

A guard is in one place at a time, so the walk carries that place (`holder`)
from the acquiring call along every path, changing it at each move, until the
guard is dropped, handed to a call, or returned.  MIR is read after drop
elaboration: a `drop(P)` is only there where P may still be initialised, and
values moved on some paths only are guarded by boolean drop flags."""

from collections import OrderedDict
from typing import NamedTuple, Optional

import locks
from mirtext import Place, Span, parse_place, resolve_ref


class State(NamedTuple):
    block: int
    holder: Place
    variant: Optional[str] = None  # known variant of the enum at `holder`
    poison: bool = False  # came through Err / Break: the lock was poisoned
    waited: bool = False  # went by value through Condvar::wait or a guard method
    flagged: bool = False  # a drop flag was tested since
    site: Optional[Span] = None  # last aggregate the guard was moved into
    last: Optional[Span] = None  # last user code evaluated


class Release:
    def __init__(self, cause, span, callee):
        self.cause, self.span, self.callee = cause, span, callee
        self.poison = self.waited = True
        self.sites = OrderedDict()
        self.lasts, self.poison_lasts = OrderedDict(), OrderedDict()


class Trace:
    """All that was learnt about one guard."""

    def __init__(self):
        self.releases = OrderedDict()
        self.awaits = OrderedDict()
        self.lost = OrderedDict()
        self.variables = OrderedDict()

    def release(self, state, cause, span, callee=None, site=None):
        key = (cause, span, callee)
        r = self.releases.setdefault(key, Release(cause, span, callee))
        r.poison &= state.poison
        r.waited &= state.waited
        for s in (site, state.site):
            if s:
                r.sites[s] = True
        if state.last:
            (r.poison_lasts if state.poison else r.lasts)[state.last] = True


def related(holder, place, ty):
    """If moving or dropping `place` takes the guard along: the guard's
    projection inside it.  Otherwise None."""
    if place is None or place.local != holder.local:
        return None
    n = len(place.proj)
    if holder.proj[:n] == place.proj:
        return holder.proj[n:]
    extra = place.proj[len(holder.proj) :]
    if place.proj[: len(holder.proj)] == holder.proj and "*" not in extra:
        if ty is None or locks.has_guard(ty):
            return ()
    return None


def _entered(state, place):
    """State after looking inside the holder's enum at `place`; None if the
    variant contradicts what is known."""
    extra = place.proj[len(state.holder.proj) :]
    if extra and extra[0].startswith("as "):
        name = extra[0][3:]
        if state.variant and state.variant != name:
            return None
        return state._replace(poison=state.poison or name in locks.FAILURE, variant=None)
    return state


def follow(body, start, holder):
    """Trace from block `start`, the guard being at `holder`."""
    trace = Trace()
    todo, seen = [State(start, holder)], set()
    while todo:
        state = todo.pop()
        if state in seen or body.blocks[state.block].cleanup:
            continue
        seen.add(state)
        todo.extend(_block(body, trace, state))
    return trace


def _note(body, trace, state):
    name = body.names.get(state.holder.local)
    if name and not state.poison:
        trace.variables[name] = True


def _block(body, trace, state):
    block = body.blocks[state.block]
    _note(body, trace, state)
    for st in block.stmts:
        if st.kind == "dead":
            if st.local == state.holder.local:
                if not (state.flagged or state.poison or state.variant in locks.FAILURE):
                    trace.lost[("storage-dead", st.span)] = True
                return []
            continue
        if st.kind != "assign":
            continue
        moved = False
        for op in st.moves:
            rest = related(state.holder, op.place, op.type)
            if rest is None:
                continue
            inside = _entered(state, op.place)
            if inside is None:
                return []
            state, moved = inside, True
            whole = op.place.proj == state.holder.proj and not st.aggregate
            state = state._replace(
                holder=Place(st.dest.local, st.dest.proj + op.proj + rest),
                variant=state.variant if whole else None,
                site=st.span if (st.aggregate or st.dest.local == 0) else state.site,
            )
            _note(body, trace, state)
            break
        if not moved and st.dest == Place(state.holder.local, state.holder.proj[: len(st.dest.proj)]):
            trace.lost[("overwritten", st.span)] = True
            return []
        flag = not st.dest.proj and st.dest.local in body.flags
        if st.span and not flag and not st.rvalue.startswith("discriminant("):
            state = state._replace(last=st.span)
    return _term(body, trace, state, block.term)


def _term(body, trace, state, t):
    if t is None or t.kind == "end":
        return []
    if t.kind == "drop":
        rest = related(state.holder, t.place, t.place_type)
        if rest is not None:
            inside = _entered(state, t.place)
            if inside is None:
                return []
            if state.variant not in ("None", "Pending"):
                trace.release(inside, _drop_cause(body, state, t), t.span)
            return []
        return [state._replace(block=b) for b in t.targets]
    if t.kind == "return":
        if state.holder.local == 0:
            trace.release(state, "return", t.span)
        else:
            trace.lost[("return", t.span)] = True
        return []
    if t.kind == "yield":
        if t.span:
            trace.awaits[t.span] = True
        return [state._replace(block=b) for b in t.targets]
    if t.kind == "switch":
        return _switch(body, state, t)
    if t.kind == "call":
        return _call(body, trace, state, t)
    if t.span and t.text.startswith("assert("):
        state = state._replace(last=t.span)
    return [state._replace(block=b) for b in t.targets]


def _drop_cause(body, state, t):
    return "scope" if body.names.get(state.holder.local) else "temporary"


def place_type(body, place):
    """Type text of a place, as far as known enums and the locals tell."""
    ty = body.types.get(place.local)
    proj = list(place.proj)
    while proj and ty:
        if proj[0].startswith("as ") and len(proj) > 1:
            ty, proj = locks.payload(ty, proj[0][3:]), proj[2:]
        elif proj[0].startswith(".") and ty.startswith("("):
            parts = locks.split_top(ty[1:-1])
            i = int(proj[0][1:])
            ty, proj = (parts[i] if i < len(parts) else None), proj[1:]
        else:
            return None
    return ty


def _only_failure(ty, value, switch):
    """Does this switch arm stand for failure variants alone?"""
    listed = [locks.variant_name(ty, v) for v, _ in switch if v is not None]
    names = [n for n in locks.variants(ty) if n not in listed] if value is None else [locks.variant_name(ty, value)]
    return bool(names) and all(n in locks.FAILURE for n in names)


def _switch(body, state, t):
    got = parse_place(t.operand, 5)
    place = got and got[0]
    if place and not place.proj and place.local in body.flags:
        return [state._replace(block=b, flagged=True) for b in t.targets]
    if t.span and t.span.end != (t.span.start_line, t.span.start_column + 1):
        state = state._replace(last=t.span)  # one character: a drop's own test at a scope end
    enum = body.discriminants.get(place.local) if place and not place.proj else None
    if enum is None:
        return [state._replace(block=b) for b in t.targets]
    holder, ty = state.holder, place_type(body, enum)
    if enum.local != holder.local or holder.proj[: len(enum.proj)] != enum.proj:
        # somebody else's lock may turn out poisoned: not an ordinary path either
        failing = locks.poisonable(ty)
        return [
            state._replace(block=b, poison=state.poison or failing and _only_failure(ty, v, t.switch))
            for v, b in t.switch
        ]
    rest = holder.proj[len(enum.proj) :]
    known = rest[0][3:] if rest and rest[0].startswith("as ") else state.variant if not rest else None
    named = [locks.variant_name(ty, v) for v, _ in t.switch if v is not None]
    left = [n for n in locks.variants(ty) if n not in named]
    out = []
    for value, target in t.switch:
        names = left if value is None else [locks.variant_name(ty, value)]
        if known and names and None not in names and known not in names:
            continue
        nxt = state._replace(block=target)
        if not rest and len(names) == 1 and names[0]:
            inner = locks.payload(ty, names[0])
            if inner is None or (names[0] in locks.FAILURE and not locks.has_guard(inner)):
                continue  # nothing was acquired on this path
            nxt = nxt._replace(variant=names[0], poison=state.poison or names[0] in locks.FAILURE)
        out.append(nxt)
    return out


def _call(body, trace, state, t):
    for op in t.moves:
        rest = related(state.holder, op.place, op.type)
        if rest is None:
            continue
        state = _entered(state, op.place)
        if state is None:
            return []
        return _consumed(body, trace, state, t)
    lent = _lent(body, state, t)
    if lent in ("wait", "unlocked"):
        trace.release(state, "wait", t.span, t.callee)  # and back in the same variable
    elif lent == "take":
        if locks.has_guard(body.types.get(t.dest.local)) or t.dest.proj:
            state = state._replace(holder=t.dest, variant=None)
    elif t.dest == Place(state.holder.local, state.holder.proj[: len(t.dest.proj)]):
        trace.lost[("overwritten", t.span)] = True
        return []
    if t.span:
        state = state._replace(last=t.span)
    return [state._replace(block=b) for b in t.targets]


def _lent(body, state, t):
    """How the guard is used by a call that gets a reference to it."""
    kind = locks.borrower(t.callee)
    if not kind:
        return None
    for op in t.moves:
        if not op.place.proj:
            target = resolve_ref(body, op.place.local)
            if target and related(state.holder, target, None) is not None:
                return kind
    return None


def _consumed(body, trace, state, t):
    """The call `t` takes the guard by value."""
    kind = locks.consumer(t.callee)
    dest_type = place_type(body, t.dest) or body.types.get(t.dest.local)
    onward = [
        state._replace(block=b, holder=t.dest, variant=None, last=t.span or state.last) for b in t.targets
    ]
    if kind == "drop":
        trace.release(state, "drop", t.span, t.callee)
        return []
    if kind == "wait":
        trace.release(state, "wait", t.span, t.callee)
        return [s._replace(waited=True) for s in onward]
    if kind in ("pass", "transform") and locks.has_guard(dest_type):
        if kind == "transform":
            trace.release(state, "transform", t.span, t.callee)
            return [s._replace(waited=True) for s in onward]
        if "from_residual" in t.callee or locks.has_guard(locks.success_part(dest_type)):
            return [s._replace(site=t.span) if t.dest.local == 0 else s for s in onward]
        # e.g. Result::map(closure): the closure has the guard, Err goes on
        trace.release(state, "move", t.span, t.callee)
        return [s._replace(poison=True) for s in onward]
    if kind == "pass" and state.poison:
        trace.release(state, "move", t.span, t.callee)
        return []
    trace.release(state, "move", t.span, t.callee)
    if kind == "move" and locks.has_guard(dest_type):
        return [s._replace(waited=True) for s in onward]  # it may come back
    return []
