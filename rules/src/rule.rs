//! What a rule is, and how the rules are run.

use diag::{Confidence, Diagnostic};
use model::Model;

use crate::{RULES, SOURCES};

/// A check over the whole model.
#[derive(Debug)]
pub struct Rule {
    /// Snake case; named for the bad thing, reads well after "allow".
    pub name: &'static str,
    pub group: Group,
    /// The level in ordinary code.
    pub level: Level,
    /// The usual confidence; a finding may have another.
    pub confidence: Confidence,
    /// CERT rules, CWE numbers: `CERT-CON35-C`, `CWE-833`.
    pub ids: &'static [&'static str],
    /// The version that brought it.
    pub since: &'static str,
    pub check: fn(&mut Context<'_>),
}

/// The first word of a rule's name; a group can be named wherever a rule can.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    Lock,
    Guard,
    Shared,
    Atomic,
    Wait,
    Sleep,
    Thread,
    Async,
    Pool,
    Channel,
    /// What is said about the sources and the run: files that cannot be read, suppressions.
    Source,
}

impl Group {
    /// Every group, in the order of the documentation.
    pub const ALL: [Group; 11] = [
        Group::Lock,
        Group::Guard,
        Group::Shared,
        Group::Atomic,
        Group::Wait,
        Group::Sleep,
        Group::Thread,
        Group::Async,
        Group::Pool,
        Group::Channel,
        Group::Source,
    ];

    /// The group's name on the command line and in suppressions.
    pub fn as_str(self) -> &'static str {
        match self {
            Group::Lock => "lock",
            Group::Guard => "guard",
            Group::Shared => "shared",
            Group::Atomic => "atomic",
            Group::Wait => "wait",
            Group::Sleep => "sleep",
            Group::Thread => "thread",
            Group::Async => "async",
            Group::Pool => "pool",
            Group::Channel => "channel",
            Group::Source => "source",
        }
    }
}

/// What a finding does to the run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Allow,
    /// Reported only when hints are asked for.
    Hint,
    Warn,
    /// Reported, and the run fails.
    Deny,
}

impl Level {
    /// The word for it on the command line and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Allow => "allow",
            Level::Hint => "hint",
            Level::Warn => "warn",
            Level::Deny => "deny",
        }
    }

    /// The level in code of tests, benches and examples.
    #[must_use]
    pub fn milder(self) -> Level {
        match self {
            Level::Deny => Level::Warn,
            Level::Warn => Level::Hint,
            Level::Hint | Level::Allow => Level::Allow,
        }
    }
}

/// A diagnostic of a rule.
#[derive(Clone, Debug)]
pub struct Finding {
    pub rule: &'static Rule,
    pub diagnostic: Diagnostic,
    /// The place is in code under `#[cfg(test)]`, or in a test, bench or example.
    pub in_test: bool,
}

/// What a rule sees while it runs.
#[derive(Debug)]
pub struct Context<'m> {
    pub model: &'m Model,
    rule: &'static Rule,
    found: Vec<Finding>,
}

impl Context<'_> {
    /// Files `diagnostic` under the rule that is running. `in_test` as in [`Finding`].
    pub fn report(&mut self, diagnostic: Diagnostic, in_test: bool) {
        self.found.push(Finding { rule: self.rule, diagnostic, in_test });
    }
}

impl Rule {
    /// The user documentation: the module docs of the rule's file.
    pub fn docs(&self) -> String {
        let source =
            RULES.iter().position(|rule| rule.name == self.name).map_or("", |idx| SOURCES[idx]);
        source
            .lines()
            .map_while(|line| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
            .collect::<Vec<_>>()
            .join("\n")
    }
}

/// Runs one rule over `model`.
pub fn check(model: &Model, rule: &'static Rule) -> Vec<Finding> {
    let mut cx = Context { model, rule, found: Vec::new() };
    (rule.check)(&mut cx);
    cx.found
}
