//! Workflow commands, which GitHub shows as annotations of the changed lines.

use std::io::{self, Write};

use rules::Level;

use super::{place::Place, plain, visible};
use crate::{run::Report, settle::Settled};

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    for settled in &report.findings {
        writeln!(out, "{}", command(report, settled))?;
    }
    Ok(())
}

fn command(report: &Report, settled: &Settled) -> String {
    let place = Place::new(&report.map, settled.finding.diagnostic.primary.span);
    let command = match settled.level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Hint | Level::Allow => "notice",
    };
    let (start, end) = (place.start, place.end);
    let mut res =
        format!("::{command} file={},line={}", property(&visible(place.path)), start.line);
    res += &format!(",endLine={}", end.line);
    // Columns of different lines are not understood.
    if start.line == end.line {
        res += &format!(",col={},endColumn={}", start.column, end.column);
    }
    let title = format!("threadlint: {}", settled.finding.rule.name);
    let message = plain::told(report, settled);
    res + &format!(",title={}::{}", property(&title), data(&visible(&message)))
}

/// Text that may have lines of its own and must not begin a new command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn nothing_begins_a_new_command() {
        assert_eq!(data("100 %\n::error::x"), "100 %25%0A::error::x");
        assert_eq!(property("a,b:c\r\n%.rs"), "a%2Cb%3Ac%0D%0A%25.rs");
    }
}
