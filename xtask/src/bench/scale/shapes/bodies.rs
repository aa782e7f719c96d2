//! Large functions.

use super::{line, state};

/// Ordinary statements, and one lock: else nobody would look at the function.
pub(super) fn plain(n_lines: usize) -> String {
    let mut text = state();
    line(&mut text, format_args!("pub fn long(state: &State, input: &[u32]) -> u32 {{"));
    line(&mut text, format_args!("    let mut sum = 0;"));
    for idx in 0..n_lines / 5 {
        line(&mut text, format_args!("    if input[{idx}] > sum {{"));
        line(&mut text, format_args!("        let v{idx} = input[{idx}].rotate_left(sum);"));
        line(&mut text, format_args!("        sum += v{idx};"));
        line(&mut text, format_args!("    }}"));
        line(&mut text, format_args!("    let x{idx} = sum.wrapping_add({idx}); sum ^= x{idx};"));
    }
    line(&mut text, format_args!("    *state.a.lock().unwrap() = sum;\n    sum\n}}"));
    text
}

pub(super) fn with_locks(n_lines: usize) -> String {
    let mut text = state();
    line(&mut text, format_args!("pub fn long(state: &State, input: &[u32]) -> u32 {{"));
    line(&mut text, format_args!("    let mut sum = 0;"));
    for idx in 0..n_lines / 5 {
        line(&mut text, format_args!("    if input[{idx}] > sum {{"));
        line(&mut text, format_args!("        let v{idx} = state.a.lock().unwrap();"));
        line(&mut text, format_args!("        sum += *v{idx};"));
        line(&mut text, format_args!("    }}"));
        line(&mut text, format_args!("    let x{idx} = sum.wrapping_add({idx}); sum ^= x{idx};"));
    }
    line(&mut text, format_args!("    sum\n}}"));
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
    let mut text = state();
    line(&mut text, format_args!("pub fn hold(state: &State) {{"));
    for idx in 0..n_guards {
        line(&mut text, format_args!("    let _guard{idx} = state.a.lock().unwrap();"));
    }
    line(&mut text, format_args!("}}"));
    text
}

pub(super) fn element_guards(n_guards: usize) -> String {
    let mut text = String::from("use std::sync::Mutex;\n\n");
    line(&mut text, format_args!("pub struct State {{ parts: Vec<Mutex<u32>> }}\n"));
    line(&mut text, format_args!("pub fn hold(state: &State, at: usize) {{"));
    for idx in 0..n_guards {
        line(
            &mut text,
            format_args!("    let _guard{idx} = state.parts[at + {idx}].lock().unwrap();"),
        );
    }
    line(&mut text, format_args!("}}"));
    text
}
