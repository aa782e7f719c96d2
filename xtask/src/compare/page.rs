//! The page that shows the comparison.

use std::fmt::Write;

use super::{Case, Column};

const HEAD: &str = "\
# What clippy finds, and what threadlint finds

Made by `cargo xtask compare`. Each row is a program with a textbook fault, in `xtask/compare/src/bin/`; beside it lies a
twin in which the fault is mended. The cells have the lints that speak of a line with the fault. Only lints about threads
count (`xtask/src/compare/tools.rs` lists those of rustc and clippy): what others say of these programs is no answer.
*False alarms* are what is said of the twins.

The programs are ours, written to show one fault each, so the table says what each tool looks for, not how much it finds in
real code; for that see [precision.md](precision.md). Clippy knows types exactly and looks at one function at a time, and
most of it is about other things. It has lints about threads that threadlint leaves to it.

lockbud, a detector of deadlocks in MIR, is not in the table: it needs a nightly compiler of a date of its own, which
cannot be had here together with these. RacerD, Miri, loom and ThreadSanitizer are not either: they analyse other languages,
or run the program.

";

pub(super) fn markdown(cases: &[Case], columns: &[Column], versions: &[String]) -> String {
    let mut res = HEAD.to_owned();
    let names: Vec<&str> = columns.iter().map(|it| it.name).collect();
    let _ = writeln!(res, "| fault | {} |", names.join(" | "));
    let _ = writeln!(res, "|---|{}", "---|".repeat(columns.len()));
    for case in cases {
        let cells: Vec<String> = columns.iter().map(|it| found(it, case)).collect();
        let _ = writeln!(res, "| {} (`{}`) | {} |", case.title, case.name, cells.join(" | "));
    }
    let row = |res: &mut String, name: &str, cell: &dyn Fn(&Column) -> String| {
        let cells: Vec<String> = columns.iter().map(cell).collect();
        let _ = writeln!(res, "| **{name}** | {} |", cells.join(" | "));
    };
    row(&mut res, "found", &|it| format!("{} of {}", it.found.len(), cases.len()));
    row(&mut res, "false alarms", &|it| it.false_alarms.len().to_string());
    let fastest = columns.iter().map(|it| it.time).min().unwrap_or_default();
    row(&mut res, "time, as a multiple of the fastest", &|it| {
        format!("{:.1}", it.time.as_secs_f64() / fastest.as_secs_f64().max(1e-9))
    });
    let _ = writeln!(
        res,
        "\nTimes are medians of {} runs, of clippy with nothing to build but the programs. Versions: threadlint {}, {}.",
        super::ROUNDS,
        env!("CARGO_PKG_VERSION"),
        versions.join(", "),
    );
    for column in columns.iter().filter(|it| !it.false_alarms.is_empty()) {
        let _ = writeln!(res, "\nFalse alarms of {}:\n", column.name);
        for (case, lint) in &column.false_alarms {
            let _ = writeln!(res, "- `{lint}` in `{case}{}`", super::TWIN);
        }
    }
    res
}

fn found(column: &Column, case: &Case) -> String {
    let lints = column.found.get(&case.name).into_iter().flatten();
    let lints: Vec<String> =
        lints.map(|it| format!("`{}`", it.trim_start_matches("clippy::"))).collect();
    if lints.is_empty() { "-".to_owned() } else { lints.join(", ") }
}
