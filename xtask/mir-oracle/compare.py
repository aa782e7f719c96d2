"""Compare a linter's account of lock guards with the MIR's."""

import argparse
import glob
import json
import os
from collections import Counter, defaultdict

import locks
from calls import compare_calls, listing as list_calls
from mirtext import Span
from rustsrc import Source

DEFAULT_FAMILIES = "std,parking_lot,lock_api,spin,tokio,async_lock,futures,crossbeam"
# Releases that are true but that a linter may leave out or put its own way.
OPTIONAL_CAUSES = {"wait", "transform"}
EARLY_MACROS = {"bail", "ensure", "ready"}


def add_arguments(p):
    p.add_argument("mir_json")
    p.add_argument("locks_json")
    p.add_argument("--calls", help="the linter's `calls` output: compares callees as well")
    p.add_argument("--families", default=DEFAULT_FAMILIES, help="lock families that count (default: %(default)s)")
    p.add_argument("--source", help="the package directory: lets early-exit lines be recognised")
    p.add_argument("--line-tolerance", type=int, default=0)
    p.add_argument("--column-tolerance", type=int, default=12, help="for the last matching pass")
    p.add_argument("--json", help="write the result here as well")
    p.add_argument("--max-list", type=int, default=40, help="disagreements to print of each kind")
    p.add_argument("--strict-exits", action=argparse.BooleanOptionalAction, default=False,
                   help="require early-exit lines to be listed, too")


# -- matching acquisitions ----------------------------------------------------


def _pos(span, which):
    return span[f"{which}_line"], span[f"{which}_column"]


def _same_file(a, b):
    a, b = os.path.normpath(a), os.path.normpath(b)
    return a == b or a.endswith(os.sep + b) or b.endswith(os.sep + a)


def _contains(outer, inner):
    return _pos(outer, "start") <= _pos(inner, "start") and _pos(inner, "end") <= _pos(outer, "end")


def match(mir, lint, column_tolerance):
    """Pairs (mir index, lint index), one to one, the surest first:
    1. the calls end at the same line and column;
    2. the linter's span holds the method name, and both end on one line
       (or the linter's span is the method name);
    3. they end on the same line, columns within the tolerance, same method."""
    by_file = defaultdict(list)
    for j, l in enumerate(lint):
        by_file[os.path.basename(l["file"])].append(j)
    used_m, used_l, pairs = set(), set(), []

    def run(test):
        for i, m in enumerate(mir):
            if i in used_m:
                continue
            best = None
            for j in by_file[os.path.basename(m["file"])]:
                if j in used_l or not _same_file(m["file"], lint[j]["file"]):
                    continue
                score = test(m, lint[j]["span"])
                if score is not None and (best is None or score < best[0]):
                    best = score, j
            if best:
                used_m.add(i)
                used_l.add(best[1])
                pairs.append((i, best[1]))

    def exact(m, s):
        return 0 if _pos(m["span"], "end") == _pos(s, "end") else None

    def holds_name(m, s):
        name = m["name_span"]
        if not name or m["synthetic"]:
            return None
        if _contains(s, name) and s["end_line"] == m["span"]["end_line"]:
            return abs(s["end_column"] - m["span"]["end_column"])
        return 0 if _contains(m["span"], s) and _contains(name, s) else None

    def near(m, s):
        d = abs(s["end_column"] - m["span"]["end_column"])
        return d if s["end_line"] == m["span"]["end_line"] and d <= column_tolerance else None

    for test in (exact, holds_name, near):
        run(test)
    return pairs


# -- comparing live ranges ----------------------------------------------------


def _lines(span):
    return set(range(span["start_line"], span["end_line"] + 1)) if span else set()


def is_optional(release):
    return release["poison"] or release["after_wait"] or release["cause"] in OPTIONAL_CAUSES


def accepted_lines(release, file):
    """Lines on which a linter may put this release."""
    span = release.get("fallback") or release["span"]
    cause = release["cause"]
    if cause in ("scope", "temporary", "overwrite") and not release.get("fallback"):
        out = {span["end_line"]}
        if not release["normal"]:  # only early exits come here
            for e in release.get("exits", ()):
                out |= _lines(e) if e["file"] == file else set()
        return out
    out = _lines(span)
    if cause in ("return", "move"):
        for s in release.get("sites", ()):
            out |= _lines(s) if s["file"] == file else set()
    return out


