"""Compile a package, dump its MIR, and write down every lock acquisition with
the places its guard is released."""

import glob
import json
import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile

import locks
import mirtext
import track
from mirtext import Place, strip_generics
from rustsrc import Source

DUMP_FLAGS = [
    "-Zunpretty=mir",
    "-Zmir-include-spans=yes",
    "-Ztrim-diagnostic-paths=no",
    "-Zdump-mir=StateTransform",  # the last pass before async bodies lose their shape
    "-Zmir-opt-level=0",
    "-Copt-level=0",
    "-Cdebug-assertions=on",
    "--cap-lints=allow",
]
_DROPPED_FLAGS = ("--emit", "--error-format", "--json", "--out-dir", "--diagnostic-width", "-o", "--cap-lints")
WRAP_OUT = "MIR_ORACLE_OUT"


# -- running rustc ------------------------------------------------------------


def dump_args(args):
    """rustc arguments for the dump run, from those of the ordinary run."""
    out, i = [], 0
    while i < len(args):
        a = args[i]
        key = a.split("=", 1)[0]
        if key in _DROPPED_FLAGS:
            i += 1 if "=" in a else 2
        elif a in ("-C", "--codegen") and i + 1 < len(args) and re.match(
            r"(incremental|opt-level|debug-assertions|lto|linker-plugin-lto)\b", args[i + 1]
        ):
            i += 2
        elif re.match(r"-C(incremental|opt-level|debug-assertions)\b", a):
            i += 1
        else:
            out.append(a)
            i += 1
    return out


def run_dump(rustc, args, out_dir, cwd=None):
    """Dump the MIR of one crate into `out_dir`; returns the completed process."""
    os.makedirs(out_dir, exist_ok=True)
    cmd = [rustc, *dump_args(args), *DUMP_FLAGS, f"-Zdump-mir-dir={out_dir}"]
    cmd += ["-o", os.path.join(out_dir, "all.mir")]
    env = dict(os.environ, RUSTC_BOOTSTRAP="1")
    return subprocess.run(cmd, env=env, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def wrapper_main(argv):
    """Stands in for rustc (RUSTC_WORKSPACE_WRAPPER): compiles as asked, then
    dumps the MIR of the targets of the package under study."""
    rustc, args = argv[0], argv[1:]
    # lints a package denies itself must not stop us, as for a dependency
    code = subprocess.run([rustc, *args, "--cap-lints=warn"]).returncode
    name = args[args.index("--crate-name") + 1] if "--crate-name" in args else ""
    if code or not os.environ.get("CARGO_PRIMARY_PACKAGE") or not name or name.startswith("build_script_"):
        return code
    kinds = [args[i + 1] for i, a in enumerate(args[:-1]) if a == "--crate-type"]
    out = tempfile.mkdtemp(prefix=f"{name}.", dir=os.environ[WRAP_OUT])
    done = run_dump(rustc, args, os.path.join(out, "mir"))
    info = {
        "crate": name,
        "kind": "test" if "--test" in args else ",".join(kinds),
        "src": next((a for a in args if a.endswith(".rs")), ""),
        "cwd": os.getcwd(),
        "edition": next((a.split("=")[1] for a in args if a.startswith("--edition=")), "2015"),
        "error": done.stdout if done.returncode else None,
    }
    with open(os.path.join(out, "info.json"), "w") as f:
        json.dump(info, f)
    return code


def write_wrapper(folder):
    path = os.path.join(folder, "rustc-wrapper")
    main = os.path.join(os.path.dirname(os.path.abspath(__file__)), "mir.py")
    with open(path, "w") as f:
        f.write(f'#!/bin/sh\nexec "{sys.executable}" "{main}" rustc-wrapper "$@"\n')
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)
    return path


# -- names and files ----------------------------------------------------------


