//! Which rules run, and what becomes of a finding.

use diag::Confidence;
use rules::{Finding, Group, Level, Rule};

use crate::builtin::all_rules;

/// What the command line says about rules.
#[derive(Clone, Debug)]
pub struct Levels {
    /// Rules and groups with a level, in the order given: the last one that fits wins.
    pub set: Vec<(Selector, Level)>,
    /// If any are named, only these run.
    pub select: Vec<Selector>,
    pub ignore: Vec<Selector>,
    /// Every rule at `Warn` or above.
    pub all: bool,
    pub hints: bool,
    pub min_confidence: Confidence,
}

/// A rule or a group that was named.
#[derive(Clone, Copy, Debug)]
pub enum Selector {
    Rule(&'static Rule),
    Group(Group),
}

impl Default for Levels {
    fn default() -> Levels {
        Levels {
            set: Vec::new(),
            select: Vec::new(),
            ignore: Vec::new(),
            all: false,
            hints: false,
            min_confidence: Confidence::High,
        }
    }
}

impl Levels {
    /// Everything is shown: each rule, each confidence, hints too.
    pub fn everything() -> Levels {
        Levels {
            all: true,
            hints: true,
            min_confidence: Confidence::Low,
            ..Levels::default()
        }
    }

    /// Whether `rule` is worth running.
    pub fn runs(&self, rule: &Rule) -> bool {
        match self.level(rule) {
            Level::Allow => false,
            Level::Hint => self.hints,
            Level::Warn | Level::Deny => true,
        }
    }

    /// The level at which `finding` is shown, if it is.
    pub fn shown(&self, finding: &Finding) -> Option<Level> {
        let level = self.level(finding.rule);
        let level = if finding.in_test { level.milder() } else { level };
        let is_shown = match level {
            Level::Allow => false,
            Level::Hint => self.hints,
            Level::Warn | Level::Deny => true,
        };
        let is_sure = finding.diagnostic.confidence >= self.min_confidence;
        (is_shown && is_sure).then_some(level)
    }

    /// The level of `rule` in ordinary code.
    fn level(&self, rule: &Rule) -> Level {
        let named = |list: &[Selector]| list.iter().any(|it| it.fits(rule));
        if named(&self.ignore) || !self.select.is_empty() && !named(&self.select) {
            return Level::Allow;
        }
        if let Some((_, level)) = self.set.iter().rev().find(|it| it.0.fits(rule)) {
            return *level;
        }
        let by_name =
            self.select.iter().any(|it| matches!(it, Selector::Rule(it) if it.name == rule.name));
        match rule.level {
            // Whoever names a rule wants to see it.
            Level::Allow | Level::Hint if by_name => Level::Warn,
            Level::Allow if self.all => Level::Warn,
            level => level,
        }
    }
}

impl Selector {
    /// The rule or group called `name`; else the nearest name there is.
    pub fn parse(name: &str) -> Result<Selector, Option<&'static str>> {
        let rule = all_rules().find(|it| it.name == name).map(Selector::Rule);
        let group = || Group::ALL.into_iter().find(|it| it.as_str() == name).map(Selector::Group);
        rule.or_else(group).ok_or_else(|| nearest(name))
    }

    /// Whether `rule` is meant.
    pub fn fits(&self, rule: &Rule) -> bool {
        match self {
            Selector::Rule(it) => it.name == rule.name,
            Selector::Group(group) => *group == rule.group,
        }
    }
}

/// The name of a rule or group that differs least from `name`, if any comes near.
fn nearest(name: &str) -> Option<&'static str> {
    let names = all_rules().map(|it| it.name).chain(Group::ALL.map(Group::as_str));
    let name = name.replace('-', "_");
    let near = names.map(|it| (distance(&name, it), it)).min()?;
    (near.0 <= name.len().max(3) / 3).then_some(near.1)
}

/// How many letters must be changed to make `a` of `b`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (idx, letter) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = idx + 1;
        for column in 0..b.len() {
            let change = diagonal + usize::from(b[column] != letter);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::{Selector, distance, nearest};

    #[test]
    fn a_mistyped_name_is_recognised() {
        assert_eq!(distance("sitting", "kitten"), 3);
        assert_eq!(nearest("sintax-error"), Some("syntax_error"));
        assert_eq!(nearest("zzzzzzzzzzzzzz"), None);
        assert!(Selector::parse("guard").is_ok());
    }
}
