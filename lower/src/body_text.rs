//! One body, parsed when it is asked for.

use diag::TextRange;
use model::facts::{Body, BodyIdx, BodyText, FileFacts, SyntaxError, Token};
use proc_macro2::{Span, TokenStream, extra::invalidate_current_thread_spans};
use syn::{
    Attribute, Block, Expr, Signature, braced,
    parse::{ParseStream, Parser, Result},
    token::Brace,
};

use crate::{
    Source, body,
    cx::Cx,
    flat, recover,
    scan::{Scan, scan_code},
    stack,
    text::{Excerpt, SpanMap},
};

/// Lowers a body, and says what of it could not be parsed.
pub(crate) fn lower_body(
    source: Source<'_>,
    facts: &FileFacts,
    body: BodyIdx,
) -> (Body, Vec<SyntaxError>) {
    let text = &facts.bodies[body.0 as usize];
    let source = Source { edition: facts.edition, ..source };
    let lowered = match &text.tokens {
        Some(flat) => match stack::need(flat::weight(flat)) {
            stack::Need::Usual => lower_tokens(source, text, flat),
            _ => stack::on_large(|| lower_tokens(source, text, flat)),
        },
        None => lower_text(source, text),
    };
    invalidate_current_thread_spans();
    lowered
}

/// What a body consists of. None where it does not parse.
enum Code {
    Function(Option<Box<Signature>>, Option<Block>),
    Initializer(Option<Box<Expr>>),
}

fn lower_tokens(source: Source<'_>, text: &BodyText, flat: &[Token]) -> (Body, Vec<SyntaxError>) {
    let (tokens, spans) = flat::rebuild(flat);
    let code = parse(|| tokens.clone(), text);
    (lower(source, text, spans, code), Vec::new())
}

fn lower_text(source: Source<'_>, text: &BodyText) -> (Body, Vec<SyntaxError>) {
    let range = TextRange::new(text.signature.unwrap_or(text.range.start), text.range.end);
    let scan = scan_code(source.text, range, source.edition, source.macros);
    match stack::need(scan.weight) {
        stack::Need::Usual => lower_scan(source, text, scan),
        stack::Need::Large => stack::on_large(|| lower_scan(source, text, scan)),
        stack::Need::TooMuch => stack::on_large(|| {
            let (skeleton, errors) = recover::without_deep_nesting(&scan.skeleton);
            lower_scan(source, text, Scan { skeleton, errors, ..scan })
        }),
    }
}

fn lower_scan(source: Source<'_>, text: &BodyText, scan: Scan) -> (Body, Vec<SyntaxError>) {
    let mut errors = scan.errors;
    let mut excerpt = scan.skeleton;
    let mut code = parse_text(&excerpt, text);
    if code.is_broken()
        && let Some(modern) = recover::with_usual_syntax(&excerpt)
    {
        drop(code);
        invalidate_current_thread_spans();
        code = parse_text(&modern, text);
        excerpt = modern;
    }
    if code.is_broken() && text.signature.is_some() {
        drop(code);
        let (repaired, more) = recover::repair_code(&excerpt);
        invalidate_current_thread_spans();
        code = parse_text(&repaired, text);
        excerpt = repaired;
        errors.extend(more);
    }
    if code.is_broken() && errors.is_empty() {
        errors.push(SyntaxError { range: text.range, message: "does not parse".to_owned() });
    }
    (lower(source, text, SpanMap::of_text(excerpt), code), errors)
}

fn parse_text(excerpt: &Excerpt, text: &BodyText) -> Code {
    parse(|| excerpt.text.parse().unwrap_or_default(), text)
}

/// `tokens` makes them anew: the parser copies those that somebody else has as well.
fn parse(tokens: impl Fn() -> TokenStream, text: &BodyText) -> Code {
    if text.signature.is_none() {
        return Code::Initializer(syn::parse2(tokens()).ok());
    }
    match parse_function.parse2(tokens()) {
        Ok((sig, block)) => Code::Function(Some(Box::new(sig)), Some(block)),
        Err(_) => {
            // A signature may be as old as `fn f(u8) {}`; the body is the last of the tokens.
            let tokens = tokens();
            let body: TokenStream = tokens.clone().into_iter().last().into_iter().collect();
            let sig = parse_signature.parse2(tokens).ok();
            Code::Function(sig.map(Box::new), parse_block.parse2(body).ok())
        }
    }
}

fn lower(source: Source<'_>, text: &BodyText, spans: SpanMap, code: Code) -> Body {
    let cx = Cx::new(source, spans);
    let mut body = match code {
        Code::Function(sig, block) => {
            let block = block.unwrap_or_else(empty_block);
            body::lower_fn_body(&cx, sig.as_deref(), &block)
        }
        Code::Initializer(Some(expr)) => body::lower_initializer(&cx, &expr),
        Code::Initializer(None) => body::lower_fn_body(&cx, None, &empty_block()),
    };
    body.range = text.range;
    body
}

impl Code {
    fn is_broken(&self) -> bool {
        matches!(self, Code::Function(None, _) | Code::Function(_, None) | Code::Initializer(None))
    }
}

fn empty_block() -> Block {
    Block { brace_token: Brace(Span::call_site()), stmts: Vec::new() }
}

fn parse_function(input: ParseStream<'_>) -> Result<(Signature, Block)> {
    Ok((input.parse()?, parse_block(input)?))
}

fn parse_signature(input: ParseStream<'_>) -> Result<Signature> {
    let sig = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok(sig)
}

/// A block that may begin with `#![..]`.
fn parse_block(input: ParseStream<'_>) -> Result<Block> {
    let content;
    let brace_token = braced!(content in input);
    content.call(Attribute::parse_inner)?;
    Ok(Block { brace_token, stmts: content.call(Block::parse_within)? })
}
