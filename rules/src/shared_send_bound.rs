//! Finds an `unsafe impl` of `Send` or `Sync` that asks too little of its type parameters.
//!
//! ## Why
//!
//! With `unsafe impl<T> Sync for Slot<T> {}` the compiler believes that every `Slot<T>` may be shared,
//! also a `Slot<Rc<u8>>` or a `Slot<Cell<u8>>`. If the type lends a `&T`, safe code of a user can then
//! reach one `Cell` from two threads at once, which is undefined behaviour. Most published reports of
//! unsound crates are of this kind.
//!
//! ## Example
//!
//! ```rust
//! use std::{cell::UnsafeCell, sync::atomic::{AtomicBool, Ordering}};
//!
//! pub struct Slot<T> {
//!     value: UnsafeCell<Option<T>>,
//!     is_set: AtomicBool,
//! }
//!
//! unsafe impl<T> Sync for Slot<T> {}
//!
//! impl<T> Slot<T> {
//!     pub fn get(&self) -> Option<&T> {
//!         match self.is_set.load(Ordering::Acquire) {
//!             true => unsafe { (*self.value.get()).as_ref() },
//!             false => None,
//!         }
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! What the methods do says which bounds are needed: who lends a `&T` through `&self` needs `T: Sync`;
//! who takes in or hands out a `T`, or lends a `&mut T`, needs `T: Send`.
//!
//! ```rust
//! use std::{cell::UnsafeCell, sync::atomic::{AtomicBool, Ordering}};
//!
//! pub struct Slot<T> {
//!     value: UnsafeCell<Option<T>>,
//!     is_set: AtomicBool,
//! }
//!
//! unsafe impl<T: Sync> Sync for Slot<T> {}
//!
//! impl<T> Slot<T> {
//!     pub fn get(&self) -> Option<&T> {
//!         match self.is_set.load(Ordering::Acquire) {
//!             true => unsafe { (*self.value.get()).as_ref() },
//!             false => None,
//!         }
//!     }
//! }
//! ```
//!
//! Often no `unsafe impl` is needed: a type of `Mutex`, `OnceLock`, `Arc` and the like is `Send` and
//! `Sync` exactly where it may be; so are `threadlint_runtime::Queue` and
//! `threadlint_runtime::ordered::Mutex`.
//!
//! ## Limits
//!
//! Only headers are looked at: fields, bounds, and the signatures of what safe code can call. A
//! method that lends a `&T` but takes care of which thread it is on is reported all the same. Medium
//! confidence where the parameter stands in no field but only in a `PhantomData`, or where the type
//! points to the value and its clones share it. Low confidence where all constructors ask for the
//! bound, where the type is private to others that have bounds of their own, where a bound is by a
//! trait that is not known, and where the value is held but no method reaches it. Types whose impls
//! are made by an opaque macro are not seen.

use diag::Diagnostic;
use model::{Missing, Model, WeakBound, Why};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "shared_send_bound",
    group: Group::Shared,
    level: Level::Warn,
    confidence: diag::Confidence::High,
    ids: &["CWE-362"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "a type made of `threadlint_runtime::ordered::Mutex` needs no `unsafe impl`",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    for found in cx.model.weak_bounds() {
        cx.report(diagnostic(cx.model, &found), found.in_test);
    }
}

fn diagnostic(model: &Model, found: &WeakBound) -> Diagnostic {
    let name = model.program.adt(found.adt).name;
    // `missing` is never empty.
    let first = &found.missing[0];
    let (claim, param, auto) = (found.claim.as_str(), first.param, first.auto.as_str());
    let message = format!(
        "`{name}` is `{claim}` even where `{param}` is not `{auto}`, {}",
        consequence(first)
    );
    let primary = match found.is_automatic {
        true => format!("`{claim}` by what it is made of"),
        false => format!("no bound says that `{param}` is `{auto}`"),
    };
    let mut res = Diagnostic::new(found.span, message)
        .primary_text(primary)
        .confidence(first.confidence)
        .help(help(found));
    for missing in &found.missing {
        if missing.span != found.span {
            res = res.label(missing.span, reason(missing));
        }
    }
    res
}

/// What of the kind can happen, after "`Slot` is `Sync` even where `T` is not `Sync`, ".
fn consequence(missing: &Missing) -> String {
    let param = missing.param;
    match missing.why {
        Why::Owns(_) => format!("and takes a `{param}` along to other threads"),
        Why::PointsTo(_) => format!("and points to a `{param}`"),
        Why::Shares(_) => format!("and shares a `{param}` with others"),
        Why::Lends(by) => format!("but `{by}` lends out a `&{param}`"),
        Why::LendsMut(by) => format!("but `{by}` lends out a `&mut {param}`"),
        Why::Gives(by) => format!("but `{by}` hands out a `{param}`"),
        Why::Takes(by) => format!("but `{by}` takes in a `{param}`"),
        Why::Uses { method, field } => format!("but `{method}` uses the `{param}` in `{field}`"),
        Why::Shows(field) => format!("but anybody can reach the `{param}` in `{field}`"),
        Why::Derives(name) => format!("but its `{name}` reads a `{param}`"),
        Why::Guards => "but it derefs to what a lock keeps for one thread at a time".to_owned(),
        Why::Nothing => "which holds only as long as nothing reaches it".to_owned(),
    }
}

/// The words on the place that shows it.
fn reason(missing: &Missing) -> String {
    let param = missing.param;
    match missing.why {
        Why::Owns(_) | Why::Nothing => format!("holds a `{param}`"),
        Why::PointsTo(_) => format!("leads to a `{param}`"),
        Why::Shares(_) => format!("others may have the same `{param}`"),
        Why::Lends(_) => format!("lends out a `&{param}`"),
        Why::LendsMut(_) => format!("lends out a `&mut {param}`"),
        Why::Gives(_) => format!("hands out a `{param}`"),
        Why::Takes(_) => format!("takes in a `{param}`"),
        Why::Uses { field, .. } => format!("uses `{field}`"),
        Why::Shows(_) => "not private".to_owned(),
        Why::Derives(name) => format!("derives `{name}`"),
        Why::Guards => format!("may be shared wherever `{param}` is `Send`"),
    }
}

fn help(found: &WeakBound) -> String {
    let bounds: Vec<String> =
        found.missing.iter().map(|it| format!("`{}: {}`", it.param, it.auto.as_str())).collect();
    let bounds = words::list(&bounds);
    match found.is_automatic {
        true => format!("write the impl of `Sync` by hand, with the bound {bounds}"),
        false => format!("demand {bounds} in this impl"),
    }
}
