//! How many findings there are, and how many of those that were judged are true.
#![expect(clippy::print_stdout, reason = "this is what the command is for")]

use std::{collections::BTreeMap, fmt::Write, fs};

use anyhow::Result;

use super::{
    Said,
    accepted::Row,
    judged::{Judgement, Verdict},
    judgement_of,
};
use crate::proof::Figure;

/// What was judged of one rule's findings, on the code as the linter sees it now.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) findings: u32,
    pub(super) right: u32,
    pub(super) wrong: u32,
    pub(super) taste: u32,
}

impl Counts {
    pub(super) fn judged(self) -> u32 {
        self.right + self.wrong + self.taste
    }

    /// The share of what was judged and is not false: what is a matter of taste is so, after all.
    fn share(self) -> f64 {
        f64::from(self.right + self.taste) / f64::from(self.judged().max(1))
    }

    /// Where the true share lies, with 95 % certainty (Wilson's interval).
    fn interval(self) -> (f64, f64) {
        let n = f64::from(self.judged());
        if n == 0.0 {
            return (0.0, 1.0);
        }
        let (p, z) = (self.share(), 1.96);
        let middle = p + z * z / (2.0 * n);
        let width = z * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
        let whole = 1.0 + z * z / n;
        ((middle - width) / whole, ((middle + width) / whole).min(1.0))
    }

    pub(super) fn judge(&mut self, verdict: Verdict) {
        match verdict {
            Verdict::True => self.right += 1,
            Verdict::False => self.wrong += 1,
            Verdict::Taste => self.taste += 1,
        }
    }
}

fn count<'s>(said: &'s [Said], judgements: &[Judgement]) -> (BTreeMap<&'s str, Counts>, Counts) {
    let mut rules: BTreeMap<&str, Counts> = BTreeMap::new();
    let mut total = Counts::default();
    for row in said.iter().flat_map(|it| &it.rows) {
        for counts in [rules.entry(&row.rule).or_default(), &mut total] {
            counts.findings += 1;
            if let Some(judgement) = judgement_of(row, judgements) {
                counts.judge(judgement.verdict);
            }
        }
    }
    (rules, total)
}

/// Findings per 10,000 lines in the crate in the middle.
fn median_density(said: &[Said]) -> f64 {
    let density = |it: &Said| it.rows.len() as f64 * 10_000.0 / it.n_lines.max(1) as f64;
    let mut all: Vec<f64> = said.iter().map(density).collect();
    all.sort_by(f64::total_cmp);
    all.get(all.len() / 2).copied().unwrap_or_default()
}

/// Prints the table by rule.
pub(super) fn print(said: &[Said], judgements: &[Judgement]) {
    let (rules, total) = count(said, judgements);
    println!("{:26} findings  judged  true  taste  false  share (95 % interval)", "rule");
    for (name, counts) in rules.iter().map(|it| (*it.0, *it.1)).chain([("all", total)]) {
        let Counts { findings, right, wrong, taste } = counts;
        let judged = counts.judged();
        let share = match judged {
            0 => "-".to_owned(),
            _ => percent(counts),
        };
        println!("{name:26} {findings:8}  {judged:6}  {right:4}  {taste:5}  {wrong:5}  {share}");
    }
    println!("{}", summary(said, judgements));
}

/// What `cargo xtask proof` shows.
pub(super) fn figures(said: &[Said], judgements: &[Judgement]) -> Vec<Figure> {
    let (_, total) = count(said, judgements);
    let right = (total.right + total.taste) as usize;
    let n_lines: u64 = said.iter().map(|it| it.n_lines).sum();
    vec![
        Figure::share(
            "findings of a plain run that are true, of those that were judged",
            right,
            total.judged() as usize,
            ">= 90 %",
        ),
        Figure {
            what: "findings of a plain run per 10,000 lines, in the median crate".to_owned(),
            measured: format!(
                "{:.2} ({} crates, {n_lines} lines)",
                median_density(said),
                said.len()
            ),
            target: "<= 1",
        },
    ]
}

