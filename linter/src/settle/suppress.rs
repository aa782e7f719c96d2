//! Suppressions: comments and attributes that say that a finding is known and meant.

use std::time::SystemTime;

use diag::{Applicability, Confidence, Diagnostic, Edit, FileId, Suggestion, TextRange};
use rules::{Finding, Rule};

use super::{
    extent,
    levels::{Levels, Selector},
    scan::{Kind, Piece, pieces},
};
use crate::{
    builtin::{SUPPRESSION_WITHOUT_REASON, UNUSED_SUPPRESSION},
    program::Program,
    source_map::{SourceFile, SourceMap},
};

/// Words that say that some findings are fine.
#[derive(Debug)]
struct Suppression {
    file: FileId,
    /// The comment or attribute.
    range: TextRange,
    /// The code that it speaks of.
    extent: TextRange,
    names: Vec<String>,
    has_reason: bool,
    /// A day, as `2027-06-01`.
    until: Option<String>,
    is_used: bool,
}

/// The suppressions of a run.
#[derive(Debug)]
pub(crate) struct Suppressions {
    /// By file and place.
    all: Vec<Suppression>,
    today: String,
}

impl Suppressions {
    /// Reads those of `files`.
    pub(crate) fn new(map: &SourceMap, files: impl Iterator<Item = FileId>) -> Suppressions {
        let mut all = Vec::new();
        for file in files {
            let source = map.file(file);
            // Nearly no file has any, and looking closely takes time.
            if source.text.contains("threadlint:") || source.text.contains("threadlint_") {
                Reader { file, source, pieces: pieces(&source.text) }.read(&mut all);
            }
        }
        Suppressions { all, today: today() }
    }

    /// Whether `finding` is suppressed.
    pub(crate) fn covers(&mut self, finding: &Finding) -> bool {
        let span = finding.diagnostic.primary.span;
        let today = &self.today;
        let start = self.all.partition_point(|it| it.file < span.file);
        let mut res = false;
        for suppression in self.all[start..].iter_mut().take_while(|it| it.file == span.file) {
            let extent = suppression.extent;
            let is_inside = extent.start <= span.start && span.start < extent.end.max(1);
            if is_inside && !suppression.is_expired(today) && suppression.names(finding.rule) {
                suppression.is_used = true;
                res = true;
            }
        }
        res
    }

    /// What is to be said about the suppressions themselves, once all findings were shown to them.
    pub(crate) fn findings(&self, program: &Program, levels: &Levels) -> Vec<Finding> {
        let mut res = Vec::new();
        let mut report = |rule, diagnostic: Diagnostic| {
            let in_test = program.is_test(diagnostic.primary.span.file);
            let diagnostic = diagnostic.confidence(Confidence::Certain);
            res.push(Finding { rule, diagnostic, in_test });
        };
        for it in &self.all {
            let span = it.range.in_file(it.file);
            if let Some(message) = it.complaint(&self.today, program, levels) {
                let diagnostic =
                    Diagnostic::new(span, message).suggestion(it.removal(&program.map));
                report(&UNUSED_SUPPRESSION, diagnostic);
            } else if !it.has_reason {
                let message = "this suppression does not say why";
                let help = format!(
                    "write `allow({}, reason = \"why this is fine\")`",
                    it.names.join(", ")
                );
                report(&SUPPRESSION_WITHOUT_REASON, Diagnostic::new(span, message).help(help));
            }
        }
        res
    }
}

impl Suppression {
    fn is_expired(&self, today: &str) -> bool {
        self.until.as_deref().is_some_and(|until| until <= today)
    }

    fn names(&self, rule: &Rule) -> bool {
        self.names.iter().any(|it| Selector::parse(it).is_ok_and(|it| it.fits(rule)))
    }

