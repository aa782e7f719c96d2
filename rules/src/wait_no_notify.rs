//! Finds a condition variable or event that is waited for, and that nothing notifies.
//!
//! ## Why
//!
//! Whoever waits for it waits for ever, or until it wakes for no reason. The notification was
//! forgotten, or got lost when code was moved.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex};
//! struct Printer {
//!     jobs: Mutex<Vec<String>>,
//!     has_jobs: Condvar,
//! }
//!
//! impl Printer {
//!     fn print(&self, job: String) {
//!         self.jobs.lock().unwrap().push(job);
//!     }
//!
//!     fn next(&self) -> Option<String> {
//!         let jobs = self.jobs.lock().unwrap();
//!         let mut jobs = self.has_jobs.wait_while(jobs, |jobs| jobs.is_empty()).unwrap();
//!         jobs.pop()
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::{Condvar, Mutex};
//! struct Printer {
//!     jobs: Mutex<Vec<String>>,
//!     has_jobs: Condvar,
//! }
//!
//! impl Printer {
//!     fn print(&self, job: String) {
//!         self.jobs.lock().unwrap().push(job);
//!         self.has_jobs.notify_one();
//!     }
//!
//!     fn next(&self) -> Option<String> {
//!         let jobs = self.jobs.lock().unwrap();
//!         let mut jobs = self.has_jobs.wait_while(jobs, |jobs| jobs.is_empty()).unwrap();
//!         jobs.pop()
//!     }
//! }
//! ```
//!
//! A `threadlint_runtime::Queue` notifies by itself.
//!
//! ## Limits
//!
//! The whole workspace is looked through; a notification by another one, or from macros that are not
//! looked into, is not seen, so the confidence is medium. Only fields and statics are reported that hold
//! the condition variable, `Notify` or `Event` itself: an `Arc` of one has other names elsewhere. Nor are
//! those with a time-out, or of a type of which the crate notifies one that came as an argument.

use diag::{Confidence, Diagnostic};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "wait_no_notify",
    group: Group::Wait,
    level: Level::Warn,
    confidence: Confidence::Medium,
    ids: &["CWE-833"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads("`threadlint_runtime::Queue` notifies by itself")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for found in model.unnotified() {
        let name = words::lock_name(model, &found.on);
        let message = format!("nothing in the workspace notifies {name}");
        let diagnostic = Diagnostic::new(model.span(found.code, found.range), message)
            .primary_text("waits here")
            .help("whoever changes what is waited for has to notify it")
            .confidence(Confidence::Medium);
        cx.report(diagnostic, model.in_test(found.code));
    }
}
