//! The report for people: the code with labels, then each thread's way, then what to do.

use std::{
    io::{self, Write},
    ops::Range,
};

use codespan_reporting::{
    diagnostic::{self, Severity},
    files,
    term::{self, Chars, Config},
};
use diag::{Diagnostic, FileId, Label, Suggestion};
use rules::Level;

use super::{
    Style,
    canvas::{BOLD, Canvas},
    link::{hyperlink, rule_url},
    steps::{Trace, labels, traces},
    summary,
};
use crate::{
    run::Report,
    settle::Settled,
    source_map::{SourceFile, SourceMap},
};

pub(super) fn write(report: &Report, style: Style, out: &mut dyn Write) -> io::Result<()> {
    for settled in &report.findings {
        let text = draw(report, settled, style.color);
        let text = if style.links { linked(&text, settled.finding.rule.name) } else { text };
        out.write_all(text.as_bytes())?;
    }
    if let Some(last) = report.findings.last()
        && !style.quiet
    {
        let rule = last.finding.rule.name;
        writeln!(out, "to read what a rule is about: threadlint explain {rule}")?;
    }
    summary::write(report, style, out)
}

/// The finding with the rule's name, which stands in the first line, as a link to its page.
fn linked(text: &str, rule: &str) -> String {
    let name = hyperlink(rule, &rule_url(rule));
    text.replacen(&format!("[{rule}]"), &format!("[{name}]"), 1)
}

/// One finding.
pub(super) fn draw(report: &Report, settled: &Settled, color: bool) -> String {
    let config = Config { chars: Chars::box_drawing(), ..Config::default() };
    let mut canvas = Canvas::new(color);
    let shown = shown(report, settled);
    let res = term::emit_to_write_style(&mut canvas, &config, &report.map, &shown);
    if res.is_err() {
        // A span outside of its file. The words are worth more than the picture.
        canvas.paint(BOLD, &settled.finding.diagnostic.message);
        canvas.paint(BOLD, "\n\n");
    }
    canvas.into_text()
}

/// The finding in codespan's terms.
fn shown(report: &Report, settled: &Settled) -> diagnostic::Diagnostic<FileId> {
    let diagnostic = &settled.finding.diagnostic;
    let severity = match settled.level {
        Level::Deny => Severity::Error,
        Level::Warn => Severity::Warning,
        Level::Hint | Level::Allow => Severity::Note,
    };
    let mut notes = notes(report, diagnostic);
    let mut labels = shown_labels(diagnostic);
    let file = report.map.file(diagnostic.primary.span.file);
    // There is nothing to show of what could not be read.
    if file.text.is_empty() {
        labels.clear();
        notes.insert(0, format!("in {}", file.path));
    }
    diagnostic::Diagnostic::new(severity)
        .with_code(settled.finding.rule.name)
        .with_message(&diagnostic.message)
        .with_labels(labels)
        .with_notes(notes)
}

/// The labels, those of traces with the numbers of their steps.
fn shown_labels(diagnostic: &Diagnostic) -> Vec<diagnostic::Label<FileId>> {
    let traces = traces(diagnostic);
    let mut labels = labels(diagnostic);
    // The snippet with the primary label comes first.
    labels.sort_by_key(|it| !std::ptr::eq(*it, &diagnostic.primary));
    let shown = labels.into_iter().map(|label| {
        let range = label.span.start as usize..label.span.end as usize;
        let shown = match std::ptr::eq(label, &diagnostic.primary) {
            true => diagnostic::Label::primary(label.span.file, range),
            false => diagnostic::Label::secondary(label.span.file, range),
        };
        match number(&traces, label) {
            Some(number) => shown.with_message(format!("{number}. {}", label.text)),
            None => shown.with_message(&label.text),
        }
    });
    shown.collect()
}

/// The number of a step; the threads' steps are counted on, so that a number means one place.
fn number(traces: &[Trace<'_>], label: &Label) -> Option<usize> {
    let mut steps = traces.iter().flat_map(|it| &it.steps);
    steps.position(|it| std::ptr::eq(*it, label)).map(|it| it + 1)
}

/// What stands below the code.
fn notes(report: &Report, diagnostic: &Diagnostic) -> Vec<String> {
    let traces = traces(diagnostic);
    let mut first = 1;
    let mut res = Vec::new();
    for trace in &traces {
        res.push(told(report, trace, first, traces.len() > 1));
        first += trace.steps.len();
    }
    res.extend(diagnostic.help.iter().map(|it| format!("help: {it}")));
    res.extend(diagnostic.suggestions.iter().map(suggested));
    res
}

/// The way of one thread, a line for each step.
fn told(report: &Report, trace: &Trace<'_>, first: usize, is_one_of_many: bool) -> String {
    let place = |label: &Label| {
        let position = report.map.position(label.span.file, label.span.start);
        let path = &report.map.file(label.span.file).path;
        format!("{path}:{}:{}", position.line, position.column)
    };
    let width = trace.steps.iter().map(|it| place(it).chars().count()).max().unwrap_or(0);
    let function = trace.steps.first().and_then(|first| {
        let function = report.function_at(first.span)?;
        // Some rules name the function themselves.
        let is_told = first.text.contains(&format!("`{function}`"));
        (!is_told).then(|| format!(" in `{function}`"))
    });
    let function = function.unwrap_or_default();
    let mut res = match is_one_of_many {
        true => format!("thread {}{function}:", trace.thread),
        false => format!("step by step{function}:"),
    };
    for (number, label) in (first..).zip(&trace.steps) {
        res += &format!("\n{number:>3}. {:width$}  {}", place(label), label.text);
    }
    res
}

fn suggested(suggestion: &Suggestion) -> String {
    match suggestion.edits.as_slice() {
        [edit] if !edit.text.is_empty() && !edit.text.contains('\n') => {
            format!("help: {}: `{}`", suggestion.title, edit.text.trim())
        }
        _ => format!("help: {}", suggestion.title),
    }
}

impl<'m> files::Files<'m> for SourceMap {
    type FileId = FileId;
    type Name = &'m str;
    type Source = &'m str;

    fn name(&'m self, id: FileId) -> Result<&'m str, files::Error> {
        Ok(&self.get(id)?.path)
    }

    fn source(&'m self, id: FileId) -> Result<&'m str, files::Error> {
        Ok(&self.get(id)?.text)
    }

    fn line_index(&'m self, id: FileId, offset: usize) -> Result<usize, files::Error> {
        Ok(self.get(id)?.line_idx(offset as u32))
    }

    fn column_number(&'m self, id: FileId, _: usize, offset: usize) -> Result<usize, files::Error> {
        self.get(id)?;
        Ok(self.position(id, offset as u32).column as usize)
    }

    fn line_range(&'m self, id: FileId, line_idx: usize) -> Result<Range<usize>, files::Error> {
        let file = self.get(id)?;
        let max = file.line_starts().len() - 1;
        if line_idx > max {
            return Err(files::Error::LineTooLarge { given: line_idx, max });
        }
        let range = file.line_range(line_idx);
        Ok(range.start as usize..range.end as usize)
    }
}

impl SourceMap {
    fn get(&self, id: FileId) -> Result<&SourceFile, files::Error> {
        self.files.get(id.0 as usize).ok_or(files::Error::FileMissing)
    }
}