def early_lines(release, file):
    return set().union(*(_lines(e) for e in release.get("exits", ()) if e["file"] == file), set())


def lint_line(span):
    if span["end_column"] <= 1 and span["end_line"] > span["start_line"]:
        return span["end_line"] - 1
    return span["end_line"]


def macros_with_cfg(source_dir):
    """Names of the `macro_rules!` in a package whose expansion hangs on a cfg."""
    names = set()
    for path in glob.glob(os.path.join(glob.escape(source_dir), "**", "*.rs"), recursive=True):
        source = Source.read(path)
        names |= {name for start, end, name in source.macros[1] if "cfg(" in source.text[start:end]}
    return names


def _near(line, lines, tolerance):
    return any(abs(line - x) <= tolerance for x in lines)


def judge(m, l, source, tolerance, strict_exits):
    """(agree?, missing MIR releases, unexplained linter lines)."""
    got = {lint_line(r["span"]) for r in l["releases"] if r.get("span")}
    # a set of lines the linter may give without being wrong
    fine, scope_ends = set(), set()
    for r in m["releases"]:
        fine |= accepted_lines(r, m["file"]) | early_lines(r, m["file"])
        if r["cause"] in ("scope", "temporary"):
            scope_ends.add((r.get("fallback") or r["span"])["end_line"])
    if source and scope_ends and not strict_exits:
        fine |= source.exit_lines(m["span"]["end_line"], max(scope_ends))
        fine |= _macro_exit_lines(source, m["span"]["end_line"], max(scope_ends))
    handed_over = set().union(*(accepted_lines(r, m["file"]) for r in m["releases"] if r["cause"] == "move"), set())
    stops_at_wait = any(r.get("cause") == "wait" or r.get("span") and lint_line(r["span"]) in handed_over
                        for r in l["releases"])
    missing = []
    for r in m["releases"]:
        optional = is_optional(r)
        if r["after_wait"] and r["cause"] not in OPTIONAL_CAUSES and not r["poison"]:
            optional = stops_at_wait  # required of a linter that sees the guard through the wait
        accepted = accepted_lines(r, m["file"]) | _turns(r, m, source)
        if not optional and not any(_near(x, accepted, tolerance) for x in got):
            missing.append(r)
        if strict_exits and not optional:
            for e in r.get("exits", ()):
                if e["file"] == m["file"] and not any(_near(x, _lines(e), tolerance) for x in got):
                    missing.append({**r, "cause": f"early exit ({e['word']})", "span": e, "exits": []})
    # Where an own function took the guard over, a linter may know what becomes of it there.
    taken_over = min((x for x in handed_over if _near(x, got, tolerance)), default=None)
    extra = sorted(x for x in got if not _near(x, fine, tolerance) and not (taken_over and x >= taken_over))
    return not missing and not extra, missing, extra


def _turns(release, m, source):
    """Lines of the `continue`s that may be all that leads to a scope's end:
    they leave no trace in the MIR.  And the ends of what is returned, where
    nothing else leads there."""
    if not source or release["cause"] not in ("scope", "temporary"):
        return set()
    last = (release.get("fallback") or release["span"])["end_line"]
    words = ("continue",) if release["normal"] else ("continue", "return", "break")
    return source.exit_lines(m["span"]["end_line"], last, words)


def _macro_exit_lines(source, first, last):
    lines = (source.position(s)[0] for s, _, name in source.macros[0] if name in EARLY_MACROS)
    return {x for x in lines if first <= x <= last}


# -- what the linter found and MIR did not ------------------------------------


