//! Code that is too much for some limit: the work stays in bounds, and the report says what it left out.

mod texts;

use std::{fmt::Write as _, path::Path};

use threadlint::Report;

/// What all rules say of files.
fn report(files: &[(&str, String)]) -> Report {
    let base = Path::new("/limits");
    let files = files.iter().map(|(name, text)| (base.join(name), text.clone()));
    texts::report(base, files.collect())
}

/// How many findings of a rule there are in a file.
fn count(report: &Report, file: &str, rule: &str) -> usize {
    let found = report.findings.iter().filter(|it| {
        let span = it.finding.diagnostic.primary.span;
        it.finding.rule.name == rule && report.map.file(span.file).path.ends_with(file)
    });
    found.count()
}

/// The head, `n` times what `one` makes of the number, and the end.
fn times(head: &str, n: usize, one: impl Fn(usize) -> String, end: &str) -> String {
    let mut text = format!("{head}\n");
    for idx in 0..n {
        let _ = writeln!(text, "{}", one(idx));
    }
    text + end
}

const STATE: &str = "use std::sync::Mutex;\n\
                     pub struct State { a: Mutex<u32>, b: Mutex<u32>, parts: Vec<Mutex<u32>> }";

/// A struct of so many locks.
fn locks(n: usize) -> String {
    let head = "use std::sync::Mutex;\npub struct State {";
    times(head, n, |idx| format!("    l{idx}: Mutex<u32>,"), "}\n")
}

/// A function that takes both locks, the second one within the first.
fn both(name: usize, first: usize, second: usize) -> String {
    format!(
        "pub fn f{name}(state: &State) -> u32 {{\n    let first = state.l{first}.lock().unwrap();\n    \
         *first + *state.l{second}.lock().unwrap()\n}}"
    )
}

fn guards(n: usize) -> String {
    let guard = |idx| format!("    let _guard{idx} = state.a.lock().unwrap();");
    times(&format!("{STATE}\npub fn hold(state: &State) {{"), n, guard, "}\n")
}

fn element_guards(n: usize) -> String {
    let guard = |idx| format!("    let _guard{idx} = state.parts[at + {idx}].lock().unwrap();");
    times(&format!("{STATE}\npub fn hold(state: &State, at: usize) {{"), n, guard, "}\n")
}

fn sections(n: usize) -> String {
    let section = |idx| {
        format!(
            "    let seen{idx} = *state.a.lock().unwrap();\n    \
             *state.a.lock().unwrap() = seen{idx} + {idx};"
        )
    };
    times(&format!("{STATE}\npub fn act(state: &State) {{"), n, section, "}\n")
}

/// Each section is compared with all before it to no end.
fn idle_sections(n: usize) -> String {
    let section = |idx| format!("    *state.a.lock().unwrap() = {idx};");
    times(&format!("{STATE}\npub fn act(state: &State) {{"), n, section, "}\n")
}

fn impls(n: usize) -> String {
    let job = |idx| {
        format!(
            "pub struct Job{idx} {{ next: Box<dyn Job> }}\nimpl Job for Job{idx} {{\n    \
             fn run(&self, state: &State) -> u32 {{\n        \
             let a = state.a.lock().unwrap();\n        *a + self.next.run(state)\n    }}\n}}"
        )
    };
    let head = format!("{STATE}\npub trait Job {{ fn run(&self, state: &State) -> u32; }}");
    times(&head, n, job, "")
}

/// A function that takes a lock, so many calls below one that holds another.
fn calls(n: usize) -> String {
    let step = |idx| {
        let next = match idx + 1 < n {
            true => format!("step{}(state)", idx + 1),
            false => "*state.a.lock().unwrap()".to_owned(),
        };
        format!("fn step{idx}(state: &State) -> u32 {{\n    {next}\n}}")
    };
    let top = "pub fn top(state: &State) -> u32 {\n    let b = state.b.lock().unwrap();\n    \
               *b + step0(state)\n}\n";
    times(STATE, n, step, top)
}

fn recursion(n: usize) -> String {
    let step = |idx| {
        format!(
            "pub fn step{idx}(state: &State, n: u32) -> u32 {{\n    \
             *state.l{idx}.lock().unwrap() += n;\n    \
             if n == 0 {{ n }} else {{ step{}(state, n - 1) }}\n}}",
            (idx + 1) % n
        )
    };
    times(&locks(n), n, step, "")
}

/// So many locks, each of which is taken within the one before.
fn line(n: usize) -> String {
    times(&locks(n), n - 1, |idx| both(idx, idx, idx + 1), "")
}

fn circle(n: usize) -> String {
    times(&locks(n), n, |idx| both(idx, idx, (idx + 1) % n), "")
}

fn circles_of_two(n: usize) -> String {
    times(&locks(2 * n), 2 * n, |idx| both(idx, idx, idx ^ 1), "")
}

fn macros(made: &str) -> String {
    format!(
        "{STATE}\nmacro_rules! deep {{ ($it:expr) => {{ {made} }} }}\n\
         pub fn f(state: &State) -> u32 {{\n    let a = state.a.lock().unwrap();\n    \
         *a + deep!(1)\n}}\n"
    )
}

#[test]
fn within_the_limits_nothing_is_left_out() {
    let report = report(&[
        ("guards.rs", guards(5)),
        ("sections.rs", sections(10)),
        ("impls.rs", impls(24)),
        ("calls.rs", calls(20)),
        ("recursion.rs", recursion(3)),
        ("line.rs", line(8)),
        ("circle.rs", circle(4)),
        ("macros.rs", macros("$it + 1")),
    ]);
    assert_eq!(report.remarks.cuts, <[&str; 0]>::default());
    assert_eq!(count(&report, "guards.rs", "lock_double"), 4);
    assert_eq!(count(&report, "circle.rs", "lock_order"), 1);
}

#[test]
fn beyond_a_limit_the_report_says_what_is_left_out() {
    let report = report(&[
        ("guards.rs", guards(300)),
        ("elements.rs", element_guards(300)),
        ("sections.rs", sections(100)),
        ("long.rs", idle_sections(900)),
        ("impls.rs", impls(25)),
        ("calls.rs", calls(40)),
        ("recursion.rs", recursion(12)),
        ("circle.rs", circle(6)),
        ("circles.rs", circles_of_two(420)),
        ("macros.rs", macros("deep!($it + 1)")),
    ]);
    let expected = [
        "1 group of functions that call one another was given up",
        "1 function leads through more calls than are followed",
        "1 method of a trait has too many impls",
        "2 functions hold more guards at once",
        "2 functions take a lock under more guards of that lock",
        "1 file has macros that make more",
        "2 functions have more critical sections of a lock",
        "1 function is so long that not all",
        "there are more circles of locks than are told of",
        "a circle that is longer than is looked for",
    ];
    let cuts = &report.remarks.cuts;
    let is_told = cuts.iter().zip(expected).all(|(cut, part)| cut.contains(part));
    assert!(is_told && cuts.len() == expected.len(), "{cuts:#?}");
    // What is cut off is what says the same again.
    assert_eq!(count(&report, "guards.rs", "lock_double"), 299);
    assert_eq!(count(&report, "sections.rs", "shared_check_then_act"), 100);
    assert!((1..=4 * 300).contains(&count(&report, "elements.rs", "lock_order_instances")));
}
