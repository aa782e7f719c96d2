//! Finds a statement that takes the same lock twice.
//!
//! ## Why
//!
//! A guard that no variable holds is a temporary, and lives to the end of its statement. A second
//! acquisition in the same statement, in another argument or operand, waits for the first guard,
//! which waits for the statement to end: the thread blocks for ever, or panics. It happens every
//! time, not now and then.
//!
//! ## Example
//!
//! ```rust,no_run
//! # use std::sync::Mutex;
//! # struct Account { balance: Mutex<i64> }
//! fn report(account: &Account) {
//!     println!("{} {}", account.balance.lock().unwrap(), account.balance.lock().unwrap());
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::Mutex;
//! # struct Account { balance: Mutex<i64> }
//! fn report(account: &Account) {
//!     let balance = *account.balance.lock().unwrap();
//!     println!("{balance} {balance}");
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` reports this at run time, with both places, instead of
//! blocking.
//!
//! ## Limits
//!
//! Two acquisitions are of the same lock if both are reached by the same way from a variable,
//! parameter or static. Elements of a collection are told apart by constant indexes only, and are
//! not reported otherwise.

use diag::Confidence;

use crate::{
    Context, Cure, Group, Level, Rule,
    conflicts::{self, ConflictKind},
};

pub(crate) static RULE: Rule = Rule {
    name: "lock_same_statement",
    group: Group::Lock,
    level: Level::Deny,
    confidence: Confidence::Certain,
    ids: &["CWE-764", "CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::Mutex` reports this at run time instead of blocking",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for conflict in conflicts::of_kind(model, ConflictKind::SameStatement) {
        let name = conflicts::name(model, conflict);
        let message = format!("{name} is locked twice in one statement");
        let diagnostic = conflicts::diagnostic(model, conflict, message)
            .confidence(conflicts::confidence(conflict, Confidence::Certain));
        let diagnostic = conflicts::advise(model, conflict, diagnostic);
        cx.report(diagnostic, model.in_test(conflict.code));
    }
}
