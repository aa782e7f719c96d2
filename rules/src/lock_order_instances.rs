//! Finds two locks of the same kind taken one within the other in an order that nothing fixes.
//!
//! ## Why
//!
//! Two accounts, two nodes, two instances of one type: `transfer(a, b)` on one thread and
//! `transfer(b, a)` on another take the same two locks in opposite orders. And if both are the same
//! object, the thread waits for itself.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::Mutex;
//! struct Account {
//!     balance: Mutex<i64>,
//! }
//!
//! fn transfer(from: &Account, to: &Account, amount: i64) {
//!     let mut source = from.balance.lock().unwrap();
//!     let mut target = to.balance.lock().unwrap();
//!     *source -= amount;
//!     *target += amount;
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::Mutex;
//! struct Account {
//!     id: u64,
//!     balance: Mutex<i64>,
//! }
//!
//! fn transfer(from: &Account, to: &Account, amount: i64) {
//!     assert_ne!(from.id, to.id);
//!     let (first, second) = if from.id < to.id { (from, to) } else { (to, from) };
//!     let first_guard = first.balance.lock().unwrap();
//!     let second_guard = second.balance.lock().unwrap();
//!     let (mut source, mut target) = match from.id < to.id {
//!         true => (first_guard, second_guard),
//!         false => (second_guard, first_guard),
//!     };
//!     *source -= amount;
//!     *target += amount;
//! }
//! ```
//!
//! `threadlint_runtime::ordered::lock_all` takes several locks in one order, whatever the order of
//! the arguments.
//!
//! ## Limits
//!
//! Whether an order is fixed is guessed: a function that compares, sorts or swaps before it locks is
//! left alone, and so are a parent with its child, two fields of one object, and elements with
//! constant indexes. Two readers are reported with low confidence.

use std::collections::BTreeSet;

use diag::{Confidence, Diagnostic};
use model::{
    Conflict, Model, Object, Root, Step,
    effects::{LockKind, Mode},
};

use crate::{Context, Cure, Group, Level, Rule, conflicts, hold::Hold, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_order_instances",
    group: Group::Lock,
    level: Level::Warn,
    confidence: Confidence::Medium,
    ids: &["CERT-CON35-C", "CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::lock_all` takes several locks in one order, however they are named",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let mut seen = BTreeSet::new();
    let mut siblings: Vec<&Conflict> =
        model.solution.siblings.iter().filter(|it| !is_ordered(model, it)).collect();
    siblings.sort_by_key(|it| (it.code, it.range, it.second.path.len()));
    for conflict in siblings {
        if seen.insert((conflict.code, conflict.range)) {
            let diagnostic = diagnostic(model, conflict);
            cx.report(diagnostic, model.in_test(conflict.code));
        }
    }
}

fn diagnostic(model: &Model, conflict: &Conflict) -> Diagnostic {
    let name = conflicts::name(model, conflict);
    let place = model.span(conflict.code, conflict.range);
    let message = format!("two {name} are held at once, in an order that nothing fixes");
    let second = conflict.second.object.describe(&model.program, &model.bodies);
    let mut res = Diagnostic::new(place, message)
        .primary_text(format!("takes the second one: `{second}`"))
        .confidence(confidence(conflict));
    if let Some(guard) = conflict.held {
        let first = conflict.first.object.describe(&model.program, &model.bodies);
        let hold = Hold::new(model, conflict.code, guard);
        res = res.label(hold.span(), format!("takes the first one: `{first}`"));
    }
    for (span, text) in words::calls(model, &conflict.second.path).skip(1) {
        res = res.label(span, text);
    }
    if let Some(last) = conflict.second.path.last().filter(|it| it.span != place) {
        res = res.label(last.span, format!("{name} is taken here"));
    }
    res.help("take the locks in an order of their own: by id, by index, or by address")
        .help("two names may mean one object, and the second acquisition then never returns")
}

fn confidence(conflict: &Conflict) -> Confidence {
    let (first, second) = (&conflict.first, &conflict.second);
    let is_unknown = |it: &Object| it.root == Root::Unknown;
    let both_read = first.mode == Mode::Shared && second.mode == Mode::Shared;
    match both_read || is_unknown(&first.object) || is_unknown(&second.object) {
        true => Confidence::Low,
        false if conflict.is_weak => Confidence::Low,
        false => Confidence::Medium,
    }
}

/// Whether something fixes which of the two locks comes first.
fn is_ordered(model: &Model, conflict: &Conflict) -> bool {
    let (first, second) = (&conflict.first.object, &conflict.second.object);
    let is_map = conflict.first.lock.is_some_and(|it| it.kind == LockKind::Map);
    is_map
        || are_related(first, second)
        || are_fixed(first, second)
        || model.orders_before(conflict.code, conflict.range)
}

/// A parent and its child: one is reached through the other. Trees are locked from the root.
fn are_related(first: &Object, second: &Object) -> bool {
    let (Some(a), Some(b)) = (first.owner(), second.owner()) else { return false };
    a.root == b.root && a.steps != b.steps && (b.is_in(&a) || a.is_in(&b))
}

/// Both ways are written down: two statics, two fields of one object, elements with numbers.
fn are_fixed(first: &Object, second: &Object) -> bool {
    let is_written = |it: &Object| !it.steps.contains(&Step::Element);
    let both_static = matches!((first.root, second.root), (Root::Static(_), Root::Static(_)));
    let is_one = first.root == second.root && first.root != Root::Unknown;
    is_written(first) && is_written(second) && (both_static || is_one)
}
