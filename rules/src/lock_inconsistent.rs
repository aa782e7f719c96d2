//! Finds data that is touched under a lock at most places and without it at others.
//!
//! ## Why
//!
//! Where most accesses of a datum hold one lock, that lock is meant to guard it, and a place that
//! does not hold it races with all the others. In Rust this happens to what stands beside its lock
//! and not in it: `UnsafeCell`, `static mut`, the data of a `Mutex<()>`, atomics that are changed
//! together with something else, `data_ptr`.
//!
//! ## Example
//!
//! ```rust
//! use std::{cell::UnsafeCell, sync::Mutex};
//!
//! struct Stats {
//!     lock: Mutex<()>,
//!     hits: UnsafeCell<u64>,
//! }
//!
//! unsafe impl Sync for Stats {}
//!
//! impl Stats {
//!     fn hit(&self) {
//!         let _guard = self.lock.lock().unwrap();
//!         unsafe { *self.hits.get() += 1 };
//!     }
//!     fn reset(&self) {
//!         let _guard = self.lock.lock().unwrap();
//!         unsafe { *self.hits.get() = 0 };
//!     }
//!     fn hits(&self) -> u64 {
//!         unsafe { *self.hits.get() }
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::sync::Mutex;
//!
//! struct Stats {
//!     hits: Mutex<u64>,
//! }
//!
//! impl Stats {
//!     fn hit(&self) {
//!         *self.hits.lock().unwrap() += 1;
//!     }
//!     fn reset(&self) {
//!         *self.hits.lock().unwrap() = 0;
//!     }
//!     fn hits(&self) -> u64 {
//!         *self.hits.lock().unwrap()
//!     }
//! }
//! ```
//!
//! Where the data must stand beside the lock, `guarded_by(lock)` writes the convention down, and
//! `lock_guarded_by` holds all code to it.
//!
//! ## Limits
//!
//! The rule guesses what is meant from what most places do: two places at least must hold the lock, and
//! at least half of all; writes count twice. Confidence is high where three quarters do and the lock
//! stands beside the datum, else medium. Fast paths that only read an atomic are fine; of atomics only
//! bare writes are reported, at low confidence, since many an atomic is under a lock by chance.
//! Accesses through `&mut`, in `Drop`, in functions that make the type, in `unsafe fn`s (their callers
//! answer for them), in functions that ask for a guard as a parameter and in tests do not count. Data that a promise speaks of is for `lock_guarded_by`.

use std::collections::BTreeMap;

use diag::{Confidence, Diagnostic};
use model::{Access, AccessKind, LockClass, Model};

use crate::{Context, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "lock_inconsistent",
    group: Group::Lock,
    level: Level::Warn,
    confidence: Confidence::Medium,
    ids: &["CERT-CON43-C", "CWE-567", "CWE-820"],
    since: "0.1.0",
    cure: None,
    check,
};

/// So many places must hold the lock before the others look wrong.
const MIN_GUARDED: usize = 2;
/// Under a lock by chance is what atomics often are.
const MIN_GUARDED_ATOMIC: usize = 3;
/// More places than this are not labelled.
const MAX_LABELS: usize = 3;

/// An access, and the locks that are held at it.
type Site = (Access, Vec<LockClass>);

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    // To gather the accesses of all bodies takes time.
    if model.codes().all(|it| model.shared_accesses(it).is_empty()) {
        return;
    }
    let protection = model.protection();
    let mut by_datum: BTreeMap<LockClass, Vec<Site>> = BTreeMap::new();
    for code in model.all_codes().filter(|it| !model.in_test(*it) && !model.is_unsafe_fn(*it)) {
        for access in model.shared_accesses(code) {
            let is_promised = model.program.promises.guarding(access.class).is_some();
            let held = protection.classes_at(code, access.pos);
            let is_told = held.is_empty() && model.is_given_guard(code);
            if !is_promised && !is_told && !model.is_exclusive(&access) {
                by_datum.entry(access.class).or_default().push((access, held));
            }
        }
    }
    for sites in by_datum.values() {
        let Some(usage) = Usage::of(model, sites) else { continue };
        for bare in &usage.bare {
            cx.report(usage.diagnostic(model, bare), false);
        }
    }
}