class Files:
    """Spans of one crate's compilation, in terms of the package directory."""

    def __init__(self, cwd, package_dir):
        self.cwd, self.root, self.sources = cwd, os.path.realpath(package_dir), {}

    def locate(self, file):
        """(name to report, external?)"""
        if file.startswith("/rustc/"):
            return "<std>/" + file.split("/", 3)[-1], True
        path = os.path.realpath(os.path.join(self.cwd, file))
        if path.startswith(self.root + os.sep) and os.path.isfile(path):
            return os.path.relpath(path, self.root), False
        m = re.search(r"/registry/src/[^/]+/(.*)$", path)
        return ("<dep>/" + m[1] if m else "<other>/" + "/".join(path.split(os.sep)[-3:])), True

    def source(self, file):
        if file not in self.sources:
            try:
                self.sources[file] = Source.read(os.path.join(self.cwd, file))
            except OSError:
                self.sources[file] = None
        return self.sources[file]

    def json(self, span):
        if span is None:
            return None
        name, external = self.locate(span.file)
        out = {"file": name, **{k: v for k, v in span._asdict().items() if k != "file"}}
        if external:
            out["external"] = True
        return out


def function_name(name, files):
    """'<impl at f.rs:3:1: 3:10>::go::{closure#0}' -> 'Type::go::{closure#0}'."""

    def impl(m):
        span = mirtext.parse_span(m[1])
        source = span and files.source(span.file)
        head = source.slice(span) if source else ""
        head = re.sub(r"^\s*(?:unsafe\s+)?impl\s*", "", head)
        if head.startswith("<"):
            end = next((i for i, c, d in mirtext.scan(head) if c == ">" and d == 0), 0)
            head = head[end + 1 :].strip()
        head = re.split(r"\bwhere\b", re.sub(r"\s+", " ", head))[0].split(" for ")[-1]
        return strip_generics(re.sub(r"^[&']+(?:\w+ )?(?:mut )?", "", head.strip())) or "<impl>"

    return re.sub(r"<impl at ([^>]*)>", impl, name)


# -- from bodies to records ---------------------------------------------------


def _operand_types(body, t):
    for arg in t.args:
        got = mirtext.parse_place(arg, 5) if arg.startswith(("move ", "copy ")) else None
        if got:
            yield got[1] or body.types.get(got[0].local, "")


def _wrapper_call(body, t, awaited):
    """A call that brings a guard into being without taking one.  `awaited`:
    where the `.await`s of lock calls end; those are followed already."""
    if t.callee.endswith("Future>::poll") and t.span.end in awaited:
        return False
    ty = body.types.get(t.dest.local) if not t.dest.proj else None
    return locks.has_guard(ty) and not any(map(locks.mentions_guard, _operand_types(body, t)))


def _await_result(body, call):
    """Where the value of `<call>.await` lands: (block, index, statement)."""
    best = None
    for n, block in body.blocks.items():
        for i, st in enumerate(block.stmts):
            if (
                st.kind == "assign" and not block.cleanup and " as Ready).0: " in st.rvalue
                and st.span and st.span.file == call.span.file
                and st.span.start == call.span.start and st.span.end > call.span.end
            ):
                if best is None or st.span.end < best[2].span.end:
                    best = n, i, st
    return best


def _follow(body, call, acquire):
    """(trace, awaited?, await span) for the guard made by a call."""
    if acquire and acquire.is_async:
        got = _await_result(body, call)
        if got:
            n, i, st = got
            rest = mirtext.Block(body.blocks[n].stmts[i + 1 :], body.blocks[n].term)
            entry = max(body.blocks) + 1
            body.blocks[entry] = rest
            try:
                return track.follow(body, entry, st.dest), True, st.span
            finally:
                del body.blocks[entry]
        return (track.follow(body, call.targets[0], call.dest) if call.targets else track.Trace()), False, None
    return (track.follow(body, call.targets[0], call.dest) if call.targets else track.Trace()), None, None


def _cause(release, files):
    """Tell an overwritten variable (`g = ...;`) from the end of a scope."""
    source = files.source(release.span.file) if release.span else None
    if release.cause == "scope" and source and source.slice(release.span)[-1:] not in ("}", ";"):
        at = source.offset(release.span.end_line, release.span.end_column)
        if re.match(r"\s*=[^=>]", source.text[at : at + 40]):
            return "overwrite"
    return release.cause


def _enclosing_macro(source, span):
    a = source.offset(span.start_line, span.start_column)
    for start, end, _ in source.macros[0]:
        if start < a < end:
            return mirtext.Span(span.file, *source.position(start), *source.position(end))
    return span


