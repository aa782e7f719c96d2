//! Finds a lock that is taken without a guard.
//!
//! ## Why
//!
//! A guard releases its lock on every way out of its scope: `return`, `?`, `break`, a panic. A lock
//! that is taken by hand must be released by hand on each of them, now and after every change of the
//! code. One that is missed blocks all other threads for ever.
//!
//! ## Example
//!
//! ```rust
//! use parking_lot::{RawMutex, lock_api::RawMutex as _};
//! # struct Device;
//! # impl Device { fn send(&self, _: u8) {} }
//!
//! fn write(bus: &RawMutex, device: &Device, byte: u8) {
//!     bus.lock();
//!     device.send(byte);
//!     // SAFETY: locked above.
//!     unsafe { bus.unlock() };
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use parking_lot::Mutex;
//! # struct Device;
//! # impl Device { fn send(&self, _: u8) {} }
//!
//! fn write(bus: &Mutex<Device>, byte: u8) {
//!     bus.lock().send(byte);
//! }
//! ```
//!
//! Where the lock is a foreign one, a guard type of one's own calls its release in `Drop`.
//!
//! `threadlint_runtime::ordered::Mutex` has `with`, which holds the lock for a closure and can only
//! be left in order.
//!
//! ## Limits
//!
//! Implementations of the raw lock traits, `Drop` implementations, and modules that declare a guard
//! type over a raw lock are left alone: somebody has to do it.

use diag::{Confidence, Diagnostic};
use model::{Acquisition, CodeId, Model, effects::LockKind};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_raw",
    group: Group::Lock,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON01-C", "CWE-667"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::ordered::Mutex::with` holds a lock for a closure",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        let acquisitions = &model.solution.flows[code.idx()].acquisitions;
        let raw: Vec<&Acquisition> =
            acquisitions.iter().filter(|it| it.raw && !is_file(it)).collect();
        if raw.is_empty() || model.implements_lock(code) {
            continue;
        }
        for acquisition in raw {
            cx.report(diagnostic(model, code, acquisition), model.in_test(code));
        }
    }
}

fn diagnostic(model: &Model, code: CodeId, acquisition: &Acquisition) -> Diagnostic {
    let name = words::lock_name(model, &acquisition.object);
    let taken = words::taken(acquisition.lock, acquisition.mode);
    let message = format!("{name} is {taken} without a guard");
    let mut res = Diagnostic::new(model.span(code, acquisition.range), message);
    for release in acquisition.releases.iter().take(3) {
        res = res.label(model.span(code, release.range), "released by hand here");
    }
    res.help("use a lock that gives a guard, or a guard type whose `Drop` releases this one")
}

/// `File::lock` has no guard, and ends with the file.
fn is_file(acquisition: &Acquisition) -> bool {
    acquisition.lock.is_some_and(|it| it.kind == LockKind::File)
}
