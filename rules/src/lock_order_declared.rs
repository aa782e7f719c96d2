//! Finds a lock that is taken against the declared order.
//!
//! ## Why
//!
//! An order that all locks are taken in keeps threads from waiting for each other in a circle. One
//! place that goes the other way is enough to bring the circle back, and it shows on a busy day only.
//!
//! An order is declared where the locks are, in an attribute or a comment:
//! `#[lock_order(accounts < log)]`, `// threadlint: lock_order(accounts < log)`; or in
//! `threadlint.toml`: `[[lock-order]]` with `order = ["Bank.accounts", "Bank.log"]`, the outermost
//! first.
//!
//! ## Example
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! // threadlint: lock_order(accounts < log)
//! struct Bank {
//!     accounts: Mutex<Vec<u64>>,
//!     log: Mutex<Vec<String>>,
//! }
//!
//! impl Bank {
//!     fn audit(&self) {
//!         let mut log = self.log.lock().unwrap();
//!         let accounts = self.accounts.lock().unwrap();
//!         log.push(format!("{} accounts", accounts.len()));
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! // threadlint: lock_order(accounts < log)
//! struct Bank {
//!     accounts: Mutex<Vec<u64>>,
//!     log: Mutex<Vec<String>>,
//! }
//!
//! impl Bank {
//!     fn audit(&self) {
//!         let accounts = self.accounts.lock().unwrap();
//!         let mut log = self.log.lock().unwrap();
//!         log.push(format!("{} accounts", accounts.len()));
//!     }
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` checks the order of its locks while the program runs, and
//! `threadlint_runtime::lock_hierarchy` lets the compiler check it.
//!
//! ## Limits
//!
//! An order is one of fields and statics, not of single values: two locks of one field are for
//! `lock_order_instances`. Attempts (`try_lock`) may go against the order, since they do not wait.
//! Where the second lock is taken by a method of a trait, confidence is medium.

use diag::{Confidence, Diagnostic};
use model::{Edge, LockClass, Model, link::LockOrder};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_order_declared",
    group: Group::Lock,
    level: Level::Deny,
    confidence: Confidence::Certain,
    ids: &["CERT-CON35-C", "CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::lock_hierarchy` has the compiler check the order",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let orders = model.orders();
    for edge in &model.solution.edges {
        // `to` is taken while `from` is held, though it comes before it.
        if let Some(order) = orders.between(edge.to.class, edge.from.class) {
            cx.report(diagnostic(model, edge, order), model.in_test(edge.code));
        }
    }
    for (first, second) in orders.contradictions() {
        let mut res = Diagnostic::new(second.span, "this order contradicts another one")
            .confidence(Confidence::Certain)
            .help("remove one of them: no code can follow both");
        if first.span != second.span {
            res = res.label(first.span, "the other order");
        }
        cx.report_bare(res, false);
    }
    for lock in &orders.unknown {
        let message = format!("no lock is called `{}`", lock.name);
        let diagnostic = Diagnostic::new(lock.span, message)
            .confidence(Confidence::Certain)
            .help("name the field of a type (`Bank.accounts`) or a static (`REGISTRY`)");
        cx.report_bare(diagnostic, false);
    }
}

fn diagnostic(model: &Model, edge: &Edge, order: &LockOrder) -> Diagnostic {
    let (from, to) = (name(model, edge.from.class), name(model, edge.to.class));
    let (first, second) = (&edge.from.taking, &edge.to.taking);
    let taken = words::taken(second.lock, second.mode);
    let held = words::taken(first.lock, first.mode);
    let message = format!("{to} is {taken} while {from} is held, against their declared order");
    let confidence = if edge.is_weak { Confidence::Medium } else { Confidence::Certain };
    let mut res = Diagnostic::new(model.span(edge.code, edge.range), message);
    for (span, text) in words::calls(model, &first.path) {
        res = res.label(span, text);
    }
    if let Some(last) = first.path.last() {
        res = res.label(last.span, format!("{from} is {held} here"));
    }
    if let Some(last) = second.path.last().filter(|_| second.path.len() > 1) {
        for (span, text) in words::calls(model, &second.path).skip(1) {
            res = res.label(span, text);
        }
        res = res.label(last.span, format!("{to} is {taken} here"));
    }
    res.label(order.span, "the order is declared here")
        .confidence(confidence)
        .help(format!("take {to} first, or release {from} before it"))
}

fn name(model: &Model, class: LockClass) -> String {
    format!("`{}`", class.name(&model.program, &model.bodies))
}
