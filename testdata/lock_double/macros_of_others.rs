//! A macro that hands on to one of the same name, which is another crate's.

//@ only

use std::sync::Mutex;

macro_rules! debug {
    ($($args:tt)+) => {
        if cfg!(feature = "quiet") {
            slog::debug!(target: "quiet", $($args)+);
            slog::debug!($($args)+);
        } else {
            slog::debug!($($args)+);
        }
    };
}

/// One that really calls itself.
macro_rules! sum {
    ($one:expr) => { $one };
    ($one:expr, $($more:expr),+) => { $one + $crate::sum!($($more),+) };
}
pub(crate) use sum;

struct Counter {
    value: Mutex<u64>,
}

impl Counter {
    fn both(&self, other: u64) -> u64 {
        let value = self.value.lock().unwrap();
        debug!("value"; "is" => *value);
        debug!("value"; "is" => other);
        sum!(other, *value, *self.value.lock().unwrap()) //~ lock_double: `Counter.value` is locked again
    }
}
