//! The figures of `threadlint metrics`: how a code base protects what its threads share.

use std::io::{self, Write};

use diag::Span;
use model::{Model, Protector, Section, ThreadUseKind};
use serde::Serialize;

use crate::{
    program::Program,
    report::{JsonSpan, visible},
};

/// So many of the longest critical sections are named.
const LONGEST: usize = 10;
/// So many places of a kind are listed in text; JSON has all.
const LISTED: usize = 20;

/// How many of some things are as they should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
struct Part {
    count: usize,
    total: usize,
    /// Of 1; none if there is nothing to count.
    share: Option<f64>,
}

impl Part {
    fn new(count: usize, total: usize) -> Part {
        let share = (total > 0).then(|| count as f64 / total as f64);
        Part { count, total, share }
    }
}

/// A place in the code, and what is there.
#[derive(Serialize)]
struct Listed {
    file: String,
    span: JsonSpan,
    what: String,
    /// File, line and column, for people.
    #[serde(skip)]
    place: String,
}

/// The figures of code that is no test.
#[derive(Default, Serialize)]
pub(super) struct Quality {
    /// Accesses to shared mutable state that are protected.
    lock_coverage: Part,
    protected_by: ProtectedBy,
    unprotected: Vec<Listed>,
    /// Acquisitions that end with a guard's life.
    guard_usage: Part,
    without_guard: Vec<Listed>,
    threads: Threads,
    detached: Vec<Listed>,
    blocking_under_locks: Vec<Listed>,
    longest_sections: Vec<LongSection>,
    queues: Queues,
    unbounded_queues: Vec<Listed>,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
struct ProtectedBy {
    /// The data are inside the lock.
    lock: usize,
    lock_beside: usize,
    atomic: usize,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Threads {
    started: usize,
    scoped: usize,
    /// Calls of `join`.
    joined: usize,
    /// Handles that are dropped at once.
    detached: usize,
    pooled: usize,
    tasks: usize,
}

#[derive(Serialize)]
struct LongSection {
    file: String,
    span: JsonSpan,
    lines: usize,
    lock: String,
    function: String,
    #[serde(skip)]
    place: String,
}

#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Queues {
    bounded: usize,
    unbounded: usize,
}

/// Counts what stands in the files that were asked for, tests apart.
pub(super) fn quality(model: &Model, program: &Program) -> Quality {
    let counter = Counter { model, program };
    let mut res = Quality::default();
    counter.accesses(&mut res);
    counter.sections(&mut res);
    counter.threads(&mut res);
    counter.queues(&mut res);
    let waits = model.waits_under_locks().into_iter();
    let waits = waits.filter(|it| counter.counts(it.span, it.in_test));
    res.blocking_under_locks =
        waits.map(|it| counter.listed(it.span, format!("under `{}`", it.lock))).collect();
    res
}

struct Counter<'a> {
    model: &'a Model,
    program: &'a Program,
}

