//! Room for the parser, which calls itself for every bracket.

use crate::scan::Weight;

/// How much stack a text needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Need {
    /// What any thread has.
    Usual,
    /// A stack of its own.
    Large,
    /// More than there is.
    TooMuch,
}

/// Deeper nested brackets are left out.
pub(crate) const MAX_DEPTH: u32 = 2_000;

const LARGE: usize = 512 << 20;

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

/// Runs `work` where there is room for `MAX_DEPTH`. What of it is not touched costs nothing.
pub(crate) fn on_large<T>(work: impl FnOnce() -> T) -> T {
    stacker::grow(LARGE, work)
}
