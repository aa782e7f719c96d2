//! Finds a notification without the lock under which the waiting threads look.
//!
//! ## Why
//!
//! A thread looks, finds that it has to wait, and is about to. If the state changes and is announced
//! at that very moment, nobody is waiting yet, and the thread then sleeps through what it waits for.
//! The lock is there to close this gap: held while the state changes, it keeps the change from falling
//! between look and wait.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex, atomic::{AtomicBool, Ordering}};
//! struct Latch {
//!     is_set: AtomicBool,
//!     lock: Mutex<()>,
//!     changed: Condvar,
//! }
//!
//! impl Latch {
//!     fn set(&self) {
//!         self.is_set.store(true, Ordering::Release);
//!         self.changed.notify_all();
//!     }
//!
//!     fn wait(&self) {
//!         let mut guard = self.lock.lock().unwrap();
//!         while !self.is_set.load(Ordering::Acquire) {
//!             guard = self.changed.wait(guard).unwrap();
//!         }
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex};
//! struct Latch {
//!     is_set: Mutex<bool>,
//!     changed: Condvar,
//! }
//!
//! impl Latch {
//!     fn set(&self) {
//!         *self.is_set.lock().unwrap() = true;
//!         self.changed.notify_all();
//!     }
//!
//!     fn wait(&self) {
//!         let guard = self.is_set.lock().unwrap();
//!         let _guard = self.changed.wait_while(guard, |is_set| !*is_set).unwrap();
//!     }
//! }
//! ```
//!
//! A `threadlint_runtime::Event` is such a latch.
//!
//! ## Limits
//!
//! Tasks that wait for a `Notify` or an `Event` are reported if they begin to wait after the look, and
//! all notifications reach only those who wait already.
//!
//! A wake-up before the change is reported where both are done to one object in one function, or the
//! wake-up by a method of it.
//!
//! To notify after the lock has been given up is fine, and not reported. Where nothing is seen to
//! change, nothing is said if the lock of the waiting threads came as an argument. A lock that a called
//! function takes is taken for the right one, and so is any lock if it is not known who waits.

use diag::{Confidence, Diagnostic};
use model::{EarlyWake, LateListen, Model, NakedNotify};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "wait_lost_wakeup",
    group: Group::Wait,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON38-C", "CWE-362"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads("`threadlint_runtime::Event` stays set for those who come later")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for notify in model.naked_notifies() {
        cx.report(diagnostic(model, &notify), model.in_test(notify.code));
    }
    for listen in model.late_listens() {
        cx.report(late(model, &listen), model.in_test(listen.code));
    }
    for wake in model.early_wakes() {
        cx.report(early(model, &wake), model.in_test(wake.code));
    }
}

fn early(model: &Model, wake: &EarlyWake) -> Diagnostic {
    let name = words::atomic_name(model, &wake.atomic);
    let message =
        format!("a thread that is woken here may look at {name} before it is changed, and wait on");
    let (waiter, wait) = wake.waiter;
    Diagnostic::new(model.span(wake.code, wake.wake), message)
        .primary_text("wakes before the change")
        .label(model.span(wake.code, wake.changed), "changed here, and nobody is woken after")
        .label(model.span(waiter, wait), format!("waits here, and looks at {name}"))
        .help("change the state first, then wake")
}

fn late(model: &Model, listen: &LateListen) -> Diagnostic {
    let name = words::lock_name(model, &listen.on);
    let message = format!("a notification of {name} between the look and this wait is missed");
    Diagnostic::new(model.span(listen.code, listen.range), message)
        .primary_text("begins to wait here")
        .label(model.span(listen.code, listen.look), "looks here")
        .label(listen.notify, "nothing of this notification stays for who comes later")
        .help("make the future before the look, and await it after")
}

fn diagnostic(model: &Model, notify: &NakedNotify) -> Diagnostic {
    let lock = match &notify.wait {
        Some((.., lock)) => words::lock_name(model, lock),
        None => "the lock of the waiting threads".to_owned(),
    };
    let message = match &notify.changed {
        Some((_, atomic)) => {
            let name = words::atomic_name(model, atomic);
            format!(
                "a thread that has looked at {name} and is about to wait misses this notification"
            )
        }
        None => format!(
            "a thread that has looked and is about to wait misses this notification, made without {lock}"
        ),
    };
    let mut res = Diagnostic::new(model.span(notify.code, notify.range), message)
        .primary_text("notifies without the lock");
    if let Some((range, _)) = &notify.changed {
        res = res.label(model.span(notify.code, *range), "changed here, without the lock");
    }
    if let Some((code, range, _)) = &notify.wait {
        res = res.label(model.span(*code, *range), format!("waits here, with {lock}"));
    }
    res.help(format!("change the state while {lock} is held"))
}
