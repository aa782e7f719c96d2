//! Finds a thread that writes through an `RwLock` which it is reading.
//!
//! ## Why
//!
//! The writer waits until all readers are gone, and one of them is its own thread. It blocks for
//! ever, every time.
//!
//! ## Example
//!
//! ```rust,no_run
//! # use std::{collections::HashMap, sync::RwLock};
//! struct Sessions {
//!     by_user: RwLock<HashMap<u64, u32>>,
//! }
//!
//! impl Sessions {
//!     fn ensure(&self, user: u64) {
//!         if let None = self.by_user.read().unwrap().get(&user) {
//!             self.by_user.write().unwrap().insert(user, 0);
//!         }
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{collections::HashMap, sync::RwLock};
//! struct Sessions {
//!     by_user: RwLock<HashMap<u64, u32>>,
//! }
//!
//! impl Sessions {
//!     fn ensure(&self, user: u64) {
//!         let is_known = self.by_user.read().unwrap().contains_key(&user);
//!         if !is_known {
//!             // Another thread may have been faster: `entry` looks again.
//!             self.by_user.write().unwrap().entry(user).or_insert(0);
//!         }
//!     }
//! }
//! ```
//!
//! `parking_lot` and `async-lock` have `upgradable_read`, which keeps other writers out meanwhile.
//!
//! `threadlint_runtime::ordered::RwLock` reports this at run time, with both places, instead of
//! blocking.
//!
//! ## Limits
//!
//! A guard that is upgraded (`RwLockUpgradableReadGuard::upgrade`) is not reported. Writers that a
//! called function makes are followed as far as `lock_reentry` follows calls.

use diag::Confidence;

use crate::{
    Context, Cure, Group, Level, Rule,
    conflicts::{self, ConflictKind},
};

pub(crate) static RULE: Rule = Rule {
    name: "lock_upgrade",
    group: Group::Lock,
    level: Level::Deny,
    confidence: Confidence::High,
    ids: &["CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::RwLock` reports this at run time instead of blocking",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for conflict in conflicts::of_kind(model, ConflictKind::Upgrade) {
        let name = conflicts::name(model, conflict);
        let message = match conflict.second.path.len() {
            1 => format!("{name} is write-locked while this thread reads it"),
            _ => {
                let callee = conflicts::callee(model, conflict);
                format!("{callee} write-locks {name}, which this thread reads during the call")
            }
        };
        let diagnostic = conflicts::diagnostic(model, conflict, message)
            .confidence(conflicts::confidence(conflict, Confidence::High));
        let diagnostic = conflicts::advise(model, conflict, diagnostic)
            .help("between the two guards others may write: look again under the write guard");
        cx.report(diagnostic, model.in_test(conflict.code));
    }
}
