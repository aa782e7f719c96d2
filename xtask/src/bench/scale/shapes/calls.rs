//! Large call graphs.

use super::{line, state};

pub(super) fn recursion(n_functions: usize) -> String {
    let mut text = state();
    for idx in 0..n_functions {
        let next = (idx + 1) % n_functions;
        line(&mut text, format_args!("pub fn step{idx}(state: &State, n: u32) -> u32 {{"));
        line(&mut text, format_args!("    *state.a.lock().unwrap() += n;"));
        line(&mut text, format_args!("    if n == 0 {{ n }} else {{ step{next}(state, n - 1) }}"));
        line(&mut text, format_args!("}}"));
    }
    text
}

pub(super) fn chain(n_functions: usize) -> String {
    let mut text = state();
    for idx in 0..n_functions {
        line(&mut text, format_args!("pub fn step{idx}(state: &State) -> u32 {{"));
        line(&mut text, format_args!("    let a = state.a.lock().unwrap();"));
        line(&mut text, format_args!("    drop(a);"));
        match idx {
            0 => line(&mut text, format_args!("    *state.b.lock().unwrap()")),
            _ => line(&mut text, format_args!("    step{}(state)", idx - 1)),
        }
        line(&mut text, format_args!("}}"));
    }
    text
}

pub(super) fn dispatch(n_impls: usize) -> String {
    let mut text = state();
    line(&mut text, format_args!("pub trait Job {{ fn run(&self, state: &State) -> u32; }}"));
    for idx in 0..n_impls {
        job(&mut text, idx);
    }
    text
}

/// As many impls as a call through a trait may mean, and not one more.
pub(super) fn few_impls(n_calls: usize) -> String {
    let mut text = state();
    line(&mut text, format_args!("pub trait Job {{ fn run(&self, state: &State) -> u32; }}"));
    for idx in 0..24 {
        job(&mut text, idx);
    }
    for idx in 0..n_calls {
        line(&mut text, format_args!("pub fn run{idx}(state: &State, job: &dyn Job) -> u32 {{"));
        line(&mut text, format_args!("    let b = state.b.lock().unwrap();"));
        line(&mut text, format_args!("    *b + job.run(state)"));
        line(&mut text, format_args!("}}"));
    }
    text
}

fn job(text: &mut String, idx: usize) {
    line(text, format_args!("pub struct Job{idx} {{ next: Box<dyn Job> }}"));
    line(text, format_args!("impl Job for Job{idx} {{"));
    line(text, format_args!("    fn run(&self, state: &State) -> u32 {{"));
    line(text, format_args!("        let a = state.a.lock().unwrap();"));
    line(text, format_args!("        *a + self.next.run(state)"));
    line(text, format_args!("    }}\n}}"));
}
