//! One body, parsed when it is asked for.

use diag::TextRange;
use model::facts::{Body, BodyIdx, BodyText, FileFacts, SyntaxError};
use proc_macro2::{TokenStream, extra::invalidate_current_thread_spans};
use syn::{
    Block, Expr, Signature,
    parse::{ParseStream, Parser, Result},
    token::Brace,
};

use crate::{
    Source, body,
    cx::Cx,
    flat,
    scan::{Scan, scan_code},
    stack,
    text::SpanMap,
};

/// Lowers a body, and says what of it could not be parsed.
pub(crate) fn lower_body(
    source: Source<'_>,
    facts: &FileFacts,
    body: BodyIdx,
) -> (Body, Vec<SyntaxError>) {
    let text = &facts.bodies[body.0 as usize];
    let source = Source { edition: facts.edition, ..source };
    match &text.tokens {
        Some(tokens) => stack::on_large(|| {
            let (tokens, spans) = flat::rebuild(tokens);
            lower_tokens(source, text, spans, tokens)
        }),
        None => lower_text(source, text),
    }
}

fn lower_text(source: Source<'_>, text: &BodyText) -> (Body, Vec<SyntaxError>) {
    let start = text.signature.unwrap_or(text.range.start);
    let range = TextRange::new(start, text.range.end);
    let scan = scan_code(source.text, range, source.edition, source.macros);
    match stack::need(scan.weight) {
        stack::Need::Usual => lower_scan(source, text, scan),
        stack::Need::Large => stack::on_large(|| lower_scan(source, text, scan)),
        stack::Need::TooMuch => todo!(),
    }
}

fn lower_scan(source: Source<'_>, text: &BodyText, scan: Scan) -> (Body, Vec<SyntaxError>) {
    let tokens: TokenStream = scan.skeleton.text.parse().unwrap_or_default();
    lower_tokens(source, text, SpanMap::of_text(scan.skeleton), tokens)
}

fn lower_tokens(source: Source<'_>, text: &BodyText, spans: SpanMap, tokens: TokenStream) -> (Body, Vec<SyntaxError>) {
    todo!()
}