def _releases(trace, files, call):
    """Release records.  One whose span lies in somebody else's macro gets the
    macro call that the acquisition is in as its `fallback`."""
    out = []
    for r in trace.releases.values():
        lasts = r.poison_lasts if r.poison else r.lasts
        exits, normal = [], not lasts
        for s in lasts:
            source = None if files.locate(s.file)[1] else files.source(s.file)
            here = source and s.file == call.span.file
            origin = source.offset(call.span.start_line, call.span.start_column) if here else 0
            word = source.exit_word(s, origin) if source else None
            if word:
                exits.append({"word": word, **files.json(s)})
            else:
                normal = True
        record = {"cause": _cause(r, files), "span": files.json(r.span)}
        if r.span and r.span.file != call.span.file and files.source(call.span.file):
            record["fallback"] = files.json(_enclosing_macro(files.source(call.span.file), call.span))
        if r.callee:
            record["callee"] = strip_generics(r.callee)
        if r.sites:
            record["sites"] = [files.json(s) for s in r.sites]
        if exits and r.cause in ("scope", "temporary"):
            record["exits"] = exits
        record["normal"] = normal
        record["poison"], record["after_wait"] = r.poison, r.waited
        out.append(record)
    out.sort(key=lambda r: (r["span"] or {}).get("start_line", 0))
    return out


def acquisition(body, call, acquire, files, target):
    """The record of one acquiring call."""
    trace, awaited, await_span = _follow(body, call, acquire)
    span = files.json(call.span)
    source = files.source(call.span.file) if not span.get("external") else None
    method = strip_generics(call.callee).rsplit("::", 1)[-1]
    named = source.slice(call.name_span) if source and call.name_span else ""
    macro_call, macro_def = source.macro_at(call.span) if source else (None, None)
    text = re.sub(r"\s+", " ", source.slice(call.span))[:100] if source else ""
    return {
        "file": span["file"],
        "span": span,
        "name_span": files.json(call.name_span),
        "text": text,
        "target": target,
        "function": function_name(body.name, files),
        "class": "direct" if acquire else "wrapper",
        "family": acquire.family if acquire else None,
        "type": acquire.type if acquire else None,
        "method": method,
        "mode": acquire.mode if acquire else None,
        "blocking": acquire.blocking if acquire else None,
        "async": bool(acquire and acquire.is_async),
        "awaited": awaited,
        "await_span": files.json(await_span),
        "callee": strip_generics(call.callee),
        "guard": next(iter(trace.variables), None),
        "external": bool(span.get("external")),
        "synthetic": bool(source and not re.search(rf"\b{re.escape(method)}\b", named)),
        "macro_call": macro_call,
        "macro_def": macro_def,
        "releases": _releases(trace, files, call),
        "awaits": [files.json(s) for s in trace.awaits],
        "complete": not trace.lost,
        "lost": [{"why": w, "span": files.json(s)} for w, s in trace.lost],
    }


_PRIMITIVE = {"str", "bool", "char", "u8", "u16", "u32", "u64", "u128", "usize", "i8", "i16", "i32", "i64",
              "i128", "isize", "f32", "f64", "fn", "for", "impl", "Self"}


def is_workspace_callee(path, external, workspace):
    """Is a callee (generics stripped) defined in the workspace?  MIR prints
    local paths without a crate name, so: anything whose first segment is not
    another crate's.  For `<X as Trait>::f`: the trait's or the type's crate."""

    def local(p):
        root = re.sub(r"^(?:dyn |&|'\w+ |mut )*", "", p).split("::", 1)[0]
        if root in workspace:
            return True
        return bool(re.match(r"[^\W\d]\w*$", root)) and root not in external | _PRIMITIVE

    q = mirtext.split_qself(path)
    if not q:
        return local(path) and not path.startswith(("move ", "copy ", "const "))
    own_type = local(q[0]) and not re.fullmatch(r"[A-Z][A-Z0-9]?", q[0])  # T and the like are parameters
    return bool(q[1]) and local(q[1]) or own_type


