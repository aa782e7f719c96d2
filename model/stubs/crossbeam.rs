//! What the analysis knows of `crossbeam` 0.8: it hands on its parts.

pub use self::thread::scope;
pub use crossbeam_channel as channel;
pub use crossbeam_deque as deque;
pub use crossbeam_epoch as epoch;
pub use crossbeam_queue as queue;
pub use crossbeam_utils::{atomic, thread};

pub mod sync {
    pub use crossbeam_utils::sync::*;
}

pub mod utils {
    pub use crossbeam_utils::{Backoff, CachePadded};
}
