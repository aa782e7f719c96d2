//! Suppressions: comments and attributes that say that a finding is known and meant.

mod arguments;
mod complaint;
mod read;

use diag::{Confidence, Diagnostic, FileId, TextRange};
use rules::{Finding, Rule};

use self::{
    arguments::{Argument, Arguments},
    complaint::Complaint,
    read::Reader,
};
use super::levels::{Levels, Selector};
use crate::{
    builtin::{SUPPRESSION_WITHOUT_REASON, UNUSED_SUPPRESSION},
    program::Program,
    source_map::SourceMap,
};

/// Words that say that some findings are fine.
#[derive(Debug)]
struct Suppression {
    file: FileId,
    /// The comment or attribute.
    range: TextRange,
    /// What goes with it; none if other words stand there too.
    removable: Option<TextRange>,
    /// The code that it speaks of.
    extent: TextRange,
    arguments: Arguments,
    /// By name: whether it has suppressed something.
    used: Vec<bool>,
}

/// The suppressions of a run.
#[derive(Debug)]
pub(crate) struct Suppressions {
    /// By file and place.
    all: Vec<Suppression>,
    /// Comments that look like suppressions and are none.
    mistakes: Vec<(FileId, Complaint)>,
    today: String,
}

impl Suppressions {
    /// Reads those of `files`; what has expired on the day `today` does not count.
    pub(crate) fn new(
        map: &SourceMap,
        files: impl Iterator<Item = FileId>,
        today: String,
    ) -> Suppressions {
        let mut res = Suppressions { all: Vec::new(), mistakes: Vec::new(), today };
        for file in files {
            let source = map.file(file);
            // Nearly no file has any, and looking closely takes time.
            let is_worth_it =
                source.text.contains("threadlint:") || source.text.contains("threadlint_");
            if is_worth_it {
                let mut reader = Reader::new(file, source);
                reader.read();
                res.all.append(&mut reader.found);
                res.mistakes.extend(reader.mistakes.into_iter().map(|it| (file, it)));
            }
        }
        res
    }

    /// Whether `finding` is suppressed.
    pub(crate) fn covers(&mut self, finding: &Finding) -> bool {
        let span = finding.diagnostic.primary.span;
        let today = &self.today;
        let start = self.all.partition_point(|it| it.file < span.file);
        let mut res = false;
        for suppression in self.all[start..].iter_mut().take_while(|it| it.file == span.file) {
            let extent = suppression.extent;
            let is_inside = extent.start <= span.start && span.start < extent.end.max(1);
            if is_inside && !suppression.arguments.is_expired(today) {
                res |= suppression.suppresses(finding.rule);
            }
        }
        res
    }

    /// What is to be said about the suppressions themselves, once all findings were shown to them.
    pub(crate) fn findings(&self, program: &Program, levels: &Levels) -> Vec<Finding> {
        let mut res = Vec::new();
        let mut report = |rule, diagnostic: Diagnostic| {
            let in_test = program.is_test(diagnostic.primary.span.file);
            let diagnostic = diagnostic.confidence(Confidence::Certain);
            res.push(Finding { rule, diagnostic, in_test });
        };
        for (file, mistake) in &self.mistakes {
            report(&UNUSED_SUPPRESSION, mistake.diagnostic(*file));
        }
        for it in &self.all {
            let runs = |rule: &Rule| levels.runs(rule, program.configs());
            let complaints = it.complaints(&self.today, program.map.file(it.file), runs);
            for complaint in &complaints {
                report(&UNUSED_SUPPRESSION, complaint.diagnostic(it.file));
            }
            if complaints.is_empty() && !it.arguments.has_reason {
                let names: Vec<&str> = it.arguments.names().map(|it| it.text.as_str()).collect();
                let help =
                    format!("write `allow({}, reason = \"why this is fine\")`", names.join(", "));
                let message = "this suppression does not say why";
                let diagnostic = Diagnostic::new(it.range.in_file(it.file), message).help(help);
                report(&SUPPRESSION_WITHOUT_REASON, diagnostic);
            }
        }
        res
    }
}

impl Suppression {
    /// Whether findings of `rule` are fine; remembers which name says so.
    fn suppresses(&mut self, rule: &Rule) -> bool {
        let mut res = false;
        for (name, is_used) in self.arguments.names().zip(&mut self.used) {
            if Selector::parse(&name.text).is_ok_and(|it| it.fits(rule)) {
                *is_used = true;
                res = true;
            }
        }
        res
    }
}
