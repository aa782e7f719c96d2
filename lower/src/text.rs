//! From the text that the parser saw back to the file.
//!
//! The parser never sees a file as it is: bodies and comments are cut out of it, and what a macro
//! made stands in no file at all. Its spans are lines and columns of what it saw.

use diag::TextRange;
use proc_macro2::{LineColumn, Span};

/// Parts of a file, put together to a text of its own.
#[derive(Debug, Default)]
pub(crate) struct Excerpt {
    pub(crate) text: String,
    parts: Vec<Part>,
}

/// From `here` on, the text stands in the file from `file` on.
#[derive(Clone, Copy, Debug)]
struct Part {
    here: u32,
    file: u32,
    /// The file does not have this text; all of it stands at `file`.
    is_inserted: bool,
}

impl Excerpt {
    /// The whole of `text`, which stands at `start` in its file.
    #[cfg(test)]
    pub(crate) fn whole(text: &str, start: u32) -> Excerpt {
        Excerpt {
            text: text.to_owned(),
            parts: vec![Part { here: 0, file: start, is_inserted: false }],
        }
    }

    /// Appends text that stands at `start` in the file.
    pub(crate) fn push(&mut self, text: &str, start: usize) {
        self.push_part(text, start, false);
    }

    /// Appends text that the file does not have; it counts as standing at `at`.
    pub(crate) fn insert(&mut self, text: &str, at: usize) {
        self.push_part(text, at, true);
    }

    fn push_part(&mut self, text: &str, start: usize, is_inserted: bool) {
        if !text.is_empty() {
            let here = self.text.len() as u32;
            self.parts.push(Part { here, file: start as u32, is_inserted });
            self.text.push_str(text);
        }
    }

    /// The same with some ranges replaced. Ranges are of this text, sorted, and do not overlap.
    pub(crate) fn replace(&self, edits: &[(TextRange, &str)]) -> Excerpt {
        let mut res = Excerpt::default();
        let mut done = 0;
        for (range, text) in edits {
            self.copy_to(&mut res, TextRange::new(done, range.start));
            res.insert(text, self.file_offset(range.start) as usize);
            done = range.end;
        }
        self.copy_to(&mut res, TextRange::new(done, self.text.len() as u32));
        res
    }

    fn copy_to(&self, res: &mut Excerpt, range: TextRange) {
        let first = self.parts.partition_point(|it| it.here <= range.start).saturating_sub(1);
        for (idx, part) in self.parts.iter().enumerate().skip(first) {
            let next = self.parts.get(idx + 1).map_or(self.text.len() as u32, |it| it.here);
            let (start, end) = (part.here.max(range.start), next.min(range.end));
            if start < end {
                let text = &self.text[start as usize..end as usize];
                let file = if part.is_inserted { part.file } else { part.file + start - part.here };
                res.push_part(text, file as usize, part.is_inserted);
            }
        }
    }

    /// Where a range of this text stands in the file.
    pub(crate) fn file_range(&self, range: TextRange) -> TextRange {
        let start = self.file_offset(range.start);
        // The end may be where a cut begins; what stands before it is not.
        let end = match range.end.checked_sub(1).and_then(|last| Some((last, self.part(last)?))) {
            _ if range.end <= range.start => start,
            Some((_, part)) if part.is_inserted => part.file,
            Some((last, part)) => part.file + (last - part.here) + 1,
            None => range.end,
        };
        TextRange::new(start, end.max(start))
    }

    fn file_offset(&self, here: u32) -> u32 {
        match self.part(here) {
            Some(part) if part.is_inserted => part.file,
            Some(part) => part.file + here.saturating_sub(part.here),
            None => here,
        }
    }

    fn part(&self, here: u32) -> Option<&Part> {
        let idx = self.parts.partition_point(|it| it.here <= here).saturating_sub(1);
        self.parts.get(idx)
    }
}

/// Where the tokens of one parsed text stand in the file.
#[derive(Debug)]
pub(crate) enum SpanMap {
    /// The parser saw this text.
    Text { lines: Lines, excerpt: Excerpt },
    /// The parser saw tokens that a macro made; the column of a token is its index here.
    Tokens(Vec<TextRange>),
}

impl SpanMap {
    /// From the start of `first` to the end of `last`.
    pub(crate) fn range_between(&self, first: Span, last: Span) -> TextRange {
        if let SpanMap::Text { lines, excerpt } = self {
            let (here, end_here) = (lines.offset(first.start()), lines.offset(last.end()));
            // What a macro brought along may stand anywhere, or nowhere.
            if here < end_here {
                return excerpt.file_range(TextRange::new(here, end_here));
            }
        }
        self.range(first).cover(self.range(last))
    }

    /// The map of a text that is to be parsed.
    pub(crate) fn of_text(excerpt: Excerpt) -> SpanMap {
        SpanMap::Text { lines: Lines::new(&excerpt.text), excerpt }
    }

    /// The range of a span of the parsed text in the file.
    pub(crate) fn range(&self, span: Span) -> TextRange {
        match self {
            SpanMap::Text { lines, excerpt } => excerpt.file_range(lines.range(span)),
            SpanMap::Tokens(ranges) => {
                let first = ranges.get(span.start().column).copied().unwrap_or_default();
                let last = span.end().column.checked_sub(1).and_then(|it| ranges.get(it));
                last.map_or(first, |it| first.cover(*it))
            }
        }
    }
}

/// Byte offsets of the lines and columns of a text.
#[derive(Debug)]
pub(crate) struct Lines {
    /// Where each line starts, counted in characters.
    starts: Vec<u32>,
    /// After each character that is longer than a byte: characters and bytes up to there.
    long: Vec<(u32, u32)>,
}

impl Lines {
    pub(crate) fn new(text: &str) -> Lines {
        if text.is_ascii() {
            let newlines = text.bytes().enumerate().filter(|(_, it)| *it == b'\n');
            let starts = std::iter::once(0).chain(newlines.map(|(idx, _)| idx as u32 + 1));
            return Lines { starts: starts.collect(), long: Vec::new() };
        }
        let mut lines = Lines { starts: vec![0], long: Vec::new() };
        for (n_before, (byte, it)) in text.char_indices().enumerate() {
            let n_chars = n_before as u32 + 1;
            if it == '\n' {
                lines.starts.push(n_chars);
            } else if !it.is_ascii() {
                lines.long.push((n_chars, (byte + it.len_utf8()) as u32));
            }
        }
        lines
    }

    /// The range of a span of the text.
    pub(crate) fn range(&self, span: Span) -> TextRange {
        let start = self.offset(span.start());
        TextRange::new(start, self.offset(span.end()).max(start))
    }

    fn offset(&self, at: LineColumn) -> u32 {
        let start = self.starts.get(at.line.saturating_sub(1)).copied().unwrap_or_default();
        let n_chars = start + at.column as u32;
        let idx = self.long.partition_point(|it| it.0 <= n_chars);
        match idx.checked_sub(1).map(|it| self.long[it]) {
            Some((chars, bytes)) => bytes + (n_chars - chars),
            None => n_chars,
        }
    }
}
