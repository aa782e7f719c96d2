//! The texts that were read, and where in them an offset is for people.

use std::sync::OnceLock;

use diag::{FileId, TextRange};

/// A text with its name.
#[derive(Debug)]
pub struct SourceFile {
    /// As reports write it: relative to the current folder, with `/`.
    pub path: String,
    /// As it was read. Empty where the file could not be read.
    pub text: String,
    line_starts: OnceLock<Vec<u32>>,
}

/// A place in a text, for people: both numbers begin at 1, columns count Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    pub line: u32,
    pub column: u32,
}

/// Every file of a run. A file's index is its `FileId`.
///
/// Invariant: files are sorted by path; those of the stubs come last.
#[derive(Debug, Default)]
pub struct SourceMap {
    pub files: Vec<SourceFile>,
}

impl SourceFile {
    /// The file `path` with the contents `text`.
    pub fn new(path: String, text: String) -> SourceFile {
        SourceFile { path, text, line_starts: OnceLock::new() }
    }

    /// Where each line starts. Most files are never asked.
    pub fn line_starts(&self) -> &[u32] {
        self.line_starts.get_or_init(|| {
            let ends = self.text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(idx, _)| idx as u32 + 1)).collect()
        })
    }

    /// The index of the line that holds `offset`.
    pub fn line_idx(&self, offset: u32) -> usize {
        self.line_starts().partition_point(|&start| start <= offset) - 1
    }

    /// The range of line `line_idx`, its newline included.
    pub fn line_range(&self, line_idx: usize) -> TextRange {
        let starts = self.line_starts();
        let end = starts.get(line_idx + 1).copied().unwrap_or(self.text.len() as u32);
        TextRange::new(starts[line_idx], end)
    }

    /// The text of `range`; empty if it does not lie on character boundaries.
    pub fn slice(&self, range: TextRange) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

impl SourceMap {
    /// The file `file`.
    pub fn file(&self, file: FileId) -> &SourceFile {
        &self.files[file.0 as usize]
    }

    /// Where `offset` is, for people. The only place where lines and columns are made.
    pub fn position(&self, file: FileId, offset: u32) -> Position {
        let file = self.file(file);
        let mut offset = offset.min(file.text.len() as u32);
        while !file.text.is_char_boundary(offset as usize) {
            offset -= 1;
        }
        let line_idx = file.line_idx(offset);
        let start = file.line_starts()[line_idx];
        let before = file.slice(TextRange::new(start, offset));
        // The byte order mark is no column of anything that an editor shows.
        let before = if start == 0 { before.trim_start_matches('\u{feff}') } else { before };
        Position {
            line: line_idx as u32 + 1,
            column: before.chars().count() as u32 + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use diag::FileId;

    use super::{Position, SourceFile, SourceMap};

    #[test]
    fn columns_count_characters() {
        let text = "\u{feff}fn a() {}\r\n\tλx;\n";
        let map = SourceMap { files: vec![SourceFile::new("a.rs".into(), text.into())] };
        let check = |needle: &str, line, column| {
            let offset = text.find(needle).expect("in the text") as u32;
            assert_eq!(map.position(FileId(0), offset), Position { line, column }, "{needle}");
        };
        check("fn", 1, 1);
        check("a()", 1, 4);
        check("λ", 2, 2);
        check("x;", 2, 3);
        assert_eq!(map.position(FileId(0), 1000), Position { line: 3, column: 1 });
    }
}
