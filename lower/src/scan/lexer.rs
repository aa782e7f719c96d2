//! Tokens of Rust source: where they begin and end, and no more than that.
//!
//! Never fails: what is not closed ends with the text.

/// A token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: Kind,
    pub(crate) start: usize,
    pub(crate) end: usize,
    /// Comments stand between the token before and this one.
    pub(crate) after_comment: bool,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Also keywords, `_` and raw identifiers.
    Ident,
    Lifetime,
    /// A literal that begins with a digit.
    Number,
    /// A string, character or byte.
    Text,
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// One byte of punctuation.
    Punct(u8),
    /// What no token begins with, or a literal that is not closed.
    Bad,
    End,
}

/// Cuts a text into tokens.
#[derive(Clone, Debug)]
pub(crate) struct Lexer<'a> {
    text: &'a str,
    bytes: &'a [u8],
    pub(crate) pos: usize,
}

impl<'a> Lexer<'a> {
    /// Begins at the byte `pos` of `text`.
    pub(crate) fn new(text: &'a str, pos: usize) -> Lexer<'a> {
        Lexer { text, bytes: text.as_bytes(), pos }
    }

    /// The text of a token.
    pub(crate) fn text(&self, token: Token) -> &'a str {
        &self.text[token.start..token.end]
    }

    /// The token after the next one, and so on, are not touched.
    pub(crate) fn peek(&self) -> Token {
        self.clone().next()
    }

    /// The next token.
    #[inline]
    pub(crate) fn next(&mut self) -> Token {
        let after_comment = self.skip_trivia();
        let start = self.pos;
        let kind = match self.byte(0) {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => self.word(),
            b'0'..=b'9' => self.number(),
            b'"' => self.string(1),
            b'\'' => self.quote(),
            it @ (b'(' | b'[' | b'{') => self.single(Kind::Open(it)),
            it @ (b')' | b']' | b'}') => self.single(Kind::Close(it)),
            0 if self.pos >= self.bytes.len() => Kind::End,
            b'\\' | b'`' | 0..=0x20 | 0x7f => self.single(Kind::Bad),
            it @ 0x21..=0x7e => self.single(Kind::Punct(it)),
            0x80.. => self.wide(),
        };
        Token { kind, start, end: self.pos, after_comment }
    }

    #[inline]
    fn byte(&self, ahead: usize) -> u8 {
        self.bytes.get(self.pos + ahead).copied().unwrap_or(0)
    }

    fn single(&mut self, kind: Kind) -> Kind {
        self.pos += 1;
        kind
    }

    /// Says whether there were comments.
    #[inline]
    fn skip_trivia(&mut self) -> bool {
        let mut comments = false;
        loop {
            match self.byte(0) {
                b' ' | 0x09..=0x0d => self.pos += 1,
                b'/' if self.byte(1) == b'/' => {
                    self.skip_line();
                    comments = true;
                }
                b'/' if self.byte(1) == b'*' => {
                    self.skip_block_comment();
                    comments = true;
                }
                0x80.. => match self.char() {
                    Some(it) if is_space(it) => self.pos += it.len_utf8(),
                    _ => return comments,
                },
                _ => return comments,
            }
        }
    }

    fn skip_line(&mut self) {
        let rest = &self.bytes[self.pos..];
        self.pos += rest.iter().position(|it| *it == b'\n').unwrap_or(rest.len());
    }

    fn skip_block_comment(&mut self) {
        let mut depth = 0;
        while self.pos < self.bytes.len() {
            match (self.byte(0), self.byte(1)) {
                (b'/', b'*') => {
                    depth += 1;
                    self.pos += 2;
                }
                (b'*', b'/') => {
                    depth -= 1;
                    self.pos += 2;
                    if depth == 0 {
                        return;
                    }
                }
                _ => self.pos += 1,
            }
        }
    }

    fn char(&self) -> Option<char> {
        self.text.get(self.pos..)?.chars().next()
    }

    #[inline]
    fn ident_rest(&mut self) {
        loop {
            let rest = &self.bytes[self.pos..];
            let n_ascii = rest.iter().position(|it| !IN_IDENT[usize::from(*it)]);
            self.pos += n_ascii.unwrap_or(rest.len());
            if self.byte(0) < 0x80 {
                return;
            }
            match self.char() {
                Some(it) if it.is_alphanumeric() => self.pos += it.len_utf8(),
                _ => return,
            }
        }
    }

    fn word(&mut self) -> Kind {
        if matches!(self.byte(0), b'r' | b'b' | b'c')
            && let Some(kind) = self.prefixed()
        {
            return kind;
        }
        self.ident_rest();
        Kind::Ident
    }

