//! Large functions.

use super::{line, state};

/// Ordinary statements, and one lock: else nobody would look at the function.
pub(super) fn plain(n_lines: usize) -> String {
    let end = "    *state.a.lock().unwrap() = sum;\n    sum\n}";
    long(n_lines, |idx| (format!("input[{idx}].rotate_left(sum)"), format!("v{idx}")), end)
}

pub(super) fn with_locks(n_lines: usize) -> String {
    long(n_lines, |idx| ("state.a.lock().unwrap()".to_owned(), format!("*v{idx}")), "    sum\n}")
}

/// A function that does something every five lines with a value, which `made` gives as it is made and as it
/// is used.
fn long(n_lines: usize, made: impl Fn(usize) -> (String, String), end: &str) -> String {
    let mut text = state();
    line(&mut text, format_args!("pub fn long(state: &State, input: &[u32]) -> u32 {{"));
    line(&mut text, format_args!("    let mut sum = 0;"));
    for idx in 0..n_lines / 5 {
        let (value, used) = made(idx);
        line(&mut text, format_args!("    if input[{idx}] > sum {{"));
        line(&mut text, format_args!("        let v{idx} = {value};"));
        line(&mut text, format_args!("        sum += {used};"));
        line(&mut text, format_args!("    }}"));
        line(&mut text, format_args!("    let x{idx} = sum.wrapping_add({idx}); sum ^= x{idx};"));
    }
    line(&mut text, format_args!("{end}"));
    text
}

/// Each looks, and then acts in another section.
pub(super) fn sections(n_sections: usize) -> String {
    let mut text = state();
    line(&mut text, format_args!("pub fn act(state: &State) {{"));
    for idx in 0..n_sections / 2 {
        line(&mut text, format_args!("    let seen{idx} = *state.a.lock().unwrap();"));
        line(&mut text, format_args!("    *state.a.lock().unwrap() = seen{idx} + {idx};"));
    }
    line(&mut text, format_args!("}}"));
    text
}

pub(super) fn guards(n_guards: usize) -> String {
    hold(state(), "state: &State", n_guards, |_| "state.a".to_owned())
}

pub(super) fn element_guards(n_guards: usize) -> String {
    let mut head = String::from("use std::sync::Mutex;\n\n");
    line(&mut head, format_args!("pub struct State {{ parts: Vec<Mutex<u32>> }}\n"));
    let lock = |idx| format!("state.parts[at + {idx}]");
    hold(head, "state: &State, at: usize", n_guards, lock)
}

/// A function that takes locks, and holds them all.
fn hold(head: String, params: &str, n_guards: usize, lock: impl Fn(usize) -> String) -> String {
    let mut text = head;
    line(&mut text, format_args!("pub fn hold({params}) {{"));
    for idx in 0..n_guards {
        line(&mut text, format_args!("    let _guard{idx} = {}.lock().unwrap();", lock(idx)));
    }
    line(&mut text, format_args!("}}"));
    text
}
