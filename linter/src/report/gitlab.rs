//! GitLab's code quality report.

use std::io::{self, Write};

use rules::Level;
use serde::Serialize;

use super::{place::Place, visible};
use crate::{run::Report, settle::Settled};

#[derive(Serialize)]
struct Issue<'r> {
    description: String,
    check_name: &'static str,
    fingerprint: &'r str,
    severity: &'static str,
    location: Location<'r>,
}

#[derive(Serialize)]
struct Location<'r> {
    path: &'r str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let issues: Vec<Issue<'_>> = report.findings.iter().map(|it| issue(report, it)).collect();
    serde_json::to_writer_pretty(&mut *out, &issues)?;
    writeln!(out)
}

fn issue<'r>(report: &'r Report, settled: &'r Settled) -> Issue<'r> {
    let diagnostic = &settled.finding.diagnostic;
    let place = Place::new(&report.map, diagnostic.primary.span);
    Issue {
        description: visible(&diagnostic.message).into_owned(),
        check_name: settled.finding.rule.name,
        fingerprint: &settled.fingerprint,
        severity: match settled.level {
            Level::Deny => "critical",
            Level::Warn => "major",
            Level::Hint | Level::Allow => "info",
        },
        location: Location {
            path: place.path,
            lines: Lines { begin: place.start.line, end: place.end.line },
        },
    }
}
