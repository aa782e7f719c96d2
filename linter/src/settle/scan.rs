//! Comments and brackets of a text, as far as suppressions need them. The text need not parse.

use diag::TextRange;

/// What stands between blanks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `// ..`, but no documentation.
    Comment,
    /// `{`, `(`, `[`.
    Open(u8),
    Close,
    /// A name, a keyword, a number.
    Word,
    /// Any other single character: `;`, `,`, `#`, `=`.
    Mark(u8),
    /// A string or character.
    Literal,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece {
    pub(crate) kind: Kind,
    pub(crate) range: TextRange,
}

/// The pieces of `text`, in order. Block comments and documentation are left out.
pub(crate) fn pieces(text: &str) -> Vec<Piece> {
    let mut scanner = Scanner { text, at: 0 };
    let mut res = Vec::new();
    while let Some(byte) = scanner.byte(0) {
        let start = scanner.at;
        if let Some(kind) = scanner.piece(byte) {
            res.push(Piece { kind, range: TextRange::new(start as u32, scanner.at as u32) });
        }
    }
    res
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl Scanner<'_> {
    fn byte(&self, ahead: usize) -> Option<u8> {
        self.text.as_bytes().get(self.at + ahead).copied()
    }

    fn rest(&self) -> &str {
        // `at` never stops inside a character: it moves over ASCII or whole runs.
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Goes on to what follows the first `end`, or to the end of the text.
    fn skip_past(&mut self, end: &str) {
        self.at += self.rest().find(end).map_or(self.rest().len(), |it| it + end.len());
    }

    fn skip_while(&mut self, is_in: impl Fn(u8) -> bool) {
        while self.byte(0).is_some_and(&is_in) {
            self.at += 1;
        }
    }

    fn piece(&mut self, byte: u8) -> Option<Kind> {
        match byte {
            b' ' | b'\t' | b'\r' | b'\n' => {
                self.at += 1;
                None
            }
            b'/' if self.byte(1) == Some(b'/') => self.line_comment(),
            b'/' if self.byte(1) == Some(b'*') => {
                self.block_comment();
                None
            }
            b'"' => {
                self.string();
                Some(Kind::Literal)
            }
            b'\'' => {
                self.quote();
                Some(Kind::Literal)
            }
            b'{' | b'(' | b'[' => self.single(Kind::Open(byte)),
            b'}' | b')' | b']' => self.single(Kind::Close),
            _ if is_word(byte) => Some(self.word()),
            _ => self.single(Kind::Mark(byte)),
        }
    }

    fn single(&mut self, kind: Kind) -> Option<Kind> {
        self.at += 1;
        Some(kind)
    }

    fn line_comment(&mut self) -> Option<Kind> {
        let is_docs = matches!(self.byte(2), Some(b'/' | b'!'));
        self.skip_while(|it| it != b'\n');
        (!is_docs).then_some(Kind::Comment)
    }

    fn block_comment(&mut self) {
        let mut depth = 0;
        loop {
            match (self.byte(0), self.byte(1)) {
                (Some(b'/'), Some(b'*')) => {
                    depth += 1;
                    self.at += 2;
                }
                (Some(b'*'), Some(b'/')) => {
                    depth -= 1;
                    self.at += 2;
                    if depth == 0 {
                        return;
                    }
                }
                (None, _) => return,
                _ => self.at += 1,
            }
        }
    }

    fn string(&mut self) {
        self.at += 1;
        while let Some(byte) = self.byte(0) {
            self.at += if byte == b'\\' { 2 } else { 1 };
            if byte == b'"' {
                return;
            }
        }
        self.at = self.text.len();
    }

    /// A character, or a lifetime.
    fn quote(&mut self) {
        self.at += 1;
        if self.byte(0) == Some(b'\\') {
            self.at += 2;
            return self.skip_past("'");
        }
        let mut chars = self.rest().chars();
        let width = chars.next().map_or(0, char::len_utf8);
        if chars.next() == Some('\'') {
            self.at += width + 1;
        }
    }

    /// A word, or the raw string that it begins.
    fn word(&mut self) -> Kind {
        let start = self.at;
        self.skip_while(is_word);
        let is_raw = matches!(&self.text[start..self.at], "r" | "br" | "cr");
        let hashes = self.rest().bytes().take_while(|it| *it == b'#').count();
        if is_raw && self.byte(hashes) == Some(b'"') {
            self.at += hashes + 1;
            let end = format!("\"{}", "#".repeat(hashes));
            self.skip_past(&end);
            return Kind::Literal;
        }
        Kind::Word
    }
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

#[cfg(test)]
mod tests {
    use super::{Kind, pieces};

    #[test]
    fn only_real_comments_are_found() {
        let check = |text: &str, expected: &[&str]| {
            let found: Vec<&str> = pieces(text)
                .iter()
                .filter(|it| it.kind == Kind::Comment)
                .map(|it| &text[it.range.start as usize..it.range.end as usize])
                .collect();
            assert_eq!(found, expected, "{text}");
        };
        check("a; // x\nb", &["// x"]);
        check("/// docs\n//! docs\n// x", &["// x"]);
        check("\"// no \\\" // no\" // x", &["// x"]);
        check("r#\"// no \" // no\"# // x", &["// x"]);
        check("'\"' // x", &["// x"]);
        check("'\\'' // x", &["// x"]);
        check("fn f<'a>(x: &'a str) {} // x", &["// x"]);
        check("/* /* // no */ // no */ // x", &["// x"]);
        check("'λ' λ \"λ", &[]);
        check("\"\\", &[]);
    }
}
