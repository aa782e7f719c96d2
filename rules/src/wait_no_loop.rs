//! Finds a wait on a condition variable that does not look before it sleeps, or after it wakes.
//!
//! ## Why
//!
//! A thread may wake without a notification, and another may have taken what it was woken for. And if
//! the notification came before the wait, it is gone: who waits without a look waits for ever. So the
//! state is looked at under the lock before each wait, and again after it.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex};
//! fn wait_for_exit(exit: &Mutex<bool>, changed: &Condvar) {
//!     let guard = exit.lock().unwrap();
//!     let _guard = changed.wait(guard).unwrap();
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex};
//! fn wait_for_exit(exit: &Mutex<bool>, changed: &Condvar) {
//!     let guard = exit.lock().unwrap();
//!     let _guard = changed.wait_while(guard, |exit| !*exit).unwrap();
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Condition` waits for what a predicate says, and in no other way.
//!
//! ## Limits
//!
//! A wait whose guard comes from the caller or goes back to it is the caller's to repeat, and so is one
//! before which a lock is released that the caller holds. Any decision
//! between the taking of the lock and the wait counts as a look. Waits with a time-out are reported only
//! if there is none, outside of tests, and with medium confidence: they may be a sleep that can be cut
//! short. So have waits of `parking_lot`, which never end for no reason: one that nobody repeats is right
//! if nobody else can take what it waits for. Where the body then changes what the lock guards, confidence
//! stays high. `thread::park` has medium confidence as well; it keeps an `unpark` that came before, and so
//! need not look first, and is reported where neither the function nor a caller repeats it.

use diag::{Confidence, Diagnostic};
use model::{Lacking, Model, UncheckedWait};

use crate::{Context, Cure, Group, Level, Rule};

pub(crate) static RULE: Rule = Rule {
    name: "wait_no_loop",
    group: Group::Wait,
    level: Level::Deny,
    confidence: Confidence::High,
    ids: &["CERT-CON36-C"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::Condition` waits only for what a predicate says",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for wait in model.unchecked_waits() {
        let in_test = model.in_test(wait.code);
        // Tests show with a short wait that nothing comes.
        if !(wait.timed && in_test) {
            cx.report(diagnostic(model, &wait), in_test);
        }
    }
}

fn diagnostic(model: &Model, wait: &UncheckedWait) -> Diagnostic {
    let message = match wait.lacks {
        Lacking::LookBefore => {
            "nothing is looked at under the lock before this waits: the notification may be over"
        }
        Lacking::Repetition if wait.exact => {
            "the wait is not repeated: another thread may have been faster when it ends"
        }
        Lacking::Repetition => {
            "the wait is not repeated: it may end for no reason, or for another thread"
        }
    };
    let mut res = Diagnostic::new(model.span(wait.code, wait.range), message);
    let is_exact = wait.exact && wait.lacks == Lacking::Repetition;
    let is_sure = wait.taken.is_some() && !wait.timed && !is_exact;
    res = match wait.taken {
        Some(taken) => res
            .primary_text("waits here")
            .label(model.span(wait.code, taken), "the lock is taken here")
            .help("`while !ready { guard = condvar.wait(guard) }`, or `wait_while`"),
        None => res
            .primary_text("parks here")
            .help("`while !ready.load(Ordering::Acquire) { thread::park() }`"),
    };
    res.confidence(if is_sure { Confidence::High } else { Confidence::Medium })
}