impl Counter<'_> {
    fn counts(&self, span: Span, in_test: bool) -> bool {
        self.program.is_reported(span.file) && !in_test
    }

    fn file(&self, span: Span) -> String {
        self.program.map.file(span.file).path.clone()
    }

    fn place(&self, span: Span) -> String {
        let position = self.program.map.position(span.file, span.start);
        format!("{}:{}:{}", self.file(span), position.line, position.column)
    }

    fn listed(&self, span: Span, what: String) -> Listed {
        let json = JsonSpan::new(&self.program.map, span);
        Listed {
            file: self.file(span),
            span: json,
            what,
            place: self.place(span),
        }
    }

    fn accesses(&self, res: &mut Quality) {
        let mut all = self.model.counted_accesses();
        all.retain(|it| self.counts(it.span, it.in_test));
        all.sort_by_key(|it| it.span);
        let n = |by: Protector| all.iter().filter(|it| it.by == by).count();
        res.protected_by = ProtectedBy {
            lock: n(Protector::Lock),
            lock_beside: n(Protector::LockBeside),
            atomic: n(Protector::Atomic),
        };
        res.lock_coverage = Part::new(all.len() - n(Protector::Nothing), all.len());
        let bare = all.iter().filter(|it| it.by == Protector::Nothing);
        let name = |class: Option<model::LockClass>| match class {
            Some(it) => format!("`{}`", it.name(&self.model.program, &self.model.bodies)),
            None => "shared state".to_owned(),
        };
        res.unprotected = bare.map(|it| self.listed(it.span, name(it.class))).collect();
    }

    fn sections(&self, res: &mut Quality) {
        let mut all = self.model.sections();
        all.retain(|it| self.counts(it.span, it.in_test));
        all.sort_by(|a, b| (a.span, &a.lock).cmp(&(b.span, &b.lock)));
        let bare: Vec<&Section> = all.iter().filter(|it| !it.by_guard).collect();
        res.guard_usage = Part::new(all.len() - bare.len(), all.len());
        res.without_guard =
            bare.iter().map(|it| self.listed(it.span, format!("`{}`", it.lock))).collect();
        let mut long: Vec<LongSection> = all.iter().map(|it| self.long(it)).collect();
        // A stable sort, so that sections of one length stand in the order of their places.
        long.sort_by_key(|it| std::cmp::Reverse(it.lines));
        long.truncate(LONGEST);
        res.longest_sections = long;
    }

    fn long(&self, section: &Section) -> LongSection {
        let span = section.span;
        let line = |offset| self.program.map.position(span.file, offset).line;
        LongSection {
            file: self.file(span),
            span: JsonSpan::new(&self.program.map, span),
            lines: (line(span.end) - line(span.start) + 1) as usize,
            lock: section.lock.clone(),
            function: self.model.function_path(section.code),
            place: self.place(span),
        }
    }

    fn threads(&self, res: &mut Quality) {
        let mut all = self.model.thread_uses();
        all.retain(|it| self.counts(it.span, it.in_test));
        all.sort_by_key(|it| it.span);
        let n = |kind: ThreadUseKind| all.iter().filter(|it| it.kind == kind).count();
        res.threads = Threads {
            started: n(ThreadUseKind::Started),
            scoped: n(ThreadUseKind::Scoped),
            joined: n(ThreadUseKind::Joined),
            detached: n(ThreadUseKind::Detached),
            pooled: n(ThreadUseKind::Pooled),
            tasks: n(ThreadUseKind::Task),
        };
        let detached = all.iter().filter(|it| it.kind == ThreadUseKind::Detached);
        res.detached =
            detached.map(|it| self.listed(it.span, "its handle is dropped".to_owned())).collect();
    }

    fn queues(&self, res: &mut Quality) {
        let mut all = self.model.queues();
        all.retain(|it| self.counts(it.span, it.in_test));
        all.sort_by_key(|it| it.span);
        let unbounded = || all.iter().filter(|it| !it.is_bounded);
        let n = unbounded().count();
        res.queues = Queues { bounded: all.len() - n, unbounded: n };
        res.unbounded_queues =
            unbounded().map(|it| self.listed(it.span, "without bound".to_owned())).collect();
    }
}

impl Quality {
    /// Writes the figures for people.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let ProtectedBy { lock, lock_beside, atomic } = self.protected_by;
        line(out, "accesses to shared state that are protected", self.lock_coverage)?;
        writeln!(
            out,
            "    {lock} in a lock, {lock_beside} beside one that is held, {atomic} atomic"
        )?;
        list(out, "unprotected", &self.unprotected)?;
        line(out, "acquisitions that a guard ends", self.guard_usage)?;
        list(out, "without a guard", &self.without_guard)?;
        let it = self.threads;
        writeln!(
            out,
            "threads: {} started ({} dropped at once), {} in scopes, {} joined; {} jobs for pools, {} \
             tasks",
            it.started, it.detached, it.scoped, it.joined, it.pooled, it.tasks
        )?;
        list(out, "detached", &self.detached)?;
        writeln!(out, "blocking calls under locks: {}", self.blocking_under_locks.len())?;
        list(out, "blocking", &self.blocking_under_locks)?;
        let Queues { bounded, unbounded } = self.queues;
        writeln!(out, "queues: {bounded} with a bound, {unbounded} without")?;
        list(out, "unbounded", &self.unbounded_queues)?;
        writeln!(out, "longest critical sections:")?;
        for it in &self.longest_sections {
            let LongSection { lines, lock, function, place, .. } = it;
            let lines = if *lines == 1 { "1 line".to_owned() } else { format!("{lines} lines") };
            let text = format!("    {place}: {lines} under `{lock}`, in {function}");
            writeln!(out, "{}", visible(&text))?;
        }
        Ok(())
    }
}

fn line(out: &mut impl Write, what: &str, part: Part) -> io::Result<()> {
    let Part { count, total, share } = part;
    let percent = share.map_or_else(|| "-".to_owned(), |it| format!("{:.1} %", it * 100.0));
    writeln!(out, "{what}: {percent} ({count} of {total})")
}

fn list(out: &mut impl Write, what: &str, places: &[Listed]) -> io::Result<()> {
    for it in places.iter().take(LISTED) {
        let text = format!("    {}: {what}: {}", it.place, it.what);
        writeln!(out, "{}", visible(&text))?;
    }
    if places.len() > LISTED {
        writeln!(out, "    and {} more, which `--format json` lists", places.len() - LISTED)?;
    }
    Ok(())
}