    /// Why the suppression should not be there, if so.
    fn complaint(&self, today: &str, program: &Program, levels: &Levels) -> Option<String> {
        if let Some(until) = self.until.as_ref().filter(|_| self.is_expired(today)) {
            return Some(format!("this suppression expired on {until}"));
        }
        if self.names.is_empty() {
            return Some("this suppression names no rule".to_owned());
        }
        for name in &self.names {
            match Selector::parse(name) {
                Err(Some(nearest)) => {
                    return Some(format!("`{name}` is no rule; there is `{nearest}`"));
                }
                Err(None) => return Some(format!("`{name}` is no rule")),
                Ok(_) => {}
            }
        }
        // A rule that did not run might have found something.
        let ran = |name: &String| match Selector::parse(name) {
            Ok(Selector::Rule(rule)) => levels.runs(rule, program.configs()),
            _ => false,
        };
        let is_idle = !self.is_used && self.names.iter().all(ran);
        is_idle.then(|| "this suppression suppresses nothing".to_owned())
    }

    /// Takes the comment away, and its line if nothing else is on it.
    fn removal(&self, map: &SourceMap) -> Suggestion {
        let source = map.file(self.file);
        let line = source.line_range(source.line_idx(self.range.start));
        let before = source.slice(TextRange::new(line.start, self.range.start));
        let after = source.slice(TextRange::new(self.range.end, line.end.max(self.range.end)));
        let range = match (before.trim().is_empty(), after.trim().is_empty()) {
            (true, true) => line.cover(self.range),
            _ => TextRange::new(line.start + before.trim_end().len() as u32, self.range.end),
        };
        Suggestion {
            title: "remove the suppression".to_owned(),
            applicability: Applicability::MachineApplicable,
            edits: vec![Edit { span: range.in_file(self.file), text: String::new() }],
        }
    }
}

/// Reads the suppressions of one file.
struct Reader<'t> {
    file: FileId,
    source: &'t SourceFile,
    pieces: Vec<Piece>,
}

impl Reader<'_> {
    fn read(&self, res: &mut Vec<Suppression>) {
        for idx in 0..self.pieces.len() {
            match self.pieces[idx].kind {
                Kind::Comment => res.extend(self.comment(idx)),
                Kind::Mark(b'#') => res.extend(self.attribute(idx)),
                _ => {}
            }
        }
    }

    fn text(&self, range: TextRange) -> &str {
        self.source.slice(range)
    }

    /// `// threadlint: allow(..)`
    fn comment(&self, idx: usize) -> Option<Suppression> {
        let range = self.pieces[idx].range;
        let words = self.text(range).trim_start_matches('/').trim_start();
        let words = words.strip_prefix("threadlint:")?.trim_start();
        let (extent, words) = match words.strip_prefix("allow-file") {
            Some(words) => (self.whole_file(), words),
            None => (self.comment_extent(idx), words.strip_prefix("allow")?),
        };
        Some(self.suppression(range, extent, words))
    }

    /// `#[cfg_attr(any(), threadlint::allow(..))]`, or the same with `#!`;
    /// `#[threadlint_attributes::allow(..)]`.
    fn attribute(&self, idx: usize) -> Option<Suppression> {
        let is_inner = self.pieces.get(idx + 1)?.kind == Kind::Mark(b'!');
        let first = idx + 1 + usize::from(is_inner);
        let mut depth = 0;
        let rest = self.pieces[first..].iter();
        let len = rest.take_while(|it| {
            match it.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close => depth -= 1,
                _ => {}
            }
            depth > 0
        });
        let last = first + len.count();
        let range = self.pieces[idx].range.cover(self.pieces.get(last)?.range);
        let words = attribute_words(self.text(range))?;
        let extent = match is_inner {
            true => self.whole_file(),
            false => self.next_extent(last),
        };
        Some(self.suppression(range, extent, words))
    }

    /// The line if code stands before the comment, else the next item or statement.
    fn comment_extent(&self, idx: usize) -> TextRange {
        let range = self.pieces[idx].range;
        let line = self.source.line_range(self.source.line_idx(range.start));
        match self.text(TextRange::new(line.start, range.start)).trim().is_empty() {
            true => self.next_extent(idx),
            false => line,
        }
    }

    fn next_extent(&self, idx: usize) -> TextRange {
        let start = self.pieces[idx].range.end;
        let end = extent::end(&self.source.text, &self.pieces[idx + 1..]);
        TextRange::new(start, end.unwrap_or(start).max(start))
    }

    fn whole_file(&self) -> TextRange {
        TextRange::new(0, self.source.text.len() as u32)
    }

    /// `words` begin with the parenthesis.
    fn suppression(&self, range: TextRange, extent: TextRange, words: &str) -> Suppression {
        let mut res = Suppression {
            file: self.file,
            range,
            extent,
            names: Vec::new(),
            has_reason: false,
            until: None,
            is_used: false,
        };
        for argument in arguments(words) {
            match argument.split_once('=') {
                None => res.names.push(argument.to_owned()),
                Some((key, value)) => {
                    let value = value.trim().trim_matches('"');
                    match key.trim() {
                        "reason" => res.has_reason = !value.trim().is_empty(),
                        "until" => res.until = Some(value.to_owned()),
                        _ => {}
                    }
                }
            }
        }
        res
    }
}

