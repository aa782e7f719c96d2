//! Syntax of edition 2015: parameters of trait methods without a name.

use crate::scan::{Kind, Lexer, Token};

/// Where `_: ` is missing in the parameters of the function `text`: `fn f(&self, u8);`. None if it
/// is no function.
pub(super) fn name_params(text: &str) -> Option<Vec<u32>> {
    let mut lexer = Lexer::new(text, 0);
    loop {
        let token = skip_groups(&mut lexer)?;
        if lexer.text(token) == "fn" {
            break;
        }
    }
    let mut angles = 0;
    loop {
        let token = lexer.next();
        match token.kind {
            Kind::End => return None,
            Kind::Punct(b'<') => angles += 1,
            Kind::Punct(b'>') if !text[..token.start].ends_with('-') => angles -= 1,
            Kind::Open(b'(') if angles == 0 => return Some(params(&mut lexer)),
            _ => {}
        }
    }
}

/// Puts the names in.
pub(super) fn apply(text: &str, edits: &[u32]) -> String {
    let mut res = text.to_owned();
    for at in edits.iter().rev() {
        res.insert_str(*at as usize, "_: ");
    }
    res
}

/// The next token that is not in brackets; none at the end.
fn skip_groups(lexer: &mut Lexer<'_>) -> Option<Token> {
    let mut depth = 0;
    loop {
        let token = lexer.next();
        match token.kind {
            Kind::End => return None,
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth -= 1,
            _ if depth == 0 => return Some(token),
            _ => {}
        }
    }
}

/// Reads parameters up to the `)`, and gives where those without a name begin.
fn params(lexer: &mut Lexer<'_>) -> Vec<u32> {
    let mut nameless = Vec::new();
    let mut param = Param::default();
    let (mut depth, mut angles) = (0, 0);
    loop {
        let token = lexer.next();
        let is_closed = depth == 0 && matches!(token.kind, Kind::Close(_));
        // The text may be over before the brackets are.
        let at_end = is_closed || token.kind == Kind::End;
        if at_end || (token.kind == Kind::Punct(b',') && depth == 0 && angles == 0) {
            nameless.extend(param.start.filter(|_| !param.named));
            param = Param::default();
            if at_end {
                return nameless;
            }
            continue;
        }
        param.start.get_or_insert(token.start as u32);
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth -= 1,
            Kind::Punct(b'<') => angles += 1,
            Kind::Punct(b'>') if param.last != Kind::Punct(b'-') => angles -= 1,
            Kind::Punct(b':') if depth == 0 && angles == 0 => param.colon(lexer),
            Kind::Punct(b'.') | Kind::Punct(b'#') => param.named = true,
            Kind::Ident if lexer.text(token) == "self" => param.named = true,
            _ => {}
        }
        param.last = token.kind;
    }
}

/// What was seen of a parameter.
struct Param {
    start: Option<u32>,
    named: bool,
    last: Kind,
}

impl Param {
    /// A `:` that is not part of `::`.
    fn colon(&mut self, lexer: &mut Lexer<'_>) {
        if lexer.peek().kind == Kind::Punct(b':') {
            lexer.next();
        } else {
            self.named = true;
        }
    }
}

impl Default for Param {
    fn default() -> Param {
        Param { start: None, named: false, last: Kind::End }
    }
}
