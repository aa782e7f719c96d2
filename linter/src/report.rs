//! Writes what was found, in the forms that people and programs read.

mod canvas;
mod concise;
mod json;
mod steps;
mod summary;
mod text;
mod visible;

use std::io::{self, Write};

pub(crate) use self::{canvas::Canvas, json::JsonSpan, visible::visible};
use crate::run::Report;

/// The form of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// For people: the code with what is to be said about it
    Text,
    /// One line for each finding
    Concise,
    /// Everything, as one JSON object
    Json,
    /// One JSON object a line: the findings, then the summary
    Jsonl,
}

/// How text is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    pub color: bool,
    /// Nothing but the findings.
    pub quiet: bool,
    /// A table of the rules and how often each has found something.
    pub statistics: bool,
}

/// Writes `report` to `out`.
pub fn write(report: &Report, format: Format, style: Style, out: &mut dyn Write) -> io::Result<()> {
    match format {
        Format::Text => text::write(report, style, out),
        Format::Concise => concise::write(report, style, out),
        Format::Json => json::write(report, out),
        Format::Jsonl => json::write_lines(report, out),
    }
}