def _written(call, callee, files):
    """Does the call stand in the source under its name?  And in which macro?"""
    source = None if files.locate(call.span.file)[1] else files.source(call.span.file)
    if not source or not call.name_span or call.name_span.file != call.span.file:
        return {"written": False, "macro_call": None, "macro_def": None}
    name = callee.rsplit("::", 1)[-1].removeprefix("r#")
    macro_call, macro_def = source.macro_at(call.span)
    written = re.search(rf"\b{re.escape(name)}\b", source.slice(call.name_span))
    return {"written": bool(written), "macro_call": macro_call, "macro_def": macro_def}


def collect_bodies(mir_dir, files, target, external, workspace):
    """(acquisitions, calls, body records, names missing from the dump)."""
    acquisitions, calls, bodies, seen = [], [], [], set()
    for path in sorted(glob.glob(os.path.join(glob.escape(mir_dir), "*.StateTransform.before.mir"))):
        with open(path, encoding="utf-8") as f:
            text = f.read()
        m = re.match(r"// MIR for `(.*)` before StateTransform", text)
        body = m and mirtext.parse_body(text, m[1])
        if not body:
            continue
        seen.add(body.name)
        name = function_name(body.name, files)
        bodies.append({"function": name, "span": files.json(body.span), "async": body.coroutine, "target": target})
        terms = [b.term for _, b in sorted(body.blocks.items()) if b.term and not b.cleanup]
        found = [(t, locks.classify(t.callee)) for t in terms if t.kind == "call" and t.span]
        results = [_await_result(body, t) for t, acquire in found if acquire and acquire.is_async]
        awaited = {r[2].span.end for r in results if r}
        for t, acquire in found:
            if acquire or _wrapper_call(body, t, awaited):
                acquisitions.append(acquisition(body, t, acquire, files, target))
            callee = strip_generics(t.callee)
            if is_workspace_callee(callee, external, workspace):
                calls.append({
                    "caller": name, "callee": callee, "span": files.json(t.span),
                    "name_span": files.json(t.name_span), "target": target,
                    "trait_call": callee.startswith("<"), **_written(t, callee, files),
                })
    missing = []
    try:
        with open(os.path.join(mir_dir, "all.mir"), encoding="utf-8") as f:
            for m in re.finditer(r"^fn (.*?)\((?:_1: |\) ->)", f.read(), re.M):
                constructor = re.match(r"[A-Z]|_\d+$", m[1].rsplit("::", 1)[-1])
                if m[1] not in seen and not constructor:
                    missing.append(m[1])
    except OSError:
        pass
    return acquisitions, calls, bodies, sorted(set(missing))


def merge(records):
    """One record per call span: a file may be compiled into several targets,
    a macro definition's body expanded many times."""
    out = {}
    for a in records:
        s = a["span"]
        key = (s["file"], s["start_line"], s["start_column"], s["end_line"], s["end_column"], a["class"])
        if key not in out:
            out[key] = dict(a, expansions=1)
            continue
        old = out[key]
        old["expansions"] += 1
        old["complete"] &= a["complete"]
        old["lost"] += [x for x in a["lost"] if x not in old["lost"]]
        have = {(r["cause"], json.dumps(r["span"])): r for r in old["releases"]}
        for r in a["releases"]:
            k = (r["cause"], json.dumps(r["span"]))
            if k in have:
                have[k]["poison"] &= r["poison"]
                have[k]["after_wait"] &= r["after_wait"]
            else:
                old["releases"].append(r)
    return sorted(out.values(), key=lambda a: (a["file"], a["span"]["start_line"], a["span"]["start_column"]))


# -- the command --------------------------------------------------------------


def _metadata(package_dir, feature_args):
    cmd = ["cargo", "metadata", "--quiet", "--format-version", "1", *feature_args]
    done = subprocess.run(cmd, cwd=package_dir, stdout=subprocess.PIPE, check=True)
    meta = json.loads(done.stdout)
    manifest = os.path.realpath(os.path.join(package_dir, "Cargo.toml"))
    package = next(p for p in meta["packages"] if os.path.realpath(p["manifest_path"]) == manifest)
    crate_names = {"in": set(), "out": {"std", "core", "alloc", "proc_macro", "test"}}
    for p in meta["packages"]:
        where = "in" if p["id"] in meta["workspace_members"] else "out"
        for t in p["targets"]:
            if set(t["kind"]) & {"lib", "rlib", "dylib", "cdylib", "staticlib", "proc-macro"}:
                crate_names[where].add(t["name"].replace("-", "_"))
    return package, crate_names["out"], crate_names["in"]


