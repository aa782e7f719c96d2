//! Code that is hard on the linter, in any size.

use std::{fmt::Write, path::PathBuf};

use clap::builder::PossibleValuesParser;

/// A kind of code.
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    /// Each is four times the one before, as far as that goes.
    pub(super) sizes: &'static [usize],
    /// The largest size that is made unless more is asked for.
    pub(super) usual: usize,
    pub(super) make: fn(usize) -> Vec<(PathBuf, String)>,
}

pub(super) const SHAPES: &[Shape] = &[
    Shape {
        name: "services",
        about: "lines of ordinary code, a module for each 250 of them",
        sizes: &[11_250, 45_000, 180_000, 720_000, 2_880_000],
        usual: 720_000,
        make: services,
    },
    Shape {
        name: "recursion",
        about: "functions that call one another in one long circle, each with a lock",
        sizes: &[250, 1_000, 4_000, 16_000],
        usual: 16_000,
        make: recursion,
    },
    Shape {
        name: "chain",
        about: "functions each of which calls the next one, with locks held",
        sizes: &[1_000, 4_000, 16_000, 64_000],
        usual: 64_000,
        make: chain,
    },
    Shape {
        name: "dispatch",
        about: "impls of one trait, and as many calls through it",
        sizes: &[250, 1_000, 4_000, 16_000],
        usual: 16_000,
        make: dispatch,
    },
    Shape {
        name: "function",
        about: "lines of one function",
        sizes: &[3_125, 12_500, 50_000],
        usual: 50_000,
        make: function,
    },
    Shape {
        name: "locks",
        about: "locks in one order graph",
        sizes: &[625, 2_500, 10_000],
        usual: 10_000,
        make: locks,
    },
];

pub(super) fn names() -> PossibleValuesParser {
    SHAPES.iter().map(|it| it.name).collect::<Vec<_>>().into()
}

/// Each module has a service with two locks, its own methods, and calls of the module before.
fn services(lines: usize) -> Vec<(PathBuf, String)> {
    const LINES: usize = 250;
    let n_modules = (lines / LINES).max(1);
    let mut root = String::new();
    let mut files = Vec::new();
    for idx in 0..n_modules {
        line(&mut root, format_args!("pub mod part{idx};"));
        files.push((PathBuf::from(format!("part{idx}.rs")), service(idx, LINES)));
    }
    files.push((PathBuf::from("lib.rs"), root));
    files
}

fn service(idx: usize, lines: usize) -> String {
    let mut text = format!(
        "//! Part {idx}.\n\nuse std::{{collections::HashMap, sync::Mutex}};\n\n\
         #[derive(Default)]\npub struct Service{idx} {{\n    queue: Mutex<Vec<u64>>,\n    \
         totals: Mutex<HashMap<String, u64>>,\n}}\n\nimpl Service{idx} {{\n"
    );
    let before = idx.checked_sub(1);
    let mut nth = 0;
    while text.lines().count() + 24 < lines {
        let _ = write!(
            text,
            "    /// Adds what `values` come to.\n    \
             pub fn add{nth}(&self, name: &str, values: &[u64]) -> u64 {{\n        \
             let mut sum = 0;\n        for value in values {{\n            \
             if *value % 2 == 0 {{\n                sum += value * {nth};\n            \
             }} else {{\n                sum += self.weight(*value, name.len());\n            \
             }}\n        }}\n        \
             let mut totals = self.totals.lock().unwrap();\n        \
             *totals.entry(name.to_owned()).or_default() += sum;\n        drop(totals);\n        \
             self.queue.lock().unwrap().push(sum);\n        sum\n    }}\n\n"
        );
        nth += 1;
    }
    line(&mut text, format_args!("    fn weight(&self, value: u64, len: usize) -> u64 {{"));
    line(&mut text, format_args!("        value.saturating_mul(len as u64)\n    }}\n"));
    if let Some(before) = before {
        let _ = write!(
            text,
            "    pub fn forward(&self, to: &crate::part{before}::Service{before}) -> u64 {{\n        \
             let next = self.queue.lock().unwrap().pop();\n        \
             next.map_or(0, |it| to.add0(\"forward\", &[it]))\n    }}\n"
        );
    }
    text.push_str("}\n");
    text
}

fn recursion(n_functions: usize) -> Vec<(PathBuf, String)> {
    let mut text = state();
    for idx in 0..n_functions {
        let next = (idx + 1) % n_functions;
        line(&mut text, format_args!("pub fn step{idx}(state: &State, n: u32) -> u32 {{"));
        line(&mut text, format_args!("    *state.a.lock().unwrap() += n;"));
        line(&mut text, format_args!("    if n == 0 {{ n }} else {{ step{next}(state, n - 1) }}"));
        line(&mut text, format_args!("}}"));
    }
    lib(text)
}

fn chain(n_functions: usize) -> Vec<(PathBuf, String)> {
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
    lib(text)
}

fn dispatch(n_impls: usize) -> Vec<(PathBuf, String)> {
    let mut text = state();
    line(&mut text, format_args!("pub trait Job {{ fn run(&self, state: &State) -> u32; }}"));
    for idx in 0..n_impls {
        line(&mut text, format_args!("pub struct Job{idx} {{ next: Box<dyn Job> }}"));
        line(&mut text, format_args!("impl Job for Job{idx} {{"));
        line(&mut text, format_args!("    fn run(&self, state: &State) -> u32 {{"));
        line(&mut text, format_args!("        let a = state.a.lock().unwrap();"));
        line(&mut text, format_args!("        *a + self.next.run(state)"));
        line(&mut text, format_args!("    }}\n}}"));
    }
    lib(text)
}

fn function(n_lines: usize) -> Vec<(PathBuf, String)> {
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
    lib(text)
}

fn locks(n_locks: usize) -> Vec<(PathBuf, String)> {
    let mut text = String::from("use std::sync::Mutex;\n\npub struct State {\n");
    for idx in 0..n_locks {
        line(&mut text, format_args!("    l{idx}: Mutex<u32>,"));
    }
    line(&mut text, format_args!("}}\n\nimpl State {{"));
    for idx in 0..n_locks {
        for (nth, ahead) in [1, 7, 31].into_iter().enumerate() {
            let next = (idx + ahead) % n_locks;
            line(&mut text, format_args!("    pub fn f{idx}_{nth}(&self) -> u32 {{"));
            line(&mut text, format_args!("        let a = self.l{idx}.lock().unwrap();"));
            line(&mut text, format_args!("        *a + *self.l{next}.lock().unwrap()"));
            line(&mut text, format_args!("    }}"));
        }
    }
    line(&mut text, format_args!("}}"));
    lib(text)
}

fn state() -> String {
    "use std::sync::Mutex;\n\npub struct State {\n    a: Mutex<u32>,\n    b: Mutex<u32>,\n}\n\n"
        .to_owned()
}

fn lib(text: String) -> Vec<(PathBuf, String)> {
    vec![(PathBuf::from("lib.rs"), text)]
}

fn line(text: &mut String, line: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _ = writeln!(text, "{line}");
}
