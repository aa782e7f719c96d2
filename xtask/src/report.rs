//! What the linter says in JSON, as far as these commands need it.

use serde::Deserialize;

/// The report of one run.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Report {
    pub(crate) findings: Vec<Finding>,
    pub(crate) summary: Summary,
}

#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Summary {
    pub(crate) lines: u64,
}

#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Finding {
    pub(crate) rule: String,
    pub(crate) confidence: String,
    pub(crate) message: String,
    pub(crate) file: String,
    pub(crate) fingerprint: String,
    pub(crate) span: Lines,
    #[serde(default)]
    labels: Vec<Label>,
}

#[derive(Clone, Debug, Deserialize)]
struct Label {
    file: Option<String>,
    span: Lines,
}

/// The lines of a span.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(crate) struct Lines {
    pub(crate) start_line: u32,
    pub(crate) end_line: u32,
}

impl Finding {
    /// The files and lines that the finding speaks of.
    pub(crate) fn places(&self) -> impl Iterator<Item = (&str, Lines)> {
        let labels = self.labels.iter();
        let labels = labels.map(|it| (it.file.as_deref().unwrap_or(&self.file), it.span));
        labels.chain([(self.file.as_str(), self.span)])
    }
}

impl Lines {
    /// Whether the lines from `first` to `last` are no more than `distance` away.
    pub(crate) fn are_near(self, (first, last): (u32, u32), distance: u32) -> bool {
        self.start_line <= last + distance && first <= self.end_line + distance
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn lines_are_near() {
        let lines = Lines { start_line: 10, end_line: 12 };
        let check = |range: (u32, u32), expected: bool| {
            assert_eq!(lines.are_near(range, 3), expected, "{range:?}");
        };
        check((7, 7), true);
        check((6, 6), false);
        check((1, 20), true);
        check((15, 16), true);
        check((16, 16), false);
    }
}