def collect(package_dir, feature_args=(), extra_targets=(), target_dir=None, keep=None):
    """The whole of `mir.py collect`; returns the document."""
    package, external, workspace = _metadata(package_dir, feature_args)
    work = tempfile.mkdtemp(prefix="mir-oracle-")
    try:
        dumps = os.path.join(keep or work, "dumps")
        os.makedirs(dumps, exist_ok=True)
        env = dict(os.environ, RUSTC_WORKSPACE_WRAPPER=write_wrapper(work))
        env[WRAP_OUT] = os.path.abspath(dumps)
        env["CARGO_TARGET_DIR"] = os.path.abspath(target_dir or os.path.join(work, "target"))
        env["CARGO_INCREMENTAL"] = "0"
        kinds = {k for t in package["targets"] for k in t["kind"]}
        what = ["--lib"] if kinds - {"bin", "example", "test", "bench", "custom-build"} else []
        what += ["--bins"] if "bin" in kinds else []
        cmd = ["cargo", "check", "--message-format=short", *what, *extra_targets, *feature_args]
        done = subprocess.run(cmd, cwd=package_dir, env=env, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True)
        if done.returncode:
            errors = [l for l in done.stdout.splitlines() if "error" in l] or done.stdout.splitlines()[-20:]
            raise SystemExit("\n".join([f"cargo check failed in {package_dir}", *errors[:20]]))
        return _document(package, package_dir, dumps, external, workspace)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _document(package, package_dir, dumps, external, workspace):
    targets, acquisitions, calls, bodies = [], [], [], []
    for info_path in sorted(glob.glob(os.path.join(glob.escape(dumps), "*", "info.json"))):
        with open(info_path) as f:
            info = json.load(f)
        target = f"{info['crate']} ({info['kind']})"
        files = Files(info["cwd"], package_dir)
        got = collect_bodies(os.path.join(os.path.dirname(info_path), "mir"), files, target, external, workspace)
        acquisitions += got[0]
        calls += got[1]
        bodies += got[2]
        targets.append({
            "crate": info["crate"], "kind": info["kind"], "edition": info["edition"],
            "bodies": len(got[2]), "missing_bodies": got[3], "error": info["error"],
        })
    version = subprocess.run(["rustc", "--version"], stdout=subprocess.PIPE, text=True).stdout.strip()
    return {
        "version": 1,
        "rustc": version,
        "package": {"name": package["name"], "version": package["version"]},
        "targets": targets,
        "acquisitions": merge(acquisitions),
        "calls": calls,
        "bodies": bodies,
    }


def summary(doc):
    """A few lines of counts for people."""
    own = [a for a in doc["acquisitions"] if a["class"] == "direct" and not a["external"]]
    fam = {}
    for a in own:
        fam[a["family"]] = fam.get(a["family"], 0) + 1
    lines = [f"{doc['package']['name']} {doc['package']['version']}"]
    for t in doc["targets"]:
        note = f", {len(t['missing_bodies'])} bodies missing" if t["missing_bodies"] else ""
        note += ", RUSTC FAILED" if t["error"] else ""
        lines.append(f"  target {t['crate']} ({t['kind']}, edition {t['edition']}): {t['bodies']} bodies{note}")
    lines.append(f"  acquisitions in own files: {len(own)} "
                 f"({', '.join(f'{k} {v}' for k, v in sorted(fam.items())) or 'none'})")
    lines.append(f"  complete release sets: {sum(a['complete'] for a in own)} of {len(own)}")
    lines.append(f"  in macro calls: {sum(bool(a['macro_call']) for a in own)}, "
                 f"in macro definitions: {sum(bool(a['macro_def']) for a in own)}, "
                 f"synthetic: {sum(a['synthetic'] for a in own)}, async: {sum(a['async'] for a in own)}")
    lines.append(f"  calls returning a guard: {sum(a['class'] == 'wrapper' for a in doc['acquisitions'])}, "
                 f"acquisitions in external macros: {sum(a['external'] for a in doc['acquisitions'])}")
    lines.append(f"  workspace calls: {len(doc['calls'])}")
    return "\n".join(lines)