def explain_extra(l, doc, families, source, with_cfg=()):
    """Why a linter acquisition has no counterpart among those that count;
    None where there is no excuse."""
    s = l["span"]
    for a in doc["acquisitions"]:
        if _same_file(a["file"], l["file"]) and _pos(a["span"], "end") == _pos(s, "end"):
            if a["class"] == "wrapper":
                return "call returning a guard"
            if a["family"] not in families:
                return f"family {a['family']}"
            return "second report of one call"
        for r in a["releases"]:
            if r["cause"] in OPTIONAL_CAUSES and _same_file(a["file"], l["file"]) \
                    and _pos(r["span"], "end") == _pos(s, "end"):
                return "guard from Condvar::wait or a guard method"
    for b in doc["bodies"]:
        if b["span"] and _same_file(b["span"]["file"], l["file"]) and _contains(b["span"], s):
            kind = (l.get("type") or "").rsplit("::", 1)[-1]
            if kind and kind not in locks.LOCK_TYPES:
                return f"a {kind}, which is not compared"
            called = source and source.macro_at(Span(l["file"], *(s[k] for k in Span._fields[1:])))[0]
            return "not compiled (under a cfg)" if source and (source.under_cfg(s) or called in with_cfg) else None
    return "not compiled (cfg, tests, macro definition)"


# -- the report ---------------------------------------------------------------


def describe(r):
    s = r.get("fallback") or r["span"]
    notes = [n for n, on in (("poison", r["poison"]), ("after wait", r["after_wait"]),
                             ("early only", not r["normal"]), ("in a foreign macro", "fallback" in r)) if on]
    exits = ", ".join(f"{e['word']} {e['end_line']}" for e in r.get("exits", ()))
    sites = ", ".join(str(s["end_line"]) for s in r.get("sites", ()))
    return " ".join(filter(None, [
        r["cause"], f"{s['end_line']}:{s['end_column']}", r.get("callee"), f"[{', '.join(notes)}]" if notes else "",
        f"exits: {exits}" if exits else "", f"moved at: {sites}" if sites else "",
    ]))


def compare(doc, claims, families, source_dir=None, line_tolerance=0, column_tolerance=12, strict_exits=False):
    own = [a for a in doc["acquisitions"] if a["class"] == "direct" and a["family"] in families
           and not a["external"] and not a["synthetic"]]
    plain = [a for a in own if not a["macro_call"] and not a["macro_def"]]
    lint = claims["acquisitions"]
    pairs = match(own, lint, column_tolerance)
    found = {i for i, _ in pairs}
    sources, ranges, causes = {}, [], Counter()

    def source(file):
        if file not in sources:
            path = os.path.join(source_dir or "", file)
            sources[file] = Source.read(path) if source_dir and os.path.isfile(path) else None
        return sources[file]

    for i, j in pairs:
        m, l = own[i], lint[j]
        ok, missing, extra = judge(m, l, source(m["file"]), line_tolerance, strict_exits)
        ranges.append({"mir": m, "lint": l, "agree": ok, "missing": missing, "extra": extra})
        for r in m["releases"]:
            for x in l["releases"]:
                if x.get("span") and lint_line(x["span"]) in accepted_lines(r, m["file"]):
                    causes[r["cause"], x.get("cause")] += 1
    matched_lint = {j for _, j in pairs}
    with_cfg = macros_with_cfg(source_dir) if source_dir else set()
    extras = [(l, explain_extra(l, doc, families, source(l["file"]), with_cfg))
              for j, l in enumerate(lint) if j not in matched_lint]
    return {
        "own": own,
        "plain": plain,
        "macro": [a for a in own if a["macro_call"] and not a["macro_def"]],
        "definition": [a for a in own if a["macro_def"]],
        "not_compared": [a for a in doc["acquisitions"] if a["class"] == "direct" and a["family"] in families
                         and (a["external"] or a["synthetic"])],
        "found": {id(own[i]) for i in found},
        "missed": [a for i, a in enumerate(own) if i not in found],
        "extras": extras,
        "ranges": ranges,
        "causes": causes,
    }


def _percent(a, b):
    return f"{100 * a / b:6.1f}%" if b else "     --"


def tracked(c):
    """The ranges whose ends the MIR tells in full."""
    complete = [r for r in c["ranges"] if r["mir"]["complete"]]
    return [r for r in complete if not r["mir"]["async"] or r["mir"]["awaited"]]


