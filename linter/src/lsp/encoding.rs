//! Lines and columns of the protocol, in the unit that client and server agree on.

use diag::TextRange;
use lsp_types::{Position, PositionEncodingKind, Range};

use crate::source_map::SourceFile;

/// What columns count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Encoding {
    Utf8,
    /// What every client understands.
    #[default]
    Utf16,
    Utf32,
}

impl Encoding {
    /// The one that needs no counting if the client knows it, else what it likes best.
    pub(super) fn negotiated(offered: &[PositionEncodingKind]) -> Encoding {
        let known: Vec<Encoding> = offered.iter().filter_map(Encoding::of).collect();
        let first = known.first().copied().unwrap_or_default();
        if known.contains(&Encoding::Utf8) { Encoding::Utf8 } else { first }
    }

    fn of(kind: &PositionEncodingKind) -> Option<Encoding> {
        match kind.as_str() {
            "utf-8" => Some(Encoding::Utf8),
            "utf-16" => Some(Encoding::Utf16),
            "utf-32" => Some(Encoding::Utf32),
            _ => None,
        }
    }

    pub(super) fn kind(self) -> PositionEncodingKind {
        match self {
            Encoding::Utf8 => PositionEncodingKind::UTF8,
            Encoding::Utf16 => PositionEncodingKind::UTF16,
            Encoding::Utf32 => PositionEncodingKind::UTF32,
        }
    }

    fn width(self, letter: char) -> u32 {
        match self {
            Encoding::Utf8 => letter.len_utf8() as u32,
            Encoding::Utf16 => letter.len_utf16() as u32,
            Encoding::Utf32 => 1,
        }
    }

    /// Where `offset` is in `file`.
    pub(super) fn position(self, file: &SourceFile, offset: u32) -> Position {
        let mut offset = offset.min(file.text.len() as u32);
        while !file.text.is_char_boundary(offset as usize) {
            offset -= 1;
        }
        let line_idx = file.line_idx(offset);
        let start = content_start(file, line_idx).min(offset);
        let before = file.slice(TextRange::new(start, offset));
        let column = before.chars().map(|it| self.width(it)).sum();
        Position::new(line_idx as u32, column)
    }

    /// Where `range` is in `file`.
    pub(super) fn range(self, file: &SourceFile, range: TextRange) -> Range {
        Range::new(self.position(file, range.start), self.position(file, range.end))
    }

    /// The offset of `position`; behind the end of a line or of the text it is that end.
    pub(super) fn offset(self, file: &SourceFile, position: Position) -> u32 {
        let line_idx = position.line as usize;
        if line_idx >= file.line_starts().len() {
            return file.text.len() as u32;
        }
        let start = content_start(file, line_idx);
        let end = file.line_range(line_idx).end;
        let line = file.slice(TextRange::new(start, end)).trim_end_matches(['\n', '\r']);
        let mut column = 0;
        for (idx, letter) in line.char_indices() {
            column += self.width(letter);
            if column > position.character {
                return start + idx as u32;
            }
        }
        start + line.len() as u32
    }
}

/// Where the first column of a line is. The byte order mark is no column of anything that an editor shows.
fn content_start(file: &SourceFile, line_idx: usize) -> u32 {
    let start = file.line_starts()[line_idx];
    let has_mark = line_idx == 0 && file.text.starts_with('\u{feff}');
    if has_mark { '\u{feff}'.len_utf8() as u32 } else { start }
}

#[cfg(test)]
mod tests {
    use lsp_types::{Position, PositionEncodingKind};

    use super::Encoding;
    use crate::source_map::SourceFile;

    #[test]
    fn columns_count_what_was_agreed() {
        let file = SourceFile::new("a.rs".into(), "\u{feff}λ🦀x\r\n\ny".into());
        let check = |encoding: Encoding, column| {
            let offset = file.text.find('x').expect("in the text") as u32;
            let position = Position::new(0, column);
            assert_eq!(encoding.position(&file, offset), position, "{encoding:?}");
            assert_eq!(encoding.offset(&file, position), offset, "{encoding:?}");
        };
        check(Encoding::Utf8, 6);
        check(Encoding::Utf16, 3);
        check(Encoding::Utf32, 2);
    }

    #[test]
    fn places_outside_of_the_text_are_its_ends() {
        let file = SourceFile::new("a.rs".into(), "ab\r\nc".into());
        let check = |line, character, expected| {
            assert_eq!(Encoding::Utf16.offset(&file, Position::new(line, character)), expected);
        };
        check(0, 99, 2);
        check(1, 99, 5);
        check(9, 0, 5);
        let crab = SourceFile::new("a.rs".into(), "🦀".into());
        assert_eq!(Encoding::Utf16.offset(&crab, Position::new(0, 1)), 0);
    }

    #[test]
    fn the_encoding_is_one_that_the_client_offers() {
        let check = |offered: &[PositionEncodingKind], expected| {
            assert_eq!(Encoding::negotiated(offered), expected);
        };
        check(&[], Encoding::Utf16);
        check(&[PositionEncodingKind::UTF16, PositionEncodingKind::UTF8], Encoding::Utf8);
        check(&[PositionEncodingKind::UTF32, PositionEncodingKind::UTF16], Encoding::Utf32);
        check(&[PositionEncodingKind::new("utf-7")], Encoding::Utf16);
    }
}
