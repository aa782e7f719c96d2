//! Finds the suppressions of one file.

use diag::{FileId, TextRange};

use super::{
    Arguments, Suppression,
    arguments::parenthesised,
    complaint::{Complaint, mistyped},
};
use crate::{
    settle::{
        extent,
        scan::{Kind, Piece, pieces},
    },
    source_map::SourceFile,
};

/// Reads the suppressions of one file.
pub(super) struct Reader<'t> {
    file: FileId,
    source: &'t SourceFile,
    pieces: Vec<Piece>,
    pub(super) found: Vec<Suppression>,
    pub(super) mistakes: Vec<Complaint>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(file: FileId, source: &'t SourceFile) -> Reader<'t> {
        let pieces = pieces(&source.text);
        Reader {
            file,
            source,
            pieces,
            found: Vec::new(),
            mistakes: Vec::new(),
        }
    }

    pub(super) fn read(&mut self) {
        for idx in 0..self.pieces.len() {
            match self.pieces[idx].kind {
                Kind::Comment => self.comment(idx),
                Kind::Mark(b'#') => {
                    let found = self.attribute(idx);
                    self.found.extend(found);
                }
                _ => {}
            }
        }
    }

    fn text(&self, range: TextRange) -> &'t str {
        self.source.slice(range)
    }

    /// `// threadlint: allow(..)`
    fn comment(&mut self, idx: usize) {
        let range = self.pieces[idx].range;
        let words = self.text(range).trim_start_matches('/').trim_start();
        let Some(words) = words.strip_prefix("threadlint:").map(str::trim_start) else { return };
        let len = words.find(|it: char| !it.is_alphanumeric() && it != '-' && it != '_');
        let (word, rest) = words.split_at(len.unwrap_or(words.len()));
        let extent = match word {
            "allow-file" => self.whole_file(),
            "allow" => self.comment_extent(idx),
            _ => {
                // Other words of threadlint may stand in comments as well, and prose.
                let start = range.end - words.len() as u32;
                let place = TextRange::new(start, start + word.len() as u32);
                let is_call = rest.trim_start().starts_with('(');
                self.mistakes.extend(mistyped(word, place).filter(|_| is_call));
                return;
            }
        };
        let arguments = Arguments::read(rest, range.end - rest.len() as u32);
        self.found.push(self.suppression(range, Some(range), extent, arguments));
    }

    /// `#[cfg_attr(any(), threadlint::allow(..))]`, `#[threadlint::allow(..)]`, or one with `#!`.
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
        let text = self.text(range);
        let (start, end) = allow_path(text)?;
        let is_alone = stands_alone(&text[..start], &text[end..])?;
        let extent = match is_inner {
            true => self.whole_file(),
            false => self.next_extent(last),
        };
        let arguments = Arguments::read(&text[end..], range.start + end as u32);
        Some(self.suppression(range, is_alone.then_some(range), extent, arguments))
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

    fn suppression(
        &self,
        range: TextRange,
        removable: Option<TextRange>,
        extent: TextRange,
        arguments: Arguments,
    ) -> Suppression {
        let used = arguments.names().map(|_| false).collect();
        Suppression { file: self.file, range, removable, extent, arguments, used }
    }
}

/// Where in an attribute the path of our `allow` is: `threadlint::allow`, or that of one of the
/// crates that have it.
fn allow_path(text: &str) -> Option<(usize, usize)> {
    let start = text.find("threadlint")?;
    let is_part = |it: char| it.is_alphanumeric() || it == '_' || it == ':';
    let end = start + text[start..].find(|it| !is_part(it))?;
    let is_whole = !text[..start].ends_with(is_part);
    (is_whole && text[start..end].ends_with("::allow")).then_some((start, end))
}

/// Whether nothing but the suppression would go with the attribute; none if it is no attribute
/// that we read. `before` and `after` stand around the path of `allow`.
fn stands_alone(before: &str, after: &str) -> Option<bool> {
    let open = before.trim_start_matches(['#', '!', '[', ' ', '\t', '\r', '\n']);
    let after = after.trim_start();
    let closed = &after[parenthesised(after).unwrap_or(0)..];
    if open.is_empty() {
        return Some(true);
    }
    let condition = open.strip_prefix("cfg_attr")?.trim_start().strip_prefix('(')?;
    let mut depth = 0;
    let commas = condition.chars().filter(|it| {
        match it {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        depth == 0 && *it == ','
    });
    let is_last = closed.chars().filter(|it| !it.is_whitespace()).collect::<String>();
    Some(commas.count() == 1 && matches!(is_last.as_str(), ")]" | ",)]"))
}

#[cfg(test)]
mod tests {
    use super::{allow_path, stands_alone};

    #[test]
    fn attributes_are_told_apart() {
        let check = |text: &str, expected: Option<bool>| {
            let found = allow_path(text)
                .and_then(|(start, end)| stands_alone(&text[..start], &text[end..]));
            assert_eq!(found, expected, "{text}");
        };
        check("#[threadlint::allow(a, reason = \"b\")]", Some(true));
        check("#[threadlint_attributes::allow(a)]", Some(true));
        check("#[threadlint_runtime::attributes::allow(a)]", Some(true));
        check("#![cfg_attr(any(), threadlint::allow(a))]", Some(true));
        check("#[cfg_attr(any(a, b), threadlint::allow(a, b))]", Some(true));
        check("#[cfg_attr(any(), inline, threadlint::allow(a))]", Some(false));
        check("#[cfg_attr(any(), threadlint::allow(a), inline)]", Some(false));
        check("#[doc = \"threadlint::allow(a)\"]", None);
        check("#[my_threadlint::allow(a)]", None);
        check("#[threadlint::requires(a)]", None);
    }
}
