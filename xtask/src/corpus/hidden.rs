//! What a plain run hides: how much of it there is, a sample to judge, and how much of that is right.
#![expect(clippy::print_stdout, reason = "this is what the command is for")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use anyhow::Result;

use super::{
    Said,
    accepted::Row,
    judged::{Judgement, Verdict},
    judgement_of,
    table::{self, Counts},
};

/// How many findings of one crate the sample has of each rule, so that no crate speaks for all.
const PER_CRATE: usize = 2;

/// A rule's part of the sample.
#[derive(Clone, Copy, Default)]
struct Sampled {
    /// The findings as they are now, the judgements as the sample was drawn.
    counts: Counts,
    /// The false ones that are not reported any more.
    mended: u32,
}

/// What is said, without what a plain run says of the same crates.
pub(super) fn without(mut said: Vec<Said>, plain: &[Said]) -> Vec<Said> {
    let plain: BTreeSet<(&str, &str, &str)> =
        plain.iter().flat_map(|it| &it.rows).map(key).collect();
    for it in &mut said {
        it.rows.retain(|row| !plain.contains(&key(row)));
    }
    said
}

fn key(row: &Row) -> (&str, &str, &str) {
    (&row.krate, &row.rule, &row.fingerprint)
}

/// Prints the findings of the sample that nobody has judged.
pub(super) fn print_sample(said: &[Said], judgements: &[Judgement], n: usize) -> Result<()> {
    for (it, row) in sample(said, n) {
        if judgement_of(row, judgements).is_none() {
            table::print_finding(it, row)?;
        }
    }
    Ok(())
}

/// The first `n` of each rule in the order of fingerprints, which is no order at all, and of each
/// crate at most `PER_CRATE`.
fn sample(said: &[Said], n: usize) -> Vec<(&Said, &Row)> {
    let with_rows = |it| -> Vec<(&Said, &Row)> {
        let it: &Said = it;
        it.rows.iter().map(|row| (it, row)).collect()
    };
    let mut rows: Vec<(&Said, &Row)> = said.iter().flat_map(with_rows).collect();
    rows.sort_by_key(|(_, it)| (&it.rule, &it.fingerprint, &it.krate));
    let mut of_rule: BTreeMap<&str, usize> = BTreeMap::new();
    let mut of_crate: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    rows.retain(|(_, it)| {
        let of_rule = of_rule.entry(&it.rule).or_default();
        let of_crate = of_crate.entry((&it.rule, &it.krate)).or_default();
        let is_drawn = *of_rule < n && *of_crate < PER_CRATE;
        *of_rule += usize::from(is_drawn);
        *of_crate += usize::from(is_drawn);
        is_drawn
    });
    rows
}

/// Judgements count even if the finding is gone: what was mended because of the sample must not make
/// the sample look better than it was.
fn count<'s>(
    said: &'s [Said],
    judgements: &'s [Judgement],
) -> (BTreeMap<&'s str, Sampled>, Sampled) {
    let mut rules: BTreeMap<&str, Sampled> = BTreeMap::new();
    let mut total = Sampled::default();
    let mut reported: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    for row in said.iter().flat_map(|it| &it.rows) {
        rules.entry(&row.rule).or_default().counts.findings += 1;
        total.counts.findings += 1;
        reported.insert(key(row));
    }
    for it in judgements {
        let is_reported = reported.contains(&(&*it.krate, &*it.rule, &*it.fingerprint));
        let is_mended = it.verdict == Verdict::False && !is_reported;
        for sampled in [rules.entry(&it.rule).or_default(), &mut total] {
            sampled.counts.judge(it.verdict);
            sampled.mended += u32::from(is_mended);
        }
    }
    (rules, total)
}

