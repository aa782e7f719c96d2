//! What a rule is, and how the rules are run.

use diag::{Confidence, Diagnostic, FileId, Span, TextRange};
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
    /// What `threadlint-runtime` has for it.
    pub cure: Option<Cure>,
    pub check: fn(&mut Context<'_>),
}

/// What an item of `threadlint-runtime` does about a finding; a sentence for its help.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cure {
    Anywhere(&'static str),
    /// What it does makes a thread wait, which is no cure in async code.
    OnThreads(&'static str),
}

impl Cure {
    /// The sentence.
    pub fn as_str(self) -> &'static str {
        match self {
            Cure::Anywhere(text) | Cure::OnThreads(text) => text,
        }
    }
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
    /// The code of the file that was spoken of last.
    looked_at: Option<FileCode>,
}

/// The bodies of a file, and whether they run as tasks.
#[derive(Debug)]
struct FileCode {
    file: FileId,
    bodies: Vec<(TextRange, bool)>,
}

impl Context<'_> {
    /// Files `diagnostic` under the rule that is running, with the rule's cure for its last help.
    /// `in_test` as in [`Finding`].
    pub fn report(&mut self, diagnostic: Diagnostic, in_test: bool) {
        let fits = |cx: &mut Self, cure| match cure {
            Cure::Anywhere(_) => true,
            Cure::OnThreads(_) => !cx.is_in_task(diagnostic.primary.span),
        };
        let cure = self.rule.cure.filter(|it| fits(self, *it));
        match cure {
            Some(cure) => self.report_bare(diagnostic.help(cure.as_str()), in_test),
            None => self.report_bare(diagnostic, in_test),
        }
    }

    /// The same for what the rule's cure does not fit.
    pub fn report_bare(&mut self, diagnostic: Diagnostic, in_test: bool) {
        self.found.push(Finding { rule: self.rule, diagnostic, in_test });
    }

    /// Whether the innermost body around `place` runs as a task.
    fn is_in_task(&mut self, place: Span) -> bool {
        let model = self.model;
        if self.looked_at.as_ref().is_none_or(|it| it.file != place.file) {
            let bodies = model.bodies_of(place.file).collect();
            self.looked_at = Some(FileCode { file: place.file, bodies });
        }
        let bodies = self.looked_at.iter().flat_map(|it| &it.bodies);
        let around = bodies.filter(|it| it.0.contains(place.range()));
        around.min_by_key(|it| it.0.end - it.0.start).is_some_and(|it| it.1)
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
    let mut cx = Context { model, rule, found: Vec::new(), looked_at: None };
    (rule.check)(&mut cx);
    cx.found
}
