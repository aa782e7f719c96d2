//! Room for the parser, which calls itself for every bracket.

use crate::scan::Weight;

/// How much stack a text needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// What any thread has.
    Usual,
    /// A thread of its own.
    Large,
    /// More than there is.
    TooMuch,
}

/// Deeper nested brackets are left out.
pub(crate) const MAX_DEPTH: u32 = 2_000;

const LARGE: usize = 1 << 30;

/// How much stack a text of this weight needs.
pub(crate) fn need(weight: Weight) -> Need {
    let Weight { depth, chain, elses } = weight;
    if depth > MAX_DEPTH || chain > 200_000 || elses > 20_000 {
        Need::TooMuch
    } else if depth > 60 || chain > 400 || elses > 200 {
        Need::Large
    } else {
        Need::Usual
    }
}

/// Runs `work` on a thread with a stack that is large enough for `MAX_DEPTH`. The memory is only
/// reserved; what is not touched costs nothing.
pub(crate) fn on_large<T: Send>(work: impl FnOnce() -> T + Send) -> T {
    std::thread::scope(|scope| {
        let thread = std::thread::Builder::new().stack_size(LARGE);
        let handle = thread.spawn_scoped(scope, work).expect("a thread can be started");
        handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
    })
}
