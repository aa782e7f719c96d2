//! Where items and statements end, without parsing them.

use diag::TextRange;

use crate::scan::{Kind, Lexer, Token};

/// What stands in a text, one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Grain {
    Items,
    Statements,
}

/// The tokens of a piece that are in no bracket, as far as they matter.
#[derive(Debug)]
pub(super) struct Piece {
    pub(super) range: TextRange,
    /// The first word that is not `pub`, `default` or an attribute.
    pub(super) keyword: &'static str,
    /// What stands between the outermost braces.
    pub(super) braces: Vec<TextRange>,
}

const KEYWORDS: [&str; 14] = [
    "use", "static", "const", "type", "impl", "trait", "mod", "extern", "fn", "unsafe", "async",
    "let", "auto", "struct",
];

/// Cuts the text of `range` into pieces. `#![..]` belongs to none.
pub(super) fn pieces(text: &str, range: TextRange, grain: Grain) -> Vec<Piece> {
    let text = &text[..range.end as usize];
    let mut lexer = Lexer::new(text, range.start as usize);
    let mut pieces = Vec::new();
    while let Some(piece) = next_piece(&mut lexer, grain) {
        pieces.push(piece);
    }
    pieces
}

fn next_piece(lexer: &mut Lexer<'_>, grain: Grain) -> Option<Piece> {
    skip_inner_attributes(lexer);
    let first = lexer.peek();
    if first.kind == Kind::End {
        return None;
    }
    let range = TextRange::new(first.start as u32, first.end as u32);
    let mut piece = Piece { range, keyword: "", braces: Vec::new() };
    let (mut depth, mut brace_start) = (0usize, None);
    loop {
        let token = lexer.next();
        if token.kind == Kind::End {
            return Some(piece);
        }
        piece.range.end = token.end as u32;
        match token.kind {
            Kind::Open(_) => {
                depth += 1;
                brace_start = if depth == 1 { Some(token.end) } else { brace_start };
            }
            Kind::Close(_) => depth = depth.saturating_sub(1),
            Kind::Ident if depth == 0 && piece.keyword.is_empty() => {
                piece.keyword = keyword(lexer, token);
            }
            _ => {}
        }
        // Some are closed that nobody has opened.
        if depth == 0
            && token.kind == Kind::Close(b'}')
            && let Some(start) = brace_start.take()
        {
            piece.braces.push(TextRange::new(start as u32, token.start as u32));
        }
        if depth == 0 && is_end(&piece, token, lexer, grain) {
            return Some(piece);
        }
    }
}

fn skip_inner_attributes(lexer: &mut Lexer<'_>) {
    loop {
        let mut ahead = lexer.clone();
        let starts = [Kind::Punct(b'#'), Kind::Punct(b'!'), Kind::Open(b'[')];
        if !starts.iter().all(|it| ahead.next().kind == *it) {
            return;
        }
        let mut depth = 1;
        while depth > 0 {
            match ahead.next().kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(_) => depth -= 1,
                Kind::End => break,
                _ => {}
            }
        }
        *lexer = ahead;
    }
}

fn keyword(lexer: &Lexer<'_>, token: Token) -> &'static str {
    match lexer.text(token) {
        "pub" | "default" | "crate" => "",
        "const" if lexer.text(lexer.peek()) == "fn" => "fn",
        word => KEYWORDS.iter().find(|it| **it == word).copied().unwrap_or("other"),
    }
}

fn is_end(piece: &Piece, token: Token, lexer: &Lexer<'_>, grain: Grain) -> bool {
    match token.kind {
        Kind::Punct(b';') => true,
        Kind::Close(b'}') if grain == Grain::Items => {
            !matches!(piece.keyword, "use" | "static" | "const" | "type" | "let")
        }
        Kind::Close(b'}') if piece.keyword != "let" => {
            let next = lexer.peek();
            let goes_on = matches!(next.kind, Kind::Punct(b'.' | b'?' | b';' | b'=' | b','));
            !goes_on && lexer.text(next) != "else"
        }
        _ => false,
    }
}
