//! Diagnostics as rustc writes them with `--error-format=json`, one a line: what editors read.
//!
//! rust-analyzer drops what lacks a field, takes a link only from a child without a span, and has
//! no place for labels without words.

use std::{
    borrow::Cow,
    io::{self, Write},
    path::Path,
};

use diag::{Applicability, Edit, Label, Span, Suggestion};
use rules::Level;
use serde::Serialize;

use super::{link::rule_url, place::Place, steps::labels, text, visible};
use crate::{paths::absolute, run::Report, settle::Settled, source_map::SourceMap};

/// A diagnostic of rustc, or a child of one.
#[derive(Debug, Serialize)]
pub(crate) struct RustcDiagnostic<'r> {
    #[serde(rename = "$message_type")]
    message_type: &'static str,
    message: String,
    code: Option<Code>,
    level: &'static str,
    spans: Vec<RustcSpan<'r>>,
    children: Vec<RustcDiagnostic<'r>>,
    rendered: Option<String>,
}

#[derive(Debug, Serialize)]
struct Code {
    code: String,
    explanation: Option<String>,
}

#[derive(Debug, Serialize)]
struct RustcSpan<'r> {
    file_name: Cow<'r, str>,
    byte_start: u32,
    byte_end: u32,
    line_start: u32,
    line_end: u32,
    column_start: u32,
    column_end: u32,
    is_primary: bool,
    text: Vec<Line<'r>>,
    label: Option<String>,
    suggested_replacement: Option<&'r str>,
    suggestion_applicability: Option<&'static str>,
    expansion: Option<()>,
}

#[derive(Debug, Serialize)]
struct Line<'r> {
    text: &'r str,
    highlight_start: u32,
    highlight_end: u32,
}

/// Whether what a diagnostic looks like in a terminal has colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Rendered {
    #[default]
    Plain,
    Ansi,
}

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for settled in &report.findings {
        let diagnostic = RustcDiagnostic::new(report, settled, Rendered::Plain);
        serde_json::to_writer(&mut *out, &diagnostic)?;
        writeln!(out)?;
    }
    Ok(())
}

impl<'r> RustcDiagnostic<'r> {
    /// The finding `settled` of `report`.
    pub(crate) fn new(
        report: &'r Report,
        settled: &'r Settled,
        rendered: Rendered,
    ) -> RustcDiagnostic<'r> {
        let (rule, diagnostic) = (settled.finding.rule.name, &settled.finding.diagnostic);
        let map = &report.map;
        let mut children: Vec<_> = diagnostic.help.iter().map(|it| child(it)).collect();
        children.extend(diagnostic.suggestions.iter().map(|it| suggested(map, it)));
        children.push(child(&format!("for more about it see {}", rule_url(rule))));
        RustcDiagnostic {
            message_type: "diagnostic",
            message: visible(&diagnostic.message).into_owned(),
            code: Some(Code { code: format!("threadlint::{rule}"), explanation: None }),
            level: match settled.level {
                Level::Deny => "error",
                Level::Warn => "warning",
                Level::Hint | Level::Allow => "note",
            },
            spans: spans(map, diagnostic),
            children,
            rendered: Some(text::draw(report, settled, rendered == Rendered::Ansi)),
        }
    }

    /// With the whole paths of files: a reader may take relative ones from another folder.
    pub(crate) fn in_folder(mut self, base: &Path) -> RustcDiagnostic<'r> {
        for span in &mut self.spans {
            let path = absolute(base, Path::new(&*span.file_name));
            span.file_name = Cow::Owned(path.to_string_lossy().into_owned());
        }
        let children = self.children.into_iter();
        self.children = children.map(|it| it.in_folder(base)).collect();
        self
    }
}

/// Advice; without a span it is appended to the message.
fn child<'r>(message: &str) -> RustcDiagnostic<'r> {
    RustcDiagnostic {
        message_type: "diagnostic",
        message: visible(message).into_owned(),
        code: None,
        level: "help",
        spans: Vec::new(),
        children: Vec::new(),
        rendered: None,
    }
}

/// The spans of one child are one edit.
fn suggested<'r>(map: &'r SourceMap, suggestion: &'r Suggestion) -> RustcDiagnostic<'r> {
    let applicability = match suggestion.applicability {
        Applicability::MachineApplicable => "MachineApplicable",
        Applicability::MaybeIncorrect => "MaybeIncorrect",
        Applicability::HasPlaceholders => "HasPlaceholders",
    };
    let span = |edit: &'r Edit| RustcSpan {
        is_primary: true,
        suggested_replacement: Some(&edit.text),
        suggestion_applicability: Some(applicability),
        ..RustcSpan::new(map, edit.span)
    };
    RustcDiagnostic {
        spans: suggestion.edits.iter().map(span).collect(),
        ..child(&suggestion.title)
    }
}

/// The primary span, then those that have something to say.
fn spans<'r>(map: &'r SourceMap, diagnostic: &'r diag::Diagnostic) -> Vec<RustcSpan<'r>> {
    let told = |label: &Label| {
        let text = visible(&label.text).into_owned();
        Some(match label.thread {
            _ if text.is_empty() => return None,
            Some(thread) => format!("thread {thread}: {text}"),
            None => text,
        })
    };
    let mut labels = labels(diagnostic);
    labels.sort_by_key(|it| !std::ptr::eq(*it, &diagnostic.primary));
    let spans = labels.into_iter().map(|label| RustcSpan {
        is_primary: std::ptr::eq(label, &diagnostic.primary),
        label: told(label),
        ..RustcSpan::new(map, label.span)
    });
    spans.filter(|it| it.is_primary || it.label.is_some()).collect()
}

impl<'r> RustcSpan<'r> {
    fn new(map: &'r SourceMap, span: Span) -> RustcSpan<'r> {
        let place = Place::new(map, span);
        RustcSpan {
            file_name: Cow::Borrowed(place.path),
            byte_start: span.start,
            byte_end: span.end,
            line_start: place.start.line,
            line_end: place.end.line,
            column_start: place.start.column,
            column_end: place.end.column,
            is_primary: false,
            text: lines(map, span, place),
            label: None,
            suggested_replacement: None,
            suggestion_applicability: None,
            expansion: None,
        }
    }
}

/// Every line of the span: readers make columns of their own from it.
fn lines<'r>(map: &'r SourceMap, span: Span, place: Place<'_>) -> Vec<Line<'r>> {
    let file = map.file(span.file);
    let line = |number: u32| {
        let text = file.slice(file.line_range(number as usize - 1)).trim_end_matches(['\n', '\r']);
        let text = text.trim_start_matches('\u{feff}');
        let width = text.chars().count() as u32;
        let start = if number == place.start.line { place.start.column } else { 1 };
        let end = if number == place.end.line { place.end.column } else { width + 1 };
        Line { text, highlight_start: start, highlight_end: end }
    };
    (place.start.line..=place.end.line).map(line).collect()
}