/// Prints the table by rule.
pub(super) fn print(said: &[Said], judgements: &[Judgement]) -> Result<()> {
    let (rules, total) = count(said, judgements);
    println!("{:26} findings  judged  true  taste  false  mended  share (95 % interval)", "rule");
    for (name, Sampled { counts, mended }) in rules.into_iter().chain([("all", total)]) {
        let Counts { findings, right, wrong, taste } = counts;
        let judged = counts.judged();
        let share = if judged == 0 { "-".to_owned() } else { table::percent(counts) };
        println!(
            "{name:26} {findings:8}  {judged:6}  {right:4}  {taste:5}  {wrong:5}  {mended:6}  {share}"
        );
    }
    Ok(())
}

/// The second table for the documentation.
pub(super) fn markdown(
    said: &[Said],
    judgements: &[Judgement],
    plain: &[Said],
    all: &[String],
) -> String {
    let (rules, total) = count(said, judgements);
    let mut res = format!(
        "\n## What a plain run hides\n\nWhat only `--all` shows: findings of low or medium confidence, \
         hints, and what is milder because it is in a test. The sample is the first three of each rule \
         in the order of their fingerprints, and of each crate at most {PER_CRATE} \
         (`cargo xtask corpus --all --sample 3`), judged with the code around them \
         (`testdata/corpus-judged-all.tsv`). *Right* is what it was when the sample was drawn; \
         *mended* are those of the false ones that are not reported any more.\n\n\
         | rule | findings | judged | true | taste | false | mended | right |\n\
         |---|--:|--:|--:|--:|--:|--:|---|\n"
    );
    for (name, Sampled { counts, mended }) in
        rules.iter().map(|it| (*it.0, *it.1)).chain([("all", total)])
    {
        let Counts { findings, right, wrong, taste } = counts;
        let judged = counts.judged();
        let share = if judged == 0 { String::new() } else { table::percent(counts) };
        let _ = writeln!(
            res,
            "| `{name}` | {findings} | {judged} | {right} | {taste} | {wrong} | {mended} | {share} |"
        );
    }
    let is_silent = |it: &&String| {
        let mut rows = plain.iter().flat_map(|it| &it.rows);
        !rules.contains_key(it.as_str()) && !rows.any(|row| row.rule == **it)
    };
    let silent: Vec<String> = all.iter().filter(is_silent).map(|it| format!("`{it}`")).collect();
    let _ = writeln!(res, "\nOf these rules the corpus has no finding: {}.", silent.join(", "));
    res
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    fn said(krate: &str, fingerprints: &[&str]) -> Said {
        let row = |fingerprint: &&str| Row {
            krate: krate.to_owned(),
            rule: "lock_order".to_owned(),
            place: "src/lib.rs:1".to_owned(),
            fingerprint: (*fingerprint).to_owned(),
            message: String::new(),
        };
        Said {
            krate: krate.to_owned(),
            n_lines: 1,
            rows: fingerprints.iter().map(row).collect(),
            source: PathBuf::new(),
        }
    }

    fn drawn(said: &[Said], n: usize) -> Vec<&str> {
        sample(said, n).into_iter().map(|it| &*it.1.fingerprint).collect()
    }

    #[test]
    fn no_crate_speaks_for_all() {
        let said = [said("many", &["1", "2", "3"]), said("few", &["4"])];
        assert_eq!(drawn(&said, 3), ["1", "2", "4"]);
        assert_eq!(drawn(&said, 1), ["1"]);
    }

    #[test]
    fn what_was_mended_still_counts_against_the_sample() {
        let judgement = |fingerprint: &str, verdict| Judgement {
            krate: "few".to_owned(),
            rule: "lock_order".to_owned(),
            fingerprint: fingerprint.to_owned(),
            verdict,
        };
        let judgements = [judgement("1", Verdict::False), judgement("4", Verdict::True)];
        let said = [said("few", &["4"])];
        let (_, total) = count(&said, &judgements);
        assert_eq!((total.counts.findings, total.counts.judged(), total.mended), (1, 2, 1));
    }

    #[test]
    fn what_a_plain_run_says_is_not_hidden() {
        let hidden = without(vec![said("few", &["4", "5"])], &[said("few", &["4"])]);
        assert_eq!(drawn(&hidden, 9), ["5"]);
    }
}
