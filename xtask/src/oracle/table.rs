//! The table of figures.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "this is what the command is for")]

use serde::Deserialize;

use crate::proof::Figure;

/// What the comparison of one crate counted.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct Figures {
    mir: u32,
    found: u32,
    extra: u32,
    ranges: u32,
    agree: u32,
    calls: u32,
    calls_agree: u32,
}

impl Figures {
    fn add(&mut self, other: Figures) {
        self.mir += other.mir;
        self.found += other.found;
        self.extra += other.extra;
        self.ranges += other.ranges;
        self.agree += other.agree;
        self.calls += other.calls;
        self.calls_agree += other.calls_agree;
    }

    fn row(self) -> String {
        let Figures { mir, found, extra, ranges, agree, calls, calls_agree } = self;
        let ranges = format!("{agree} of {ranges}");
        let calls = format!("{calls_agree} of {calls}");
        format!("{mir:6} {found:6} {extra:6} {ranges:>13} {calls:>15}")
    }
}

/// Says something about one crate.
pub(super) fn remark(text: &str) {
    eprintln!("{text}");
}

pub(super) fn print(rows: &[(String, Figures)]) {
    println!(
        "{:30} {:>6} {:>6} {:>6} {:>13} {:>15}",
        "", "MIR", "found", "extra", "ranges", "callees"
    );
    let mut total = Figures::default();
    for (name, figures) in rows {
        println!("{name:30} {}", figures.row());
        total.add(*figures);
    }
    println!("{:30} {}\n", "total", total.row());
    print_goal("acquisitions of the MIR that we have", total.found, total.mir, ">= 99 %");
    print_goal("acquisitions that only we have", total.extra, total.found + total.extra, "<= 1 %");
    print_goal("live ranges whose ends agree", total.agree, total.ranges, ">= 99 %");
    print_goal(
        "calls in the workspace with the same callee",
        total.calls_agree,
        total.calls,
        ">= 95 %",
    );
}

/// What `cargo xtask proof` shows.
pub(super) fn figures(rows: &[(String, Figures)]) -> Vec<Figure> {
    let mut total = Figures::default();
    rows.iter().for_each(|it| total.add(it.1));
    let share = |what: &str, part: u32, whole: u32, target| {
        Figure::share(what, part as usize, whole as usize, target)
    };
    let Figures { mir, found, extra, ranges, agree, calls, calls_agree } = total;
    vec![
        share("acquisitions of locks in rustc's MIR that are seen", found, mir, ">= 99 %"),
        share("acquisitions that are seen and are not in the MIR", extra, found + extra, "<= 1 %"),
        share("guards that end where they do in the MIR", agree, ranges, ">= 99 %"),
        share("calls with the callee that they have in the MIR", calls_agree, calls, ">= 95 %"),
    ]
}

fn print_goal(what: &str, part: u32, whole: u32, goal: &str) {
    let share = f64::from(part) * 100.0 / f64::from(whole.max(1));
    println!("{what:45} {share:6.1} %   goal {goal}");
}
