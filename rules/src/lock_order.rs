//! Finds locks that different functions take in different orders.
//!
//! ## Why
//!
//! One thread holds the first lock and waits for the second, another holds the second and waits for
//! the first: both wait for ever. It takes an unlucky moment, so it passes every test and happens in
//! production. The report shows each thread's way as a numbered trace.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::Mutex;
//! struct Bank {
//!     accounts: Mutex<Vec<i64>>,
//!     log: Mutex<Vec<String>>,
//! }
//!
//! impl Bank {
//!     fn transfer(&self, from: usize, to: usize, amount: i64) {
//!         let mut accounts = self.accounts.lock().unwrap();
//!         accounts[from] -= amount;
//!         accounts[to] += amount;
//!         self.log.lock().unwrap().push(format!("{from} -> {to}: {amount}"));
//!     }
//!
//!     fn audit(&self) {
//!         let mut log = self.log.lock().unwrap();
//!         log.push(format!("total: {}", self.accounts.lock().unwrap().iter().sum::<i64>()));
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::Mutex;
//! struct Bank {
//!     accounts: Mutex<Vec<i64>>,
//!     log: Mutex<Vec<String>>,
//! }
//!
//! impl Bank {
//!     fn transfer(&self, from: usize, to: usize, amount: i64) {
//!         let mut accounts = self.accounts.lock().unwrap();
//!         accounts[from] -= amount;
//!         accounts[to] += amount;
//!         self.log.lock().unwrap().push(format!("{from} -> {to}: {amount}"));
//!     }
//!
//!     fn audit(&self) {
//!         let total = self.accounts.lock().unwrap().iter().sum::<i64>();
//!         self.log.lock().unwrap().push(format!("total: {total}"));
//!     }
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` and `threadlint_runtime::ordered::RwLock` report a second
//! order at run time, before anybody blocks; `threadlint_runtime::ordered::lock_all` takes several
//! in one order; with `threadlint_runtime::lock_hierarchy` the compiler checks it.
//!
//! ## Limits
//!
//! Locks are compared by class: the field, static or variable that declares them. Where it is not
//! plain that both ways meet the same objects, because the two locks have different owners,
//! confidence is medium. Readers that meet readers are reported only if somebody writes: a writer in
//! the queue blocks them. Locks that are always taken under a common outer lock, and attempts
//! (`try_lock`), make no cycle; nor do parts of a value that whoever calls has to himself, by
//! `&mut self` some calls further up. Confidence is medium too for what a function makes and has not
//! given to a thread yet.
//!
//! An order that hangs on values is seen by a run only: the ordered locks of `threadlint_runtime`
//! write down what they see, and `threadlint check --trace FILE` joins that with what the code says.

use diag::{Confidence, Diagnostic, SeenAtRun, Span};
use model::{CodeId, Cycle, Declared, Edge, LockClass, Model, Taking, effects::Mode};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_order",
    group: Group::Lock,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON35-C", "CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::Mutex` reports a second order at run time, before anybody blocks",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for cycle in &model.solution.cycles {
        let edges = ordered(model, cycle);
        let mut diagnostic = Diagnostic::new(waits_at(model, edges[0]), message(model, &edges))
            .confidence(confidence(model, cycle))
            .seen_at_run(seen(model, cycle));
        for (idx, edge) in edges.iter().enumerate() {
            diagnostic = trace(model, diagnostic, edge, idx as u32 + 1);
        }
        if cycle.needs_writer {
            diagnostic = diagnostic.help(format!(
                "{} is only read on both ways, but a writer that waits for it lets no further reader in",
                words::list(&read_only(model, &edges))
            ));
        }
        diagnostic = diagnostic.help(advice(model, &edges));
        let in_test = edges.iter().all(|it| model.in_test(it.code));
        cx.report(diagnostic, in_test);
    }
}

/// The edges, the one that fewest places follow first: that is where the order is broken.
fn ordered<'m>(model: &'m Model, cycle: &'m Cycle) -> Vec<&'m Edge> {
    let mut edges: Vec<&Edge> = cycle.edges.iter().collect();
    let counts = edges.iter().map(|it| n_places(model, it));
    let rarest = counts.enumerate().min_by_key(|it| (it.1, it.0)).map_or(0, |it| it.0);
    edges.rotate_left(rarest);
    edges
}

/// The locks that one thread reads and the other waits to read.
fn read_only(model: &Model, edges: &[&Edge]) -> Vec<String> {
    let nexts = edges.iter().cycle().skip(1);
    let both = edges.iter().zip(nexts).filter(|(it, next)| {
        it.to.taking.mode == Mode::Shared && next.from.taking.mode == Mode::Shared
    });
    both.map(|(it, _)| name(model, it.to.class)).collect()
}