/// What follows `allow` in an attribute that is ours: under a `cfg_attr` that never holds, or of the
/// crate `threadlint-attributes`.
fn attribute_words(text: &str) -> Option<&str> {
    if let Some((before, words)) = text.split_once("threadlint::allow") {
        let is_alone = before.trim_start_matches(['#', '!', '[', ' ', ':']).is_empty();
        return (is_alone || before.contains("cfg_attr")).then_some(words);
    }
    let paths = ["threadlint_attributes::allow", "threadlint_runtime::attributes::allow"];
    paths.iter().find_map(|it| text.split_once(it)).map(|it| it.1)
}

/// The arguments of `(a, b = "c, d")`, which `words` begin with.
fn arguments(words: &str) -> Vec<&str> {
    let words = words.trim_start();
    let Some(words) = words.strip_prefix('(') else { return Vec::new() };
    let mut res = Vec::new();
    let mut start = 0;
    let mut in_text = false;
    for (idx, letter) in words.char_indices() {
        match letter {
            '"' => in_text = !in_text,
            ',' | ')' if !in_text => {
                res.push(words[start..idx].trim());
                start = idx + 1;
                if letter == ')' {
                    break;
                }
            }
            _ => {}
        }
    }
    res.retain(|it| !it.is_empty());
    res
}

/// The files with suppressions are few; the day is the same for all of them.
fn today() -> String {
    let since_epoch = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    day(since_epoch.map_or(0, |it| it.as_secs() / 86_400))
}

/// The date of the day that comes `days` after 1970-01-01.
fn day(days: u64) -> String {
    // Years that begin in March have their leap day at the end.
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::{arguments, attribute_words, day};

    #[test]
    fn attributes_are_ours_or_others() {
        let ours = [
            "#[cfg_attr(any(), threadlint::allow(a))]",
            "#[threadlint::allow(a)]",
            "#![::threadlint::allow(a)]",
            "#[threadlint_attributes::allow(a)]",
            "#[threadlint_runtime::attributes::allow(a)]",
        ];
        for text in ours {
            assert!(attribute_words(text).is_some_and(|it| it.starts_with("(a)")), "{text}");
        }
        assert_eq!(attribute_words("#[allow(a)]"), None);
        assert_eq!(attribute_words("#[doc = \"threadlint::allow(a)\"]"), None);
    }

    #[test]
    fn arguments_may_hold_commas() {
        assert_eq!(arguments(" (a, b , c = \"d, (e)\") f"), ["a", "b", "c = \"d, (e)\""]);
        assert_eq!(arguments("()"), Vec::<&str>::new());
        assert_eq!(arguments(""), Vec::<&str>::new());
    }

    #[test]
    fn days_have_dates() {
        let cases = [(0, "1970-01-01"), (11_016, "2000-02-29"), (20_605, "2026-06-01")];
        for (days, expected) in cases {
            assert_eq!(day(days), expected);
        }
    }
}
