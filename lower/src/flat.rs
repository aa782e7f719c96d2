//! Tokens that outlive the parser: flat, with ranges instead of spans.

use diag::TextRange;
use model::facts::{Bracket, Token, TokenKind, UsedName, Uses};
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::{cx::Cx, names::NameSet, scan::Weight, text::SpanMap};

/// Takes tokens out of the parser's hands.
pub(crate) fn flatten(cx: &Cx<'_>, tokens: TokenStream) -> Vec<Token> {
    let mut flat = Vec::new();
    push_all(cx, tokens, &mut flat);
    flat
}

/// Gives tokens back to the parser. The map is for the context in which they are lowered.
pub(crate) fn rebuild(flat: &[Token]) -> (TokenStream, SpanMap) {
    let spans = fresh_spans(flat.len());
    let mut stack = vec![(Delimiter::None, 0, Vec::new())];
    for (idx, (token, &span)) in flat.iter().zip(&spans).enumerate() {
        match token.kind {
            TokenKind::Open(bracket) => stack.push((delimiter(bracket), idx, Vec::new())),
            TokenKind::Close if stack.len() > 1 => {
                let Some((delimiter, open_idx, inner)) = stack.pop() else { continue };
                let mut group = Group::new(delimiter, inner.into_iter().collect());
                group.set_span(spans[open_idx].join(span).unwrap_or(span));
                push(&mut stack, group.into());
            }
            _ => {
                if let Some(tree) = leaf(token, span) {
                    push(&mut stack, tree);
                }
            }
        }
    }
    let tokens = stack.into_iter().flat_map(|(_, _, inner)| inner).collect();
    (tokens, SpanMap::Tokens(flat.iter().map(|it| it.range).collect()))
}

/// The identifiers among tokens, as `BodyText::names` wants them.
pub(crate) fn names_of(cx: &Cx<'_>, flat: &[Token]) -> Box<[UsedName]> {
    let mut names = NameSet::new();
    for (idx, token) in flat.iter().enumerate() {
        if token.kind == TokenKind::Ident {
            let name = token.text.as_str();
            // Macros make few bodies.
            names.add(name.strip_prefix("r#").unwrap_or(name), Uses::ALL);
            if flat.get(idx + 1).is_some_and(|it| it.text == "!") {
                names.extend(cx.macros.names(name));
            }
        }
    }
    names.finish()
}

/// What the parser needs to know before it begins.
pub(crate) fn weight(flat: &[Token]) -> Weight {
    let mut weight = Weight::default();
    let (mut depth, mut chain) = (0u32, 0);
    for token in flat {
        match token.kind {
            TokenKind::Open(_) => depth += 1,
            TokenKind::Close => depth = depth.saturating_sub(1),
            TokenKind::Punct { .. } => chain += 1,
            TokenKind::Ident if token.text == "else" => weight.elses += 1,
            _ => {}
        }
        if matches!(token.text.as_str(), "," | ";") {
            chain = 0;
        }
        weight.depth = weight.depth.max(depth);
        weight.chain = weight.chain.max(chain);
    }
    weight
}

/// Spans of one source of its own, whose columns are 0, 1, ..
pub(crate) fn fresh_spans(n_spans: usize) -> Vec<Span> {
    let dots: TokenStream = ";".repeat(n_spans).parse().unwrap_or_default();
    dots.into_iter().map(|it| it.span()).collect()
}

fn push(stack: &mut [(Delimiter, usize, Vec<TokenTree>)], tree: TokenTree) {
    if let Some((_, _, inner)) = stack.last_mut() {
        inner.push(tree);
    }
}

fn push_all(cx: &Cx<'_>, tokens: TokenStream, flat: &mut Vec<Token>) {
    for tree in tokens {
        let (kind, text) = match &tree {
            TokenTree::Group(group) => {
                let no_text = cx.intern("");
                let open = TokenKind::Open(bracket(group.delimiter()));
                let ranges = [group.span_open(), group.span_close()].map(|it| cx.range(it));
                flat.push(Token { kind: open, text: no_text, range: ranges[0] });
                push_all(cx, group.stream(), flat);
                flat.push(Token { kind: TokenKind::Close, text: no_text, range: ranges[1] });
                continue;
            }
            TokenTree::Ident(it) => (TokenKind::Ident, it.to_string()),
            TokenTree::Literal(it) => (TokenKind::Literal, it.to_string()),
            TokenTree::Punct(it) => {
                let joint = it.spacing() == Spacing::Joint;
                (TokenKind::Punct { joint }, it.as_char().to_string())
            }
        };
        flat.push(Token { kind, text: cx.intern(&text), range: cx.range(tree.span()) });
    }
}

fn leaf(token: &Token, span: Span) -> Option<TokenTree> {
    let text = token.text.as_str();
    let mut tree = match token.kind {
        TokenKind::Ident => ident(text, span)?,
        TokenKind::Literal => text.parse::<Literal>().ok()?.into(),
        TokenKind::Punct { joint } => {
            let spacing = if joint { Spacing::Joint } else { Spacing::Alone };
            Punct::new(text.chars().next()?, spacing).into()
        }
        TokenKind::Open(_) | TokenKind::Close => return None,
    };
    TokenTree::set_span(&mut tree, span);
    Some(tree)
}

/// An identifier that may be raw; none if the text is no identifier.
pub(crate) fn ident(text: &str, span: Span) -> Option<TokenTree> {
    let is_plain = |it: &str| {
        let mut bytes = it.bytes();
        bytes.next().is_some_and(|it| it == b'_' || it.is_ascii_alphabetic())
            && bytes.all(|it| it == b'_' || it.is_ascii_alphanumeric())
    };
    if is_plain(text) {
        return Some(Ident::new(text, span).into());
    }
    // Raw, or of letters that only the lexer knows all of.
    let mut tokens = text.parse::<TokenStream>().ok()?.into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(mut ident)), None) => {
            ident.set_span(span);
            Some(ident.into())
        }
        _ => None,
    }
}

fn bracket(delimiter: Delimiter) -> Bracket {
    match delimiter {
        Delimiter::Parenthesis => Bracket::Paren,
        Delimiter::Bracket => Bracket::Square,
        Delimiter::Brace => Bracket::Brace,
        Delimiter::None => Bracket::Invisible,
    }
}

fn delimiter(bracket: Bracket) -> Delimiter {
    match bracket {
        Bracket::Paren => Delimiter::Parenthesis,
        Bracket::Square => Delimiter::Bracket,
        Bracket::Brace => Delimiter::Brace,
        Bracket::Invisible => Delimiter::None,
    }
}

/// Where most of `flat` comes from: the range that covers all its tokens.
pub(crate) fn cover(flat: &[Token]) -> TextRange {
    let ranges = flat.iter().map(|it| it.range);
    ranges.reduce(TextRange::cover).unwrap_or_default()
}
