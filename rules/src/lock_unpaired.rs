//! Finds a way out of a function on which a lock that was taken by hand is not released.
//!
//! ## Why
//!
//! The function releases the lock at its end, but a `return` or `?` in between skips that. From then
//! on everybody who wants the lock waits for ever.
//!
//! ## Example
//!
//! ```rust
//! # use std::io;
//! use parking_lot::{RawMutex, lock_api::RawMutex as _};
//! # struct Device;
//! # impl Device {
//! #     fn open(&mut self) -> io::Result<()> { Ok(()) }
//! #     fn send(&mut self, _: &str) {}
//! # }
//!
//! fn write(bus: &RawMutex, device: &mut Device, text: &str) -> io::Result<()> {
//!     bus.lock();
//!     device.open()?;
//!     device.send(text);
//!     // SAFETY: locked above.
//!     unsafe { bus.unlock() };
//!     Ok(())
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::io;
//! use parking_lot::Mutex;
//! # struct Device;
//! # impl Device {
//! #     fn open(&mut self) -> io::Result<()> { Ok(()) }
//! #     fn send(&mut self, _: &str) {}
//! # }
//!
//! fn write(bus: &Mutex<Device>, text: &str) -> io::Result<()> {
//!     let mut device = bus.lock();
//!     device.open()?;
//!     device.send(text);
//!     Ok(())
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` has `with`, which holds the lock for a closure and can only
//! be left in order.
//!
//! ## Limits
//!
//! A function that never releases the lock hands it on: that is `lock_raw` alone. A panic between
//! the two is not reported, though it leaves the lock taken as well; a guard takes care of both. The
//! lock of a file ends when the file is closed, so that of a file in a variable of the function is
//! released on every way.

use diag::{Confidence, Diagnostic};
use model::{AcquisitionIdx, CodeId, Event, EventKind, Model, effects::How, facts::ExitCause};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_unpaired",
    group: Group::Lock,
    level: Level::Deny,
    confidence: Confidence::High,
    ids: &["CWE-667", "CWE-772"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::ordered::Mutex::with` holds a lock for a closure",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for code in model.codes() {
        for event in &model.solution.flows[code.idx()].events {
            let EventKind::Leave { early } = event.kind else { continue };
            for guard in event.held.iter().filter(|it| it.holder.is_none()) {
                if is_released(model, code, guard.acquisition) && !model.implements_lock(code) {
                    let diagnostic = diagnostic(model, code, event, guard.acquisition, early);
                    cx.report(diagnostic, model.in_test(code));
                }
            }
        }
    }
}

/// Whether the body itself releases the lock on some other way.
fn is_released(model: &Model, code: CodeId, idx: AcquisitionIdx) -> bool {
    let acquisition = model.acquisition(code, idx);
    acquisition.raw && acquisition.how == How::Blocks && !acquisition.releases.is_empty()
}

fn diagnostic(
    model: &Model,
    code: CodeId,
    event: &Event,
    idx: AcquisitionIdx,
    early: Option<ExitCause>,
) -> Diagnostic {
    let acquisition = model.acquisition(code, idx);
    let name = words::lock_name(model, &acquisition.object);
    let way = match early {
        Some(ExitCause::Question) => "`?` leaves",
        Some(_) => "`return` leaves",
        None => "a way to the end leaves",
    };
    let message = format!("{way} {} with {name} still locked", words::body_name(model, code));
    let mut res = Diagnostic::new(model.span(code, event.range), message)
        .primary_text("leaves without a release")
        .label(model.span(code, acquisition.range), format!("{name} is locked here by hand"));
    for release in acquisition.releases.iter().take(3) {
        res = res.label(model.span(code, release.range), "released here, on another way");
    }
    res.help("use a lock that gives a guard, which is released on every way out")
}