/// In how many places the locks of `edge` are taken in its order.
fn n_places(model: &Model, edge: &Edge) -> usize {
    let same = model.solution.edges.iter().filter(|it| {
        it.from.class == edge.from.class && it.to.class == edge.to.class && !model.in_test(it.code)
    });
    let mut places: Vec<_> = same.map(|it| (it.code, it.range)).collect();
    places.sort();
    places.dedup();
    places.len()
}

/// What runs have seen of the orders; none if there are no runs to ask.
fn seen(model: &Model, cycle: &Cycle) -> Option<SeenAtRun> {
    let n_seen = cycle.edges.iter().filter(|it| model.seen(it).is_some()).count();
    let all = cycle.edges.len();
    model.has_runs().then_some(match n_seen {
        0 => SeenAtRun::No,
        _ if n_seen == all => SeenAtRun::Wholly,
        _ => SeenAtRun::Partly,
    })
}

fn confidence(model: &Model, cycle: &Cycle) -> Confidence {
    let is_one_object = |class: LockClass| {
        matches!(class.declared, Declared::Local(..) | Declared::Static(_)) && class.depth == 0
    };
    let same = cycle.same_owner
        || cycle.edges.iter().all(|it| is_one_object(it.from.class) || is_one_object(it.to.class));
    // Threads did go these ways; that it was with the same objects is likely.
    let same = same || seen(model, cycle) == Some(SeenAtRun::Wholly);
    match (same, cycle.is_weak, cycle.needs_writer) {
        (true, false, _) => Confidence::High,
        (_, true, true) => Confidence::Low,
        _ => Confidence::Medium,
    }
}

/// Where the edge's thread takes the second lock, which it may never get.
fn waits_at(model: &Model, edge: &Edge) -> Span {
    let last = edge.to.taking.path.last();
    last.map_or_else(|| model.span(edge.code, edge.range), |it| it.span)
}

fn message(model: &Model, edges: &[&Edge]) -> String {
    let (from, to) = (name(model, edges[0].from.class), name(model, edges[0].to.class));
    let taken = |it: &Taking| words::taken(it.lock, it.mode);
    let (to_taken, others) = (taken(&edges[0].to.taking), &edges[1..]);
    match others {
        [other] => format!(
            "{to} is {to_taken} while {from} is held, but {} takes them the other way round",
            words::body_name(model, other.code)
        ),
        _ => {
            let functions: Vec<String> =
                others.iter().map(|it| words::body_name(model, it.code)).collect();
            format!(
                "{to} is {to_taken} while {from} is held, which closes a circle with {}",
                words::list(&functions)
            )
        }
    }
}

fn name(model: &Model, class: LockClass) -> String {
    format!("`{}`", class.name(&model.program, &model.bodies))
}

/// The way of one thread: what it holds, and how it comes to wait. The wait of the first thread is
/// the primary label.
fn trace(model: &Model, mut res: Diagnostic, edge: &Edge, thread: u32) -> Diagnostic {
    let (from, to) = (&edge.from.taking, &edge.to.taking);
    for (span, text) in words::calls(model, &from.path) {
        res = res.step(thread, span, text);
    }
    if let Some(last) = from.path.last() {
        let takes = words::takes(from.lock, from.mode);
        let text = format!("{takes} {}", name(model, edge.from.class));
        res = res.step(thread, last.span, format!("{text}{}", in_body(model, last.code)));
    }
    // Where both are taken further down, they have the calls on the way there in common.
    let shared = from.path.iter().zip(to.path.iter()).take_while(|(a, b)| a == b).count();
    for (span, text) in words::calls(model, &to.path).skip(shared) {
        res = res.step(thread, span, text);
    }
    let mut waits = format!("waits for {}", name(model, edge.to.class));
    if let Some(seen) = model.seen(edge) {
        let times = words::times(seen.count);
        waits += &format!(" (seen at run time {times}, in thread `{}`)", seen.thread);
    }
    match to.path.last() {
        Some(_) if thread == 1 => res.primary_thread(thread).primary_text(waits),
        Some(last) => res.step(thread, last.span, format!("{waits}{}", in_body(model, last.code))),
        None => res,
    }
}

fn in_body(model: &Model, code: CodeId) -> String {
    format!(", in {}", words::body_name(model, code))
}

fn advice(model: &Model, edges: &[&Edge]) -> String {
    let [edge, other] = edges else {
        return "agree on one order for these locks, and take them in it everywhere".to_owned();
    };
    let (first, second) = (name(model, edge.to.class), name(model, edge.from.class));
    let (n_this, n_other) = (n_places(model, edge), n_places(model, other));
    let here = words::body_name(model, edge.code);
    let there = words::body_name(model, other.code);
    match n_other > n_this {
        true => {
            let others = match n_other {
                1 => "another place does".to_owned(),
                _ => format!("{n_other} other places do"),
            };
            format!(
                "take {first} before {second} in {here} too, as {others}, or release {second} first"
            )
        }
        false => format!(
            "take {second} before {first} in {there} too, or release {first} first; any order will \
             do if it is the same everywhere"
        ),
    }
}
