//! The tokens that the scanner works on: brackets are always balanced, and comments are cut out.

use diag::TextRange;
use model::facts::{Edition, SyntaxError};

use crate::scan::{
    Scanner,
    lexer::{Kind, Token},
};

pub(super) const NEVER_CLOSED: &str = "bracket that is never closed";

impl Scanner<'_> {
    /// The next token.
    ///
    /// Invariant: brackets are balanced. A bracket that is never opened is skipped; one that is
    /// never closed is closed by a token without text, where the bracket around it is closed.
    pub(super) fn token(&mut self) -> Token {
        loop {
            let token = self.lexer.next();
            if self.keep && token.after_comment {
                self.cut_comment(token.start);
            }
            match token.kind {
                Kind::Open(bracket) => self.open.push((bracket, token.start)),
                Kind::Close(bracket) => match self.close(bracket, token) {
                    Some(closed) => return closed,
                    None => continue,
                },
                Kind::End if !self.open.is_empty() => return self.close_missing(token.start),
                Kind::Bad => {
                    self.drop_token(token, "unknown token");
                    continue;
                }
                _ => {}
            }
            if self.keep {
                self.weigh(token);
            }
            self.before = self.prev_end;
            self.prev_end = token.end;
            return token;
        }
    }

    /// Whether the next token closes the innermost bracket.
    pub(super) fn at_close(&self) -> bool {
        matches!(self.peek().kind, Kind::Close(_) | Kind::End)
    }

    /// The next token that is one.
    pub(super) fn peek(&self) -> Token {
        let mut ahead = self.lexer.clone();
        loop {
            let token = ahead.next();
            if token.kind != Kind::Bad {
                return token;
            }
        }
    }

    /// Reads up to the bracket that closes the innermost open one, and gives that.
    pub(super) fn skip_group(&mut self) -> Token {
        let depth = self.open.len();
        loop {
            let token = self.token();
            if self.open.len() < depth || token.kind == Kind::End {
                return token;
            }
        }
    }

    /// Leaves `from..to` out of the skeleton.
    pub(super) fn cut(&mut self, from: usize, to: usize) {
        if from > self.copied {
            self.skeleton.push(&self.text[self.copied..from], self.copied);
        }
        self.copied = to.max(self.copied);
    }

    /// Puts text into the skeleton that the file does not have.
    pub(super) fn insert(&mut self, text: &str, at: usize) {
        self.cut(at, at);
        self.skeleton.insert(text, at);
    }

    pub(super) fn error(&mut self, start: usize, end: usize, message: &str) {
        let range = TextRange::new(start as u32, end as u32);
        self.errors.push(SyntaxError { range, message: message.to_owned() });
    }

    fn cut_comment(&mut self, end: usize) {
        let start = self.prev_end;
        // The tokens on both sides must not become one.
        if self.text.as_bytes().get(start).is_some_and(u8::is_ascii_whitespace) {
            self.cut(start + 1, end);
        } else {
            self.insert(" ", start);
            self.cut(start, end);
        }
    }

    fn close(&mut self, bracket: u8, token: Token) -> Option<Token> {
        let opening = match bracket {
            b')' => b'(',
            b']' => b'[',
            _ => b'{',
        };
        match self.open.iter().rposition(|it| it.0 == opening) {
            Some(idx) if idx + 1 == self.open.len() => {
                self.open.pop();
                self.prev_end = token.end;
                Some(token)
            }
            Some(_) => Some(self.close_missing(token.start)),
            None => {
                self.drop_token(token, "bracket that is never opened");
                None
            }
        }
    }

    fn close_missing(&mut self, at: usize) -> Token {
        let (bracket, start) = self.open.pop().expect("a bracket is open");
        let (closing, text) = match bracket {
            b'(' => (b')', ")"),
            b'[' => (b']', "]"),
            _ => (b'}', "}"),
        };
        self.lexer.pos = at;
        if self.keep {
            self.insert(text, at);
        }
        self.error(start, start + 1, NEVER_CLOSED);
        self.prev_end = at;
        Token {
            kind: Kind::Close(closing),
            start: at,
            end: at,
            after_comment: false,
        }
    }

    fn drop_token(&mut self, token: Token, message: &str) {
        if self.keep {
            self.cut(token.start, token.end);
            self.error(token.start, token.end, message);
        }
        self.prev_end = token.end;
    }

    fn weigh(&mut self, token: Token) {
        match token.kind {
            Kind::Open(bracket) => {
                self.weight.depth = self.weight.depth.max(self.open.len() as u32);
                self.chain = if bracket == b'{' { 0 } else { self.chain };
            }
            Kind::Punct(b',' | b';') => self.chain = 0,
            Kind::Punct(_) => {
                self.chain += 1;
                self.weight.chain = self.weight.chain.max(self.chain);
            }
            Kind::Ident if (4..=5).contains(&(token.end - token.start)) => {
                match self.lexer.text(token) {
                    "else" => self.weight.elses += 1,
                    // They were names once.
                    "async" | "await" if self.edition == Edition::E2015 => {
                        self.insert("r#", token.start);
                    }
                    _ => {}
                }
            }
            _ => {}
        }
    }
}
