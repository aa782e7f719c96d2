//! Finds a static that is made by hand when it is first needed.
//!
//! ## Why
//!
//! Two threads can both find that it is not there, and both make it: one of the values is lost, or is
//! dropped while somebody uses it. A third one can see it half made. With a `Once` around the making
//! that cannot happen, but nothing holds a reader to look only after the `Once` is done: each reader
//! is `unsafe`, and has to prove it anew.
//!
//! ## Example
//!
//! ```rust
//! static mut CONFIG: Option<String> = None;
//!
//! #[allow(static_mut_refs)]
//! fn config() -> &'static str {
//!     unsafe {
//!         if CONFIG.is_none() {
//!             CONFIG = Some(String::from("default"));
//!         }
//!         CONFIG.as_deref().unwrap_or_default()
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::sync::LazyLock;
//!
//! static CONFIG: LazyLock<String> = LazyLock::new(|| String::from("default"));
//!
//! fn config() -> &'static str {
//!     &CONFIG
//! }
//! ```
//!
//! `OnceLock` is for a value that needs arguments, or that is made in one of several places;
//! `threadlint_runtime::Frozen` for one that is set at the start and read ever after.
//!
//! ## Limits
//!
//! Only `static mut`s are looked at, and a check and the making that it leads to only in one body. Medium
//! confidence where all writes stand under one `Once`: that is right as long as nobody reads too
//! early. A static that is made under a `Mutex` is not reported, nor are atomics, on which
//! `atomic_check_then_act` has an eye.

use diag::{Confidence, Diagnostic};
use model::{Lazy, Model, Order};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "shared_lazy_init",
    group: Group::Shared,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CWE-609", "CWE-543"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere("`threadlint_runtime::Frozen` is set once and read without a lock")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for found in model.lazy_statics() {
        let in_test = model.program.statics[found.id.0 as usize].in_test;
        cx.report(diagnostic(model, &found), in_test || model.in_test(found.code));
    }
}

fn diagnostic(model: &Model, found: &Lazy) -> Diagnostic {
    let def = &model.program.statics[found.id.0 as usize];
    let name = def.name;
    let declared = def.range.in_file(def.file);
    let res = match &found.order {
        Order::Once(once) => {
            let once = once.name(&model.program, &model.bodies);
            let message = format!(
                "`{name}` is made under `{once}`, and each reader has to see to it that it comes after"
            );
            Diagnostic::new(declared, message)
                .primary_text("made by hand when it is first needed")
                .label(found.made, format!("written under `{once}` only"))
                .confidence(Confidence::Medium)
        }
        Order::Nothing { checked } => {
            let message = format!(
                "two threads in {} can both find that `{name}` is not there, and make it twice",
                words::body_name(model, found.code)
            );
            let res = Diagnostic::new(found.made, message)
                .primary_text("made here, with nothing held")
                .label(declared, "shared by all threads");
            match checked {
                Some(checked) => res.label(*checked, "looked at here"),
                None => res,
            }
        }
    };
    res.help(
        "`LazyLock` makes a value once, and `OnceLock` takes one once; both in a plain `static`",
    )
}
