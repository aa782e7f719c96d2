//! Finds a call that may wait without bound while a lock is held.
//!
//! ## Why
//!
//! Receiving from a channel, sending to a full one, joining a thread, meeting at a barrier, running a
//! process or a future to its end: how long that takes is up to somebody else. If that somebody
//! needs the lock, it takes for ever. Even if not, everybody who wants the lock waits as well.
//!
//! ## Example
//!
//! ```rust,no_run
//! # use std::{sync::Mutex, thread::JoinHandle};
//! struct Workers {
//!     handles: Mutex<Vec<JoinHandle<()>>>,
//! }
//!
//! fn stop(workers: &Workers) {
//!     let mut handles = workers.handles.lock().unwrap();
//!     while let Some(handle) = handles.pop() {
//!         handle.join().expect("worker panicked");
//!     }
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::{mem, sync::Mutex, thread::JoinHandle};
//! struct Workers {
//!     handles: Mutex<Vec<JoinHandle<()>>>,
//! }
//!
//! fn stop(workers: &Workers) {
//!     let handles = mem::take(&mut *workers.handles.lock().unwrap());
//!     for handle in handles {
//!         handle.join().expect("worker panicked");
//!     }
//! }
//! ```
//!
//! `threadlint_runtime::ordered::Mutex` has `with`, which holds the lock for a closure and no
//! longer; `threadlint_runtime::ordered::assert_no_locks_held`, before the call, finds what is held
//! at run time.
//!
//! ## Limits
//!
//! A lock around the very thing that is waited for (`Mutex<Receiver>`, `Mutex<TcpStream>`) is there
//! to serialise it, and not reported. Confidence is medium for calls with a time-out, for input and
//! output, which are often meant, for sends to a channel that may be without bound, for waits more than two calls away, for guards that `try_lock` gave,
//! and for readers that wait in a callee.

use diag::Confidence;
use model::effects::BlockKind;

use crate::{
    Context, Cure, Group, Level, Rule,
    across::{self, Shape, WaitKind},
    hold::Hold,
};

pub(crate) static RULE: Rule = Rule {
    name: "guard_across_blocking",
    group: Group::Guard,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON05-C", "CWE-667"],
    since: "0.1.0",
    cure: Some(Cure::OnThreads(
        "`threadlint_runtime::ordered::assert_no_locks_held` finds at run time what is held",
    )),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let places = across::all(model);
    let blocking =
        places.iter().filter(|it| is_blocking(it.wait) && it.shape(model) == Shape::Plain);
    for group in across::groups(blocking) {
        let code = group.first.code;
        let mut diagnostic = across::diagnostic(model, &group);
        if let Some(guard) = group.guards.first() {
            let hold = Hold::new(model, code, *guard);
            diagnostic = diagnostic.help(hold.advice("this call")).help(format!(
                "it never returns if what it waits for needs {} first",
                hold.lock_name()
            ));
        }
        cx.report(diagnostic, model.in_test(code));
    }
}

fn is_blocking(wait: WaitKind) -> bool {
    !matches!(
        wait,
        WaitKind::Await | WaitKind::Call(BlockKind::Sleep | BlockKind::Wait | BlockKind::Park)
    )
}
