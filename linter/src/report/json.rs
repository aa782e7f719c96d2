//! The JSON report, version 1. Scripts rely on it: fields may come, none may go or change.

use std::io::{self, Write};

use diag::{Applicability, Edit, Label, SeenAtRun, Span, Suggestion};
use serde::Serialize;

use super::{link::rule_url, steps::labels};
use crate::{
    run::{Report, Totals},
    settle::Settled,
    source_map::SourceMap,
};

const VERSION: u32 = 1;

#[derive(Serialize)]
struct JsonReport<'r> {
    version: u32,
    tool: JsonTool,
    findings: Vec<JsonFinding<'r>>,
    summary: JsonSummary,
}

/// The last line of the `jsonl` form.
#[derive(Serialize)]
struct JsonEnd {
    version: u32,
    tool: JsonTool,
    summary: JsonSummary,
}

#[derive(Serialize)]
struct JsonTool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct JsonFinding<'r> {
    rule: &'static str,
    level: &'static str,
    confidence: &'static str,
    /// Of what runs can tell: `no`, `partly`, `wholly`; null if no run was looked at.
    seen_at_run: Option<&'static str>,
    message: &'r str,
    file: &'r str,
    span: JsonSpan,
    labels: Vec<JsonLabel<'r>>,
    help: &'r [String],
    suggestions: Vec<JsonSuggestion<'r>>,
    url: String,
    fingerprint: &'r str,
    ids: &'static [&'static str],
    /// Only reports that list suppressed findings have anything but null here.
    suppressed: Option<()>,
}

/// Bytes from the start of the file, and lines and columns for people.
#[derive(Serialize)]
pub(crate) struct JsonSpan {
    start: u32,
    end: u32,
    start_line: u32,
    start_column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct JsonLabel<'r> {
    file: &'r str,
    span: JsonSpan,
    text: &'r str,
    thread: Option<u32>,
}

#[derive(Serialize)]
struct JsonSuggestion<'r> {
    title: &'r str,
    applicability: &'static str,
    edits: Vec<JsonEdit<'r>>,
}

#[derive(Serialize)]
struct JsonEdit<'r> {
    file: &'r str,
    span: JsonSpan,
    text: &'r str,
}

#[derive(Serialize)]
struct JsonSummary {
    files: usize,
    lines: u64,
    bytes: u64,
    parse_failures: usize,
    findings: usize,
    suppressed: usize,
    elapsed_ms: u64,
}

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let json = JsonReport {
        version: VERSION,
        tool: JsonTool::new(),
        findings: report.findings.iter().map(|it| JsonFinding::new(&report.map, it)).collect(),
        summary: JsonSummary::new(&report.totals, report.findings.len()),
    };
    serde_json::to_writer_pretty(&mut *out, &json)?;
    writeln!(out)
}

pub(super) fn write_lines(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for settled in &report.findings {
        serde_json::to_writer(&mut *out, &JsonFinding::new(&report.map, settled))?;
        writeln!(out)?;
    }
    let end = JsonEnd {
        version: VERSION,
        tool: JsonTool::new(),
        summary: JsonSummary::new(&report.totals, report.findings.len()),
    };
    serde_json::to_writer(&mut *out, &end)?;
    writeln!(out)
}

impl JsonTool {
    fn new() -> JsonTool {
        JsonTool {
            name: env!("CARGO_PKG_NAME"),
            version: env!("CARGO_PKG_VERSION"),
        }
    }
}

impl JsonSpan {
    /// `span` with its lines and columns.
    pub(crate) fn new(map: &SourceMap, span: Span) -> JsonSpan {
        let start = map.position(span.file, span.start);
        let end = map.position(span.file, span.end);
        JsonSpan {
            start: span.start,
            end: span.end,
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
        }
    }
}

impl<'r> JsonFinding<'r> {
    fn new(map: &'r SourceMap, settled: &'r Settled) -> JsonFinding<'r> {
        let rule = settled.finding.rule;
        let diagnostic = &settled.finding.diagnostic;
        let labels = labels(diagnostic).into_iter().filter(|it| !it.text.is_empty());
        JsonFinding {
            rule: rule.name,
            level: settled.level.as_str(),
            confidence: diagnostic.confidence.as_str(),
            seen_at_run: diagnostic.seen_at_run.map(SeenAtRun::as_str),
            message: &diagnostic.message,
            file: &map.file(diagnostic.primary.span.file).path,
            span: JsonSpan::new(map, diagnostic.primary.span),
            labels: labels.map(|it| JsonLabel::new(map, it)).collect(),
            help: &diagnostic.help,
            suggestions: diagnostic
                .suggestions
                .iter()
                .map(|it| JsonSuggestion::new(map, it))
                .collect(),
            url: rule_url(rule.name),
            fingerprint: &settled.fingerprint,
            ids: rule.ids,
            suppressed: None,
        }
    }
}

impl<'r> JsonLabel<'r> {
    fn new(map: &'r SourceMap, label: &'r Label) -> JsonLabel<'r> {
        JsonLabel {
            file: &map.file(label.span.file).path,
            span: JsonSpan::new(map, label.span),
            text: &label.text,
            thread: label.thread,
        }
    }
}

impl<'r> JsonSuggestion<'r> {
    fn new(map: &'r SourceMap, suggestion: &'r Suggestion) -> JsonSuggestion<'r> {
        let edit = |edit: &'r Edit| JsonEdit {
            file: &map.file(edit.span.file).path,
            span: JsonSpan::new(map, edit.span),
            text: &edit.text,
        };
        JsonSuggestion {
            title: &suggestion.title,
            applicability: match suggestion.applicability {
                Applicability::MachineApplicable => "machine_applicable",
                Applicability::MaybeIncorrect => "maybe_incorrect",
                Applicability::HasPlaceholders => "has_placeholders",
            },
            edits: suggestion.edits.iter().map(edit).collect(),
        }
    }
}

impl JsonSummary {
    fn new(totals: &Totals, findings: usize) -> JsonSummary {
        JsonSummary {
            files: totals.files,
            lines: totals.lines,
            bytes: totals.bytes,
            parse_failures: totals.parse_failures,
            findings,
            suppressed: totals.suppressed,
            elapsed_ms: totals.elapsed.as_millis() as u64,
        }
    }
}
