//! Code that is hard on the linter, in any size.

mod bodies;
mod calls;
mod orders;

use std::{fmt::Write, path::PathBuf};

use clap::builder::PossibleValuesParser;

/// A kind of code.
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    /// From small to large: how time grows from one to the next is what is asked.
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
        sizes: &[2_000, 4_000, 8_000],
        usual: 8_000,
        make: |size| lib(calls::recursion(size)),
    },
    Shape {
        name: "chain",
        about: "functions each of which calls the next one, with locks held",
        sizes: &[16_000, 32_000, 64_000],
        usual: 64_000,
        make: |size| lib(calls::chain(size)),
    },
    Shape {
        name: "dispatch",
        about: "impls of one trait, and as many calls through `dyn`",
        sizes: &[750, 1_500, 3_000, 12_000],
        usual: 12_000,
        make: |size| lib(calls::dispatch(size)),
    },
    Shape {
        name: "few-impls",
        about: "calls through `dyn` of a trait with as many impls as are looked at",
        sizes: &[750, 1_500, 3_000],
        usual: 3_000,
        make: |size| lib(calls::few_impls(size)),
    },
    Shape {
        name: "plain-function",
        about: "lines of one function that takes no lock until its end",
        sizes: &[12_500, 25_000, 50_000],
        usual: 50_000,
        make: |size| lib(bodies::plain(size)),
    },
    Shape {
        name: "function",
        about: "lines of one function, a fifth of which take a lock",
        sizes: &[12_500, 25_000, 50_000],
        usual: 50_000,
        make: |size| lib(bodies::with_locks(size)),
    },
    Shape {
        name: "sections",
        about: "critical sections of one lock in one function",
        sizes: &[2_500, 5_000, 10_000],
        usual: 10_000,
        make: |size| lib(bodies::sections(size)),
    },
    Shape {
        name: "guards",
        about: "guards of one lock that are held at once",
        sizes: &[500, 1_000, 2_000],
        usual: 2_000,
        make: |size| lib(bodies::guards(size)),
    },
    Shape {
        name: "element-guards",
        about: "guards of locks in one `Vec` that are held at once",
        sizes: &[500, 1_000, 2_000],
        usual: 2_000,
        make: |size| lib(bodies::element_guards(size)),
    },
    Shape {
        name: "circle",
        about: "locks in one order graph, all in one circle",
        sizes: &[2_500, 5_000, 10_000],
        usual: 10_000,
        make: |size| lib(orders::circle(size)),
    },
    Shape {
        name: "tangle",
        about: "locks in one order graph, each in many circles",
        sizes: &[2_500, 5_000, 10_000],
        usual: 10_000,
        make: |size| lib(orders::tangle(size)),
    },
    Shape {
        name: "ordered",
        about: "locks in one order graph without a circle",
        sizes: &[2_500, 5_000, 10_000],
        usual: 10_000,
        make: |size| lib(orders::ordered(size)),
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
