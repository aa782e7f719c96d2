//! Finds a call that changes what the whole process shares without a lock.
//!
//! ## Why
//!
//! The environment, the working directory, the locale and the hidden buffers of C belong to the
//! process, not to a thread. `set_var` may move the strings that another thread is reading in C code
//! at that moment, which crashes; from edition 2024 on it is `unsafe` for that reason. `localtime_r`
//! reads the environment without the lock that `std::env` takes. A changed working directory makes
//! every relative path of other threads mean another file.
//!
//! ## Example
//!
//! ```rust
//! use std::env;
//!
//! pub fn with_proxy(proxy: &str) {
//!     unsafe { env::set_var("HTTPS_PROXY", proxy) };
//! }
//! ```
//!
//! ## Instead
//!
//! Hand the value to whoever needs it: as an argument, or to the one process that is started.
//!
//! ```rust
//! use std::process::Command;
//!
//! pub fn with_proxy(command: &mut Command, proxy: &str) {
//!     command.env("HTTPS_PROXY", proxy);
//! }
//! ```
//!
//! What has to be set for the process is set at the start of `main`, before there are threads; what
//! is read often is read once, into a `OnceLock`.
//!
//! ## Limits
//!
//! Calls that run before `main` starts a thread are fine, unless `main` is async, and so are those in
//! the child of a fork. Medium confidence in functions of a program, and of a library that has
//! programs in its workspace, unless a thread was started before: whoever wrote the program may know
//! that no thread runs yet. So it is in tasks of a program where edition 2024 demands an `unsafe` around
//! the call: its author was told, and the runtime may have a single thread. The same where a lock is held, which keeps away only those who take it,
//! too; and for functions of C that read the time zone or the locale, which is a race only if somebody
//! changes them. Which threads start in libraries is not known.

use diag::{Confidence, Diagnostic};
use model::{Company, Model, ProcessUse, Protection, effects::ProcessState};

use crate::{Context, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "shared_env",
    group: Group::Shared,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON33-C", "CWE-362"],
    since: "0.1.0",
    cure: None,
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let found = model.process_uses();
    if found.is_empty() {
        return;
    }
    let protection = model.protection();
    for found in found {
        cx.report(diagnostic(model, &protection, &found), model.in_test(found.code));
    }
}

fn diagnostic(model: &Model, protection: &Protection<'_>, found: &ProcessUse) -> Diagnostic {
    let name = model.program.func(found.func).name;
    let message = format!("`{name}` {}", consequence(found.state));
    let is_locked = !protection.classes_at(found.code, found.pos).is_empty()
        || model.is_given_guard(found.code);
    // What is asked for is no harm as long as nobody changes it.
    let is_rarely_changed = matches!(found.state, ProcessState::Zone | ProcessState::Locale);
    let confidence = match found.company {
        _ if is_locked || is_rarely_changed => Confidence::Medium,
        Company::Any => Confidence::High,
        Company::Task if !found.is_vouched_for => Confidence::High,
        _ => Confidence::Medium,
    };
    let primary = match is_locked {
        true => "the lock that is held keeps only those away who take it".to_owned(),
        false => format!("other threads may run beside {}", words::body_name(model, found.code)),
    };
    Diagnostic::new(model.span(found.code, found.range), message)
        .primary_text(primary)
        .confidence(confidence)
        .help(instead(found.state))
}

/// What happens, after the name of the function.
fn consequence(state: ProcessState) -> &'static str {
    match state {
        ProcessState::Environment => {
            "changes the environment of the process while other threads may be reading it"
        }
        ProcessState::Directory => "changes what relative paths mean in all threads of the process",
        ProcessState::Mask => "changes the modes of files that other threads are creating",
        ProcessState::Zone => {
            "reads the environment without the lock that `std::env` takes to change it"
        }
        ProcessState::Locale => {
            "changes the locale of the process while other threads may be using it"
        }
        ProcessState::Buffer => "uses memory that all threads of the process share, without a lock",
    }
}

fn instead(state: ProcessState) -> &'static str {
    match state {
        ProcessState::Environment => {
            "hand the value on as an argument, or set it at the start of `main`, before there are threads"
        }
        ProcessState::Directory => {
            "join paths with a folder that is handed on, and give child processes theirs with `current_dir`"
        }
        ProcessState::Mask => {
            "give each file its mode when it is created, or set the mask once at the start of `main`"
        }
        ProcessState::Zone => {
            "do it with a crate that reads the zone files itself, such as `jiff` or `chrono` from 0.4.20 on"
        }
        ProcessState::Locale => "set it once at the start of `main`, before there are threads",
        ProcessState::Buffer => {
            "use what gives the result in memory of the caller's: the variant whose name ends in `_r`, or Rust's own"
        }
    }
}
