//! Which rules run, and what becomes of a finding.

use diag::Confidence;
use rules::{Finding, Group, Level, Rule};

use crate::{
    builtin::all_rules,
    config::{Config, LevelTable},
    nearest::nearest,
    settings::FileSettings,
};

/// What the command line says about rules.
#[derive(Clone, Debug, Default)]
pub struct Levels {
    /// Rules and groups with a level, in the order given: the last one that fits wins.
    pub set: Vec<(Selector, Level)>,
    /// If any are named, only these run.
    pub select: Vec<Selector>,
    pub ignore: Vec<Selector>,
    /// Every rule at `Warn` or above.
    pub all: bool,
    pub hints: bool,
    /// None is what the configuration says, or `High`.
    pub min_confidence: Option<Confidence>,
}

/// A rule or a group that was named.
#[derive(Clone, Copy, Debug)]
pub enum Selector {
    Rule(&'static Rule),
    Group(Group),
}

impl Levels {
    /// Everything is shown: each rule, each confidence, hints too.
    pub fn everything() -> Levels {
        Levels {
            all: true,
            hints: true,
            min_confidence: Some(Confidence::Low),
            ..Levels::default()
        }
    }

    /// Whether `rule` is worth running where `configs` hold.
    pub(crate) fn runs<'c>(&self, rule: &Rule, configs: impl Iterator<Item = &'c Config>) -> bool {
        let mut levels = configs.flat_map(|it| match self.commanded(rule) {
            Some(level) => vec![level],
            None => it.levels(rule).map(|it| self.raised(rule, it)).collect(),
        });
        levels.any(|it| self.is_shown(it))
    }

    /// The level at which `finding`, in a file with `settings`, is shown, if it is.
    pub(crate) fn shown(&self, finding: &Finding, settings: &FileSettings) -> Option<Level> {
        let level = self.level(finding.rule, settings, finding.in_test);
        let min_confidence = self.min_confidence_with(&settings.config);
        let is_sure = finding.diagnostic.confidence >= min_confidence;
        (self.is_shown(level) && is_sure).then_some(level)
    }

    /// How sure a finding must be where `config` holds.
    pub(crate) fn min_confidence_with(&self, config: &Config) -> Confidence {
        self.min_confidence.or(config.min_confidence).unwrap_or(Confidence::High)
    }

    fn is_shown(&self, level: Level) -> bool {
        match level {
            Level::Allow => false,
            Level::Hint => self.hints,
            Level::Warn | Level::Deny => true,
        }
    }

    /// The level of `rule` in a file with `settings`.
    pub(crate) fn level(&self, rule: &Rule, settings: &FileSettings, in_test: bool) -> Level {
        let milder = |level: Level| if in_test { level.milder() } else { level };
        if let Some(level) = self.commanded(rule) {
            return milder(level);
        }
        let config = &settings.config;
        let said = |table: &LevelTable| table.level(rule);
        if let Some(level) = settings.tables().find_map(said) {
            return self.raised(rule, level);
        }
        match said(&config.tests).filter(|_| in_test) {
            Some(level) => self.raised(rule, level),
            None => milder(self.raised(rule, said(&config.rules).unwrap_or(rule.level))),
        }
    }

    /// What the command line says of `rule`, whatever the configuration says.
    fn commanded(&self, rule: &Rule) -> Option<Level> {
        let named = |list: &[Selector]| list.iter().any(|it| it.fits(rule));
        if named(&self.ignore) || !self.select.is_empty() && !named(&self.select) {
            return Some(Level::Allow);
        }
        self.set.iter().rev().find(|it| it.0.fits(rule)).map(|it| it.1)
    }

    /// The level that `level` becomes because the command line asks for more.
    fn raised(&self, rule: &Rule, level: Level) -> Level {
        let is_rule = |it: &Selector| matches!(it, Selector::Rule(it) if it.name == rule.name);
        match level {
            // Whoever names a rule wants to see it.
            Level::Allow | Level::Hint if self.select.iter().any(is_rule) => Level::Warn,
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
        let names = || all_rules().map(|it| it.name).chain(Group::ALL.map(Group::as_str));
        rule.or_else(group).ok_or_else(|| nearest(name, names()))
    }

    /// The name that it was given by.
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Selector::Rule(rule) => rule.name,
            Selector::Group(group) => group.as_str(),
        }
    }

    /// Whether `rule` is meant.
    pub fn fits(&self, rule: &Rule) -> bool {
        match self {
            Selector::Rule(it) => it.name == rule.name,
            Selector::Group(group) => *group == rule.group,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Selector;

    #[test]
    fn a_mistyped_name_is_recognised() {
        assert!(Selector::parse("guard").is_ok());
        assert_eq!(Selector::parse("sintax-error").err(), Some(Some("syntax_error")));
        assert_eq!(Selector::parse("zzzzzzzzzzzzzz").err(), Some(None));
    }
}
