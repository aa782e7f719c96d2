//! Writes what was found, in the forms that people and programs read.

mod agent;
mod canvas;
mod cargo_json;
mod checkstyle;
mod concise;
mod github;
mod gitlab;
mod html;
mod json;
mod junit;
mod link;
mod place;
mod plain;
mod rdjson;
mod rustc_json;
mod sarif;
mod steps;
mod summary;
mod text;
mod visible;
mod xml;

use std::io::{self, Write};

use self::rustc_json::Rendered;
pub(crate) use self::{
    canvas::Canvas,
    json::JsonSpan,
    link::{rule_url, uri},
    place::Place,
    steps::labels,
    visible::visible,
};
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
    /// One page with filters, which needs no network
    Html,
    /// For code scanning and editors: SARIF 2.1.0
    Sarif,
    /// Annotations of GitHub's workflows
    Github,
    /// GitLab's code quality report
    Gitlab,
    /// XML of test runners
    Junit,
    /// XML of Checkstyle
    Checkstyle,
    /// For reviewdog
    Rdjson,
    /// Diagnostics as rustc writes them, one a line: for editors
    RustcJson,
    /// One line for each finding, with all its labels and advice
    Agent,
    /// Messages as cargo writes them; what `cargo threadlint --message-format=json` is
    #[value(hide = true)]
    CargoJson,
    /// The same, with colours in what is shown
    #[value(hide = true)]
    CargoJsonAnsi,
}

/// How text is written.
#[derive(Clone, Copy, Debug, Default)]
pub struct Style {
    pub color: bool,
    /// Rules' names lead to their pages.
    pub links: bool,
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
        Format::Html => html::write(report, out),
        Format::Sarif => sarif::write(report, out),
        Format::Github => github::write(report, out),
        Format::Gitlab => gitlab::write(report, out),
        Format::Junit => junit::write(report, out),
        Format::Checkstyle => checkstyle::write(report, out),
        Format::Rdjson => rdjson::write(report, out),
        Format::RustcJson => rustc_json::write(report, out),
        Format::Agent => agent::write(report, style, out),
        Format::CargoJson => cargo_json::write(report, Rendered::Plain, out),
        Format::CargoJsonAnsi => cargo_json::write(report, Rendered::Ansi, out),
    }
}
