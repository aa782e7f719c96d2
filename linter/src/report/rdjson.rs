//! The Reviewdog Diagnostic Format: what `reviewdog` takes to comment on pull requests.

use std::io::{self, Write};

use diag::{Label, Span, Suggestion};
use rules::Level;
use serde_json::{Value, json};

use super::{link::rule_url, plain, steps::labels, visible};
use crate::{run::Report, settle::Settled, source_map::SourceMap};

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let diagnostics: Vec<Value> = report.findings.iter().map(|it| diagnostic(report, it)).collect();
    let json = json!({
        "source": { "name": env!("CARGO_PKG_NAME"), "url": env!("CARGO_PKG_REPOSITORY") },
        "diagnostics": diagnostics,
    });
    serde_json::to_writer_pretty(&mut *out, &json)?;
    writeln!(out)
}

fn diagnostic(report: &Report, settled: &Settled) -> Value {
    let (rule, diagnostic) = (settled.finding.rule.name, &settled.finding.diagnostic);
    let map = &report.map;
    let related = labels(diagnostic).into_iter();
    let related = related.filter(|it| !std::ptr::eq(*it, &diagnostic.primary));
    let related: Vec<Value> = related.map(|it| related_location(map, it)).collect();
    // A suggestion here is one range in the file of the finding.
    let simple = |it: &&Suggestion| matches!(it.edits.as_slice(), [edit] if edit.span.file == diagnostic.primary.span.file);
    let suggestions: Vec<Value> = diagnostic
        .suggestions
        .iter()
        .filter(simple)
        .flat_map(|it| &it.edits)
        .map(|it| json!({ "range": range(map, it.span), "text": it.text }))
        .collect();
    json!({
        "message": visible(&plain::told(report, settled)),
        "location": location(map, diagnostic.primary.span),
        "severity": match settled.level {
            Level::Deny => "ERROR",
            Level::Warn => "WARNING",
            Level::Hint | Level::Allow => "INFO",
        },
        "code": { "value": rule, "url": rule_url(rule) },
        "suggestions": suggestions,
        "related_locations": related,
    })
}

fn related_location(map: &SourceMap, label: &Label) -> Value {
    json!({ "message": visible(&label.text), "location": location(map, label.span) })
}

fn location(map: &SourceMap, span: Span) -> Value {
    json!({ "path": map.file(span.file).path, "range": range(map, span) })
}

fn range(map: &SourceMap, span: Span) -> Value {
    json!({ "start": position(map, span, span.start), "end": position(map, span, span.end) })
}

/// Columns of this format count bytes.
fn position(map: &SourceMap, span: Span, offset: u32) -> Value {
    let file = map.file(span.file);
    let offset = offset.min(file.text.len() as u32);
    let line_idx = file.line_idx(offset);
    json!({ "line": line_idx + 1, "column": offset - file.line_starts()[line_idx] + 1 })
}
