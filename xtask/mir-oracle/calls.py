"""Compare the callees a linter finds with those in the MIR."""

from collections import defaultdict

from mirtext import split_qself


def _last(path):
    """The last name of a path, without references, `dyn` and generics."""
    return path.replace("dyn ", " ").replace("&", " ").replace("mut ", " ").strip().split("<")[0].rsplit("::", 1)[-1]


def _segments(path):
    return [s.removeprefix("r#") for s in path.split("::") if not s.startswith("{")]


def agrees(mir, lint):
    """Does the linter's callee mean the function that MIR's does?  Trait calls
    agree if the function is the trait's, or an impl's of it."""
    if not lint["callee"]:
        return False
    got, q = _segments(lint["callee"]), split_qself(mir)
    if q and q[1]:
        name = mir.rsplit("::", 1)[-1].removeprefix("r#")
        return got[-1] == name and lint["trait"] == _last(q[1])
    want = _segments(mir)
    if want[-1] != got[-1]:
        return False
    if len(want) == 1:
        return len(got) <= 2
    if want[-2] == "_":  # what a macro made in a `const _`
        return True
    if want[-2][:1].islower() and len(got) > 2 and got[-2][:1].isupper() and not lint["trait"]:
        return True  # of an impl in another module than its type's: the MIR's path does not name that
    return _last(want[-2]) == got[-2] or set(got[1:-1]) <= set(want[:-1]) and not lint["trait"]


def _key(file, span):
    return file, span["end_line"], span["end_column"]


def _relative(file, files):
    return next((f for f in files if file == f or file.endswith("/" + f)), file)


def judged(doc, lint):
    """The MIR's calls that count: written out where they are (no derives, no
    operators, no foreign or own macro's definition), once each, in bodies that
    the linter looked at."""
    files = {b["span"]["file"] for b in doc["bodies"] if b["span"]}
    bodies = defaultdict(list)
    for b in lint["bodies"]:
        bodies[_relative(b["file"], files)].append(b["span"])

    starts = {}
    for b in doc["bodies"]:
        if b["span"]:
            start = b["span"]["start_line"], b["span"]["start_column"]
            key = b["function"], b["span"]["file"], b["target"]
            starts[key] = min(start, starts.get(key, start))

    def looked_at(call):
        """Is the function itself among the linter's bodies, and not only one
        around it?"""
        span = call["span"]
        at = span["start_line"], span["start_column"]
        function = call["caller"].split("::{closure")[0]
        first = starts.get((function, span["file"], call["target"]), (0, 0))
        return any(first <= (b["start_line"], b["start_column"]) <= at <= (b["end_line"], b["end_column"])
                   for b in bodies[span["file"]])

    seen = {}
    for c in doc["calls"]:
        if c.get("written") and not c["macro_def"] and looked_at(c):
            seen.setdefault((_key(c["span"]["file"], c["span"]), c["callee"]), c)
    return list(seen.values())


def compare_calls(doc, lint):
    """(calls that count, those whose callee agrees, the others with what the
    linter says)."""
    files = {b["span"]["file"] for b in doc["bodies"] if b["span"]}
    at = defaultdict(list)
    for c in lint["calls"]:
        at[_key(_relative(c["file"], files), c["span"])].append(c)
    calls, agree, differ = judged(doc, lint), 0, []
    for c in calls:
        found = at[_key(c["span"]["file"], c["span"])]
        if any(agrees(c["callee"], x) for x in found):
            agree += 1
        else:
            differ.append((c, found))
    return calls, agree, differ


def listing(differ, limit):
    out = [f"\ncallees that disagree ({len(differ)})"] if differ else []
    for c, found in differ[:limit]:
        s = c["span"]
        got = ", ".join(str(x["callee"]) + (f" of {x['trait']}" if x["trait"] else "") for x in found)
        out.append(f"  {s['file']}:{s['end_line']}:{s['end_column']} {c['callee']} in {c['caller']}\n"
                   f"      linter: {got or 'no call here'}")
    if len(differ) > limit:
        out.append(f"  ... and {len(differ) - limit} more")
    return out