def table(c):
    def found(group):
        n = sum(id(a) in c["found"] for a in group)
        return f"{len(group):6} {n:6} {_percent(n, len(group))}"

    true_extra = [l for l, why in c["extras"] if why is None]
    rows = [
        "                              MIR  found   recall",
        f"acquisitions, own code      {found(c['own'])}",
        f"  plain code                {found(c['plain'])}",
        f"  inside macro calls        {found(c['macro'])}",
        f"  in macro definitions      {found(c['definition'])}",
        f"not compared (foreign or synthetic span): {len(c['not_compared'])}",
        f"extra in the linter: {len(true_extra)} (explained otherwise: {len(c['extras']) - len(true_extra)})",
    ]
    for why, n in Counter(w for _, w in c["extras"] if w).most_common():
        rows.append(f"    {n:4} {why}")
    for label, group in (("live ranges, all matched", c["ranges"]), ("live ranges, MIR complete", tracked(c))):
        n = sum(r["agree"] for r in group)
        rows.append(f"{label:27} {len(group):6} agree {n:6} {_percent(n, len(group))}")
    rows.append("causes (MIR -> linter): " + ", ".join(
        f"{a}->{b} {n}" for (a, b), n in c["causes"].most_common()) if c["causes"] else "causes: none")
    return "\n".join(rows)


def listing(c, limit):
    out = []

    def section(title, items):
        if items:
            out.append(f"\n{title} ({len(items)})")
            out.extend(items[:limit])
            if len(items) > limit:
                out.append(f"  ... and {len(items) - limit} more")

    section("missed by the linter", [
        f"  {a['file']}:{a['span']['end_line']}:{a['span']['end_column']} {a['type']}.{a['method']} in {a['function']}"
        f"{' (macro ' + (a['macro_call'] or a['macro_def']) + ')' if a['macro_call'] or a['macro_def'] else ''}"
        f"  `{a['text']}`" for a in c["missed"]])
    section("extra in the linter", [
        f"  {l['file']}:{l['span']['end_line']}:{l['span']['end_column']} {l.get('type')} in {l.get('function')}"
        for l, why in c["extras"] if why is None])
    items = []
    for r in c["ranges"]:
        if r["agree"]:
            continue
        m, l = r["mir"], r["lint"]
        lint = ", ".join(f"{x.get('cause')} {lint_line(x['span'])}:{x['span']['end_column']}"
                         for x in l["releases"] if x.get("span")) or "none"
        note = "" if m["complete"] else "  (MIR trace incomplete)"
        items.append(
            f"  {m['file']}:{m['span']['end_line']} `{m['text']}` in {m['function']}{note}\n"
            f"      MIR:    {'; '.join(describe(x) for x in m['releases']) or 'none'}\n"
            f"      linter: {lint}  ({l['file']}:{l['span']['end_line']})\n"
            f"      not in the linter: {', '.join(describe(x) for x in r['missing']) or '-'};"
            f" not in the MIR: {', '.join('line ' + str(x) for x in r['extra']) or '-'}")
    section("live ranges that disagree", items)
    return "\n".join(out)


def run(a):
    with open(a.mir_json) as f:
        doc = json.load(f)
    with open(a.locks_json) as f:
        lint = json.load(f)
    c = compare(doc, lint, set(a.families.split(",")), a.source, a.line_tolerance, a.column_tolerance, a.strict_exits)
    print(table(c))
    calls, agree, differ = [], 0, []
    if a.calls:
        with open(a.calls) as f:
            calls, agree, differ = compare_calls(doc, json.load(f))
        print(f"{'callees, workspace':27} {len(calls):6} agree {agree:6} {_percent(agree, len(calls))}")
    print(listing(c, a.max_list))
    print("\n".join(list_calls(differ, a.max_list)))
    if a.json:
        n_plain = sum(id(x) in c["found"] for x in c["plain"])
        complete = tracked(c)
        with open(a.json, "w") as f:
            json.dump({
                "mir": len(c["own"]), "found": len(c["found"]),
                "mir_plain": len(c["plain"]), "found_plain": n_plain,
                "extra": sum(w is None for _, w in c["extras"]), "explained": len(c["extras"]),
                "ranges": len(complete), "agree": sum(r["agree"] for r in complete),
                "calls": len(calls), "calls_agree": agree,
                "disagreements": [
                    {"file": r["mir"]["file"], "line": r["mir"]["span"]["end_line"], "missing": r["missing"],
                     "extra": r["extra"]} for r in c["ranges"] if not r["agree"]],
                "missed": [{"file": x["file"], "line": x["span"]["end_line"], "text": x["text"]}
                           for x in c["missed"]],
            }, f, indent=1)
            f.write("\n")
    return 0