    /// `r"`, `r#"`, `r#ident`, `b"`, `b'`, `br"`, `c"`, `cr"`.
    fn prefixed(&mut self) -> Option<Kind> {
        match (self.byte(0), self.byte(1), self.byte(2)) {
            (b'r', b'"', _) => Some(self.raw_string(1)),
            (b'r', b'#', b'#' | b'"') => self.raw_string_behind_hashes(1),
            (b'r', b'#', _) => {
                self.pos += 2;
                self.ident_rest();
                Some(Kind::Ident)
            }
            (b'b' | b'c', b'"', _) => Some(self.string(2)),
            (b'b', b'\'', _) => {
                self.pos += 1;
                Some(self.quote())
            }
            (b'b' | b'c', b'r', b'"' | b'#') => self.raw_string_behind_hashes(2),
            _ => None,
        }
    }

    /// None if no quote follows the hashes.
    fn raw_string_behind_hashes(&mut self, prefix: usize) -> Option<Kind> {
        let rest = self.bytes.get(self.pos + prefix..)?;
        let first = rest.iter().find(|it| **it != b'#')?;
        (*first == b'"').then(|| self.raw_string(prefix))
    }

    fn raw_string(&mut self, prefix: usize) -> Kind {
        self.pos += prefix;
        let hashes = self.bytes[self.pos..].iter().take_while(|it| **it == b'#').count();
        self.pos += hashes + 1;
        while self.pos < self.bytes.len() {
            let at_quote = self.byte(0) == b'"';
            self.pos += 1;
            let closing = self.bytes[self.pos..].iter().take(hashes);
            if at_quote && closing.take_while(|it| **it == b'#').count() == hashes {
                self.pos += hashes;
                return Kind::Text;
            }
        }
        Kind::Bad
    }

    /// A string whose text begins `prefix` bytes from here.
    fn string(&mut self, prefix: usize) -> Kind {
        self.pos += prefix;
        while self.pos < self.bytes.len() {
            match self.byte(0) {
                b'"' => {
                    self.pos += 1;
                    return Kind::Text;
                }
                b'\\' => self.pos = (self.pos + 2).min(self.bytes.len()),
                _ => self.pos += 1,
            }
        }
        Kind::Bad
    }

    /// A character or a lifetime.
    fn quote(&mut self) -> Kind {
        self.pos += 1;
        if self.byte(0) == b'\\' {
            return self.escaped_char();
        }
        let Some(first) = self.char() else { return Kind::Bad };
        if self.byte(first.len_utf8()) == b'\'' && first != '\'' {
            self.pos += first.len_utf8() + 1;
            return Kind::Text;
        }
        if first == '_' || first.is_alphabetic() {
            if first == 'r' && self.byte(1) == b'#' {
                self.pos += 2;
            }
            self.ident_rest();
            return Kind::Lifetime;
        }
        Kind::Bad
    }

    fn escaped_char(&mut self) -> Kind {
        self.pos = (self.pos + 2).min(self.bytes.len());
        // `'\u{10ffff}'` is the longest.
        for ahead in 0..12 {
            match self.byte(ahead) {
                b'\'' => {
                    self.pos += ahead + 1;
                    return Kind::Text;
                }
                b'\n' => break,
                _ => {}
            }
        }
        while !self.text.is_char_boundary(self.pos) {
            self.pos += 1;
        }
        Kind::Bad
    }

    fn number(&mut self) -> Kind {
        let start = self.pos;
        self.ident_rest();
        if self.byte(0) == b'.' && self.byte(1).is_ascii_digit() {
            self.pos += 1;
            self.ident_rest();
        } else if self.byte(0) == b'.'
            && !matches!(self.byte(1), b'.' | b'_' | b'a'..=b'z' | b'A'..=b'Z' | 0x80..)
        {
            self.pos += 1;
        }
        let exponent = matches!(&self.bytes[start..self.pos], [digits @ .., b'e' | b'E']
            if digits.iter().all(|it| matches!(it, b'0'..=b'9' | b'_' | b'.')));
        if exponent && matches!(self.byte(0), b'+' | b'-') && self.byte(1).is_ascii_digit() {
            self.pos += 1;
            self.ident_rest();
        }
        Kind::Number
    }

    fn wide(&mut self) -> Kind {
        let Some(first) = self.char() else { return self.single(Kind::Bad) };
        self.pos += first.len_utf8();
        if !first.is_alphabetic() {
            return Kind::Bad;
        }
        self.ident_rest();
        Kind::Ident
    }
}

/// The ASCII characters of identifiers and numbers.
const IN_IDENT: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric() || byte as u8 == b'_';
        byte += 1;
    }
    table
};

fn is_space(it: char) -> bool {
    // The marks of writing direction count as white space in Rust.
    it.is_whitespace() || matches!(it, '\u{200e}' | '\u{200f}')
}
