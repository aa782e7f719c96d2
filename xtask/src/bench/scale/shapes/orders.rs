//! Large order graphs.

use super::line;

pub(super) fn circle(n_locks: usize) -> String {
    locks(n_locks, |idx| vec![(idx + 1) % n_locks])
}

/// Each lock comes before three others, all around.
pub(super) fn tangle(n_locks: usize) -> String {
    locks(n_locks, |idx| [1, 7, 31].into_iter().map(|it| (idx + it) % n_locks).collect())
}

pub(super) fn ordered(n_locks: usize) -> String {
    locks(n_locks, |idx| {
        [1, 7, 31].into_iter().map(|it| idx + it).filter(|it| *it < n_locks).collect()
    })
}

/// For each lock and each of those that come after it, a method that takes both.
fn locks(n_locks: usize, after: impl Fn(usize) -> Vec<usize>) -> String {
    let mut text = String::from("use std::sync::Mutex;\n\npub struct State {\n");
    for idx in 0..n_locks {
        line(&mut text, format_args!("    l{idx}: Mutex<u32>,"));
    }
    line(&mut text, format_args!("}}\n\nimpl State {{"));
    for idx in 0..n_locks {
        for (nth, next) in after(idx).into_iter().enumerate() {
            line(&mut text, format_args!("    pub fn f{idx}_{nth}(&self) -> u32 {{"));
            line(&mut text, format_args!("        let a = self.l{idx}.lock().unwrap();"));
            line(&mut text, format_args!("        *a + *self.l{next}.lock().unwrap()"));
            line(&mut text, format_args!("    }}"));
        }
    }
    line(&mut text, format_args!("}}"));
    text
}
