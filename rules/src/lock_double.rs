//! Finds a lock that is taken again while its own guard is alive.
//!
//! ## Why
//!
//! The locks of `std`, `parking_lot`, `spin` and `tokio` are not re-entrant: the second acquisition
//! on the same thread blocks for ever or panics. A guard often lives longer than one thinks: to the
//! end of the block, not to its last use; in the head of a `match`, `if let`, `while let` or `for`
//! through the whole body; behind `let x = &m.lock().unwrap().field` as long as `x`.
//!
//! ## Example
//!
//! ```rust,no_run
//! # use std::sync::Mutex;
//! # struct Pool { queue: Mutex<Vec<u32>> }
//! fn retry_last(pool: &Pool) {
//!     match pool.queue.lock().unwrap().pop() {
//!         Some(job) => pool.queue.lock().unwrap().push(job + 1),
//!         None => {}
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::Mutex;
//! # struct Pool { queue: Mutex<Vec<u32>> }
//! fn retry_last(pool: &Pool) {
//!     let last = pool.queue.lock().unwrap().pop();
//!     match last {
//!         Some(job) => pool.queue.lock().unwrap().push(job + 1),
//!         None => {}
//!     }
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` reports this at run time, with both places, instead of
//! blocking.
//!
//! ## Limits
//!
//! Reading twice is `lock_recursive_read`, writing while reading `lock_upgrade`, a lock that a
//! called function takes `lock_reentry`. Re-entrant locks and attempts (`try_lock`) are never
//! reported, nor are elements of a collection with indexes that are not constant. Confidence is
//! medium where the guard is alive on some ways to the second acquisition only.

use diag::Confidence;

use crate::{
    Context, Cure, Group, Level, Rule,
    conflicts::{self, ConflictKind},
    words,
};

pub(crate) static RULE: Rule = Rule {
    name: "lock_double",
    group: Group::Lock,
    level: Level::Deny,
    confidence: Confidence::High,
    ids: &["CWE-764", "CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::Mutex` reports this at run time instead of blocking",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for conflict in conflicts::of_kind(model, ConflictKind::Double) {
        let name = conflicts::name(model, conflict);
        let taken = words::taken(conflict.second.lock, conflict.second.mode);
        let may = if conflict.is_weak { "may still be" } else { "is" };
        let message = format!("{name} is {taken} again while it {may} held");
        let diagnostic = conflicts::diagnostic(model, conflict, message)
            .confidence(conflicts::confidence(conflict, Confidence::High));
        let diagnostic = conflicts::advise(model, conflict, diagnostic);
        cx.report(diagnostic, model.in_test(conflict.code));
    }
}
