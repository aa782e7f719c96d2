//! Findings as the protocol has them.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    str::FromStr,
};

use diag::{FileId, Span};
use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location,
    NumberOrString, Uri,
};
use rules::Level;

use super::{documents::Documents, encoding::Encoding, snapshot::Snapshot};
use crate::{
    config::ConfigProblem,
    report::{labels, rule_url},
    settle::Settled,
    source_map::SourceFile,
};

const SOURCE: &str = "threadlint";

/// What is to be shown, by file.
pub(super) fn diagnostics(
    snapshot: &Snapshot,
    documents: &Documents,
    encoding: Encoding,
) -> BTreeMap<PathBuf, Vec<Diagnostic>> {
    let mut res: BTreeMap<PathBuf, Vec<Diagnostic>> = BTreeMap::new();
    for settled in &snapshot.findings {
        let file = settled.finding.diagnostic.primary.span.file;
        let path = snapshot.path(file).to_owned();
        res.entry(path).or_default().push(diagnostic(snapshot, documents, encoding, settled));
    }
    for problem in &snapshot.analysis.remarks.config_problems {
        res.entry(problem.path.clone()).or_default().push(of_configuration(problem, encoding));
    }
    res
}

/// What is to be shown in the file `path`, which may be a configuration.
pub(super) fn diagnostics_at(
    snapshot: &Snapshot,
    documents: &Documents,
    encoding: Encoding,
    path: &Path,
) -> Vec<Diagnostic> {
    if let Some(file) = snapshot.file(path) {
        return diagnostics_of(snapshot, documents, encoding, file);
    }
    let problems = snapshot.analysis.remarks.config_problems.iter();
    let problems = problems.filter(|it| it.path == path);
    problems.map(|it| of_configuration(it, encoding)).collect()
}

/// What is to be shown in one file of code.
pub(super) fn diagnostics_of(
    snapshot: &Snapshot,
    documents: &Documents,
    encoding: Encoding,
    file: FileId,
) -> Vec<Diagnostic> {
    let found = snapshot.findings.iter();
    let found = found.filter(|it| it.finding.diagnostic.primary.span.file == file);
    found.map(|it| diagnostic(snapshot, documents, encoding, it)).collect()
}

/// One finding.
pub(super) fn diagnostic(
    snapshot: &Snapshot,
    documents: &Documents,
    encoding: Encoding,
    settled: &Settled,
) -> Diagnostic {
    let finding = &settled.finding;
    let shown = &finding.diagnostic;
    let location = |span: Span| {
        let range = encoding.range(snapshot.source(span.file), span.range());
        Some(Location::new(documents.uri(snapshot.path(span.file))?, range))
    };
    let related = labels(shown).into_iter().filter(|it| !it.text.is_empty()).filter_map(|it| {
        let thread = it.thread.map(|it| format!("thread {it}: ")).unwrap_or_default();
        let message = format!("{thread}{}", it.text);
        Some(DiagnosticRelatedInformation { location: location(it.span)?, message })
    });
    let span = shown.primary.span;
    Diagnostic {
        range: encoding.range(snapshot.source(span.file), span.range()),
        severity: Some(severity(settled.level)),
        code: Some(NumberOrString::String(finding.rule.name.to_owned())),
        code_description: Uri::from_str(&rule_url(finding.rule.name))
            .ok()
            .map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: with_help(&shown.message, shown.help.iter()),
        related_information: Some(related.collect()),
        ..Diagnostic::default()
    }
}

fn severity(level: Level) -> DiagnosticSeverity {
    match level {
        Level::Deny => DiagnosticSeverity::ERROR,
        Level::Warn => DiagnosticSeverity::WARNING,
        Level::Hint | Level::Allow => DiagnosticSeverity::HINT,
    }
}

fn with_help<'h>(message: &str, help: impl Iterator<Item = &'h String>) -> String {
    help.fold(message.to_owned(), |res, it| res + "\nhelp: " + it)
}

fn of_configuration(problem: &ConfigProblem, encoding: Encoding) -> Diagnostic {
    let file = SourceFile::new(String::new(), problem.text.clone());
    Diagnostic {
        range: encoding.range(&file, problem.range),
        severity: Some(DiagnosticSeverity::ERROR),
        source: Some(SOURCE.to_owned()),
        message: with_help(&problem.message, problem.help.iter()),
        ..Diagnostic::default()
    }
}