/// The share that is right, with its interval.
pub(super) fn percent(counts: Counts) -> String {
    let (low, high) = counts.interval();
    format!("{:.0} % ({:.0}-{:.0})", counts.share() * 100.0, low * 100.0, high * 100.0)
}

fn summary(said: &[Said], judgements: &[Judgement]) -> String {
    let n_lines: u64 = said.iter().map(|it| it.n_lines).sum();
    let n_rows: usize = said.iter().map(|it| it.rows.len()).sum();
    let is_said = |it: &Judgement| {
        said.iter().flat_map(|it| &it.rows).any(|row| {
            row.krate == it.krate && row.fingerprint == it.fingerprint && row.rule == it.rule
        })
    };
    let gone = judgements.iter().filter(|it| !is_said(it));
    let mended = gone.filter(|it| it.verdict == Verdict::False).count();
    format!(
        "{n_rows} findings in {} crates of {n_lines} lines; {:.2} per 10,000 lines in the median \
         crate; {mended} findings that were judged false are not reported any more",
        said.len(),
        median_density(said)
    )
}

/// The table for the documentation.
pub(super) fn markdown(said: &[Said], judgements: &[Judgement]) -> String {
    let (rules, total) = count(said, judgements);
    let mut res = "# How often it is right\n\nMade by `cargo xtask corpus --table`: a plain run over \
        the crates of `testdata/corpus.toml`. A sample of the findings was judged, many by a few \
        lines around them only (`testdata/corpus-judged.tsv` has a sentence for each). *Taste*: what is said is so, and whether \
        it ought to be changed is for its owners to say. *Right*: true or taste, with the interval in \
        which the share lies with 95 % certainty.\n\n\
        | rule | findings | judged | true | taste | false | right |\n|---|--:|--:|--:|--:|--:|---|\n"
        .to_owned();
    for (name, counts) in rules.iter().map(|it| (*it.0, *it.1)).chain([("all", total)]) {
        let Counts { findings, right, wrong, taste } = counts;
        let judged = counts.judged();
        let share = if judged == 0 { String::new() } else { percent(counts) };
        let _ = writeln!(
            res,
            "| `{name}` | {findings} | {judged} | {right} | {taste} | {wrong} | {share} |"
        );
    }
    let _ = writeln!(res, "\n{}.", summary(said, judgements));
    res
}

/// Prints findings that nobody has judged: `n` of each rule, from as many crates as there are.
pub(super) fn print_sample(said: &[Said], judgements: &[Judgement], n: usize) -> Result<()> {
    let mut by_rule: BTreeMap<&str, Vec<(&Said, &Row)>> = BTreeMap::new();
    let longest = said.iter().map(|it| it.rows.len()).max().unwrap_or_default();
    // The first of each crate, then the second of each, ..
    for nth in 0..longest {
        for it in said {
            let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
            for row in &it.rows {
                let seen = rules.entry(&row.rule).or_default();
                if *seen == nth && judgement_of(row, judgements).is_none() {
                    by_rule.entry(&row.rule).or_default().push((it, row));
                }
                *seen += 1;
            }
        }
    }
    for (it, row) in by_rule.values().flat_map(|it| it.iter().take(n)) {
        print_finding(it, row)?;
    }
    Ok(())
}

/// Prints a finding and the lines around it.
pub(super) fn print_finding(said: &Said, row: &Row) -> Result<()> {
    let Row { krate, rule, place, fingerprint, message } = row;
    println!("{krate}\t{rule}\t{place}\t{fingerprint}\n    {message}");
    print_code(said, place)
}

/// The lines around a place.
fn print_code(said: &Said, place: &str) -> Result<()> {
    let (file, line) = place.rsplit_once(':').unwrap_or((place, "1"));
    let line: usize = line.parse()?;
    let text = fs::read_to_string(said.source.join(file)).unwrap_or_default();
    for (idx, it) in text.lines().enumerate().skip(line.saturating_sub(16)).take(26) {
        let mark = if idx + 1 == line { '>' } else { ' ' };
        println!("  {mark} {:5} {it}", idx + 1);
    }
    println!();
    Ok(())
}
