//! What is said when all findings are told.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use rules::Level;

use super::Style;
use crate::run::Report;

pub(super) fn write(report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
    if style.statistics {
        statistics(report, out)?;
    }
    if !style.quiet {
        writeln!(out, "{}", line(report))?;
    }
    Ok(())
}

fn statistics(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for settled in &report.findings {
        *counts.entry(settled.finding.rule.name).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(rule, count)| (std::cmp::Reverse(*count), *rule));
    for (rule, count) in counts {
        writeln!(out, "{count:>6} {rule}")?;
    }
    Ok(())
}

/// `3 findings (1 deny, 2 warn) in 214 files, 61,234 lines, 61 ms`
pub(super) fn line(report: &Report) -> String {
    let totals = &report.totals;
    let of_level = |level| report.findings.iter().filter(|it| it.level == level).count();
    let levels: Vec<String> = [Level::Deny, Level::Warn, Level::Hint]
        .into_iter()
        .map(|level| (of_level(level), level.as_str()))
        .filter(|it| it.0 > 0)
        .map(|(count, level)| format!("{} {level}", grouped(count as u64)))
        .collect();
    let findings = match report.findings.len() {
        0 => "no findings".to_owned(),
        count => format!("{} ({})", counted(count as u64, "finding"), levels.join(", ")),
    };
    let suppressed = match totals.suppressed {
        0 => String::new(),
        count => format!(", {} suppressed", grouped(count as u64)),
    };
    format!(
        "{findings}{suppressed} in {}, {}, {} ms",
        counted(totals.files as u64, "file"),
        counted(totals.lines, "line"),
        grouped(totals.elapsed.as_millis() as u64),
    )
}

fn counted(count: u64, noun: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{} {noun}{ending}", grouped(count))
}

/// `61,234`
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut res = String::new();
    for (idx, digit) in digits.chars().enumerate() {
        if idx > 0 && (digits.len() - idx).is_multiple_of(3) {
            res.push(',');
        }
        res.push(digit);
    }
    res
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_are_grouped() {
        let cases = [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_567, "1,234,567")];
        for (number, expected) in cases {
            assert_eq!(grouped(number), expected);
        }
    }
}
