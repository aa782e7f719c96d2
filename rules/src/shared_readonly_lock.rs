//! Finds a lock around data that nobody ever changes.
//!
//! ## Why
//!
//! Data that does not change can be read by all threads at once without a lock. A lock around it costs
//! at each look, makes readers wait for each other, and can be part of a deadlock.
//!
//! ## Example
//!
//! ```rust
//! use std::sync::RwLock;
//!
//! struct Server {
//!     routes: RwLock<Vec<String>>,
//! }
//!
//! impl Server {
//!     fn new(routes: Vec<String>) -> Server {
//!         Server { routes: RwLock::new(routes) }
//!     }
//!     fn knows(&self, route: &str) -> bool {
//!         self.routes.read().unwrap().iter().any(|it| it == route)
//!     }
//!     fn count(&self) -> usize {
//!         self.routes.read().unwrap().len()
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::sync::Arc;
//!
//! struct Server {
//!     routes: Arc<[String]>,
//! }
//!
//! impl Server {
//!     fn new(routes: Vec<String>) -> Server {
//!         Server { routes: routes.into() }
//!     }
//!     fn knows(&self, route: &str) -> bool {
//!         self.routes.iter().any(|it| it == route)
//!     }
//! }
//! ```
//!
//! What is set once, later than at the start, is for `OnceLock`, `LazyLock` or
//! `threadlint_runtime::Frozen`.
//!
//! ## Limits
//!
//! A hint: that nobody changes the data is known of the code that was analysed, and changes through
//! `&mut` before the data are shared do not count. Two functions at least must read them. Public fields
//! and statics of libraries are left alone, and so are data with cells, locks, channels or types of
//! libraries inside, for which a lock may be what makes them shareable; locks behind an `Arc` or passed
//! on as such; and locks around a type that some other lock in the program protects while it changes.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use diag::{Confidence, Diagnostic};
use model::{Acquisition, CodeId, LockClass, Model, Object, effects::LockKind, ty::Ty};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "shared_readonly_lock",
    group: Group::Shared,
    level: Level::Hint,
    confidence: Confidence::High,
    ids: &[],
    since: "0.1.0",
    cure: Some(Cure::Anywhere("`threadlint_runtime::Frozen` is set once and read without a lock")),
    check,
};

/// More places than this are not labelled.
const MAX_LABELS: usize = 3;
/// One reader may be there for a writer that is still to come.
const MIN_FUNCTIONS: usize = 2;

/// The acquisitions of one class.
struct Readers<'m> {
    content: Ty,
    places: Vec<(CodeId, &'m Acquisition)>,
}

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let mut changed: Vec<Ty> = Vec::new();
    // Whose content a body changes is the same for all its acquisitions of one lock.
    let mut changing: HashMap<(CodeId, &Object), bool> = HashMap::new();
    let mut readers: BTreeMap<LockClass, Readers<'_>> = BTreeMap::new();
    for (code, acquisition) in model.lockings() {
        let Some(content) = model.content_type(code, acquisition) else { continue };
        let may_change = model.is_exclusive_mode(acquisition)
            && (acquisition.lock.is_some_and(|it| it.kind == LockKind::RwLock)
                || model.passes_guard(code, acquisition)
                || *changing
                    .entry((code, &acquisition.object))
                    .or_insert_with(|| model.may_change_content(code, acquisition)));
        if may_change {
            changed.push(content);
            continue;
        }
        if let Some(class) = acquisition.object.class(&model.program, &model.bodies) {
            let known =
                readers.entry(class).or_insert_with(|| Readers { content, places: Vec::new() });
            known.places.push((code, acquisition));
        }
    }
    for (class, readers) in readers {
        let is_same = |it: &Ty| *it == readers.content || it.is_unknown();
        let functions: BTreeSet<String> =
            readers.places.iter().map(|it| model.function_path(it.0)).collect();
        if functions.len() >= MIN_FUNCTIONS
            && model.is_plain_data(&readers.content)
            && !changed.iter().any(is_same)
            && model.is_closed(class)
            && !model.is_lent(class)
        {
            let in_test = readers.places.iter().all(|it| model.in_test(it.0));
            cx.report(diagnostic(model, class, &readers), in_test);
        }
    }
}

fn diagnostic(model: &Model, class: LockClass, readers: &Readers<'_>) -> Diagnostic {
    let name = format!("`{}`", class.name(&model.program, &model.bodies));
    let n = readers.places.len();
    let message = format!("{name} is a lock around data that is only read, at all of {n} places");
    let (first_code, first) = readers.places[0];
    let span = class.declared_at(&model.program, &model.bodies);
    let span = span.unwrap_or_else(|| model.span(first_code, first.range));
    let mut res = Diagnostic::new(span, message);
    for (code, acquisition) in readers.places.iter().take(MAX_LABELS) {
        let function = words::body_name(model, *code);
        res = res.label(model.span(*code, acquisition.range), format!("read in {function}"));
    }
    res.help("share the data itself: `Arc<T>`, or `OnceLock<T>` if it is set after the start")
}