/// A datum, the lock that most of its accesses hold, and those that do not.
struct Usage<'s> {
    lock: LockClass,
    guarded: Vec<&'s Access>,
    bare: Vec<&'s Site>,
    confidence: Confidence,
}

impl<'s> Usage<'s> {
    fn of(model: &Model, sites: &'s [Site]) -> Option<Usage<'s>> {
        let lock = most_held(sites)?;
        let (guarded, bare): (Vec<&Site>, Vec<&Site>) =
            sites.iter().partition(|it| it.1.contains(&lock));
        let is_atomic = sites.iter().any(|it| it.0.kind == AccessKind::Atomic);
        // A look at an atomic without the lock is a fast path.
        let bare: Vec<&Site> = bare.into_iter().filter(|it| !is_atomic || it.0.is_write).collect();
        let weight = |it: &&Site| if it.0.is_write { 2 } else { 1 };
        let (n_guarded, n_bare) =
            (guarded.iter().map(weight).sum::<usize>(), bare.iter().map(weight).sum::<usize>());
        let min = if is_atomic { MIN_GUARDED_ATOMIC } else { MIN_GUARDED };
        let is_written = sites.iter().any(|it| it.0.is_write);
        if bare.is_empty() || guarded.len() < min || n_guarded < n_bare || !is_written {
            return None;
        }
        let is_clear = n_guarded >= 3 * n_bare && stands_beside(model, lock, sites);
        let confidence = match (is_atomic, is_clear) {
            (true, _) => Confidence::Low,
            (false, true) if guarded.len() > MIN_GUARDED => Confidence::High,
            (false, _) => Confidence::Medium,
        };
        let guarded = guarded.into_iter().map(|it| &it.0).collect();
        Some(Usage { lock, guarded, bare, confidence })
    }

    fn diagnostic(&self, model: &Model, (access, held): &Site) -> Diagnostic {
        let name = |class: LockClass| format!("`{}`", class.name(&model.program, &model.bodies));
        let (datum, lock) = (name(access.class), name(self.lock));
        let total = self.guarded.len() + self.bare.len();
        let counted = format!("{} of {total} places", self.guarded.len());
        let message = match held.first() {
            Some(other) => format!(
                "{datum} is touched under {} here, but under {lock} at {counted}",
                name(*other)
            ),
            None => format!("{datum} is touched without {lock}, which is held at {counted}"),
        };
        let mut res = Diagnostic::new(model.span(access.code, access.range), message)
            .confidence(self.confidence);
        for guarded in self.guarded.iter().take(MAX_LABELS) {
            let function = words::body_name(model, guarded.code);
            let text = format!("{lock} is held here, in {function}");
            res = res.label(model.span(guarded.code, guarded.range), text);
        }
        let place = match access.class.is_static() {
            true => "static",
            false => "field",
        };
        let by = self.lock.name_beside(access.class, &model.program, &model.bodies);
        res.help(format!("take {lock} here too, or move the data into it"))
            .help(format!("`// threadlint: guarded_by({by})` before the {place} has this checked"))
    }
}

/// The lock that is held at most of the places.
fn most_held(sites: &[Site]) -> Option<LockClass> {
    let mut counts: BTreeMap<LockClass, usize> = BTreeMap::new();
    for class in sites.iter().flat_map(|it| &it.1) {
        *counts.entry(*class).or_default() += 1;
    }
    let classes = counts.into_iter().filter(|it| !it.0.is_local());
    classes.max_by_key(|it| it.1).map(|it| it.0)
}

/// Whether the lock is a field of the same type, or both are statics.
fn stands_beside(model: &Model, lock: LockClass, sites: &[Site]) -> bool {
    sites.first().is_some_and(|it| lock.is_beside(it.0.class, &model.program))
}
