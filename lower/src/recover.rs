//! Texts that the parser rejects: what is wrong with them is taken out, so that the rest parses.

mod bare;
mod items;
mod old;
mod pieces;
mod statements;

use diag::TextRange;
use model::facts::SyntaxError;
use proc_macro2::TokenStream;
use syn::parse::Parser;

pub(crate) use self::{bare::with_usual_syntax, items::repair_items, statements::repair_code};
use crate::{
    scan::{Kind, Lexer},
    stack::MAX_DEPTH,
    text::{Excerpt, Lines},
};

/// Takes out what stands in brackets that are nested too deeply.
pub(crate) fn without_deep_nesting(excerpt: &Excerpt) -> (Excerpt, Vec<SyntaxError>) {
    let mut repair = Repair::new(excerpt);
    let mut lexer = Lexer::new(&excerpt.text, 0);
    let (mut depth, mut start) = (0, 0);
    loop {
        let token = lexer.next();
        match token.kind {
            Kind::End => return repair.finish(),
            Kind::Open(_) => {
                depth += 1;
                if depth == MAX_DEPTH {
                    start = token.end;
                }
            }
            Kind::Close(_) => {
                if depth == MAX_DEPTH && token.start > start {
                    let range = TextRange::new(start as u32, token.start as u32);
                    repair.take_out(range, "brackets are nested too deeply".to_owned());
                }
                depth -= 1;
            }
            _ => {}
        }
    }
}

/// A text that is being repaired.
struct Repair<'a> {
    excerpt: &'a Excerpt,
    edits: Vec<(TextRange, &'static str)>,
    errors: Vec<SyntaxError>,
}

impl<'a> Repair<'a> {
    fn new(excerpt: &'a Excerpt) -> Repair<'a> {
        Repair { excerpt, edits: Vec::new(), errors: Vec::new() }
    }

    fn finish(mut self) -> (Excerpt, Vec<SyntaxError>) {
        self.edits.sort_by_key(|it| it.0);
        (self.excerpt.replace(&self.edits), self.errors)
    }

    fn text(&self, range: TextRange) -> &'a str {
        &self.excerpt.text[range.start as usize..range.end as usize]
    }

    /// Takes out what does not parse.
    fn take_out(&mut self, range: TextRange, message: String) {
        self.edits.push((range, ""));
        self.errors.push(SyntaxError { range: self.excerpt.file_range(range), message });
    }

    /// Takes out a piece, and points at the place in it that the parser stumbled over.
    fn take_out_because(&mut self, piece: TextRange, error: &Rejected) {
        self.edits.push((piece, ""));
        let at = error.at.map_or(piece, |it| {
            TextRange::new(piece.start + it.start, (piece.start + it.end).min(piece.end))
        });
        let range = self.excerpt.file_range(at);
        self.errors.push(SyntaxError { range, message: error.message.clone() });
    }
}

/// Why a text does not parse.
#[derive(Clone, Debug)]
struct Rejected {
    message: String,
    /// In the text that was tried.
    at: Option<TextRange>,
}

/// Whether a text parses.
fn attempt<T>(text: &str, parser: impl Parser<Output = T>) -> Result<(), Rejected> {
    let parsed = match text.parse::<TokenStream>() {
        Ok(tokens) => parser.parse2(tokens).map(|_| ()),
        Err(error) => Err(syn::Error::from(error)),
    };
    parsed.map_err(|error| Rejected {
        message: brief(&error.to_string()),
        at: Some(Lines::new(text).range(error.span())).filter(|it| it.start < it.end),
    })
}

/// The message without the list of all that might stand there.
fn brief(message: &str) -> String {
    match message.split_once("expected one of") {
        Some(("", _)) => "unexpected token".to_owned(),
        Some((before, _)) => before.trim_end_matches(", ").to_owned(),
        None => message.lines().next().unwrap_or("does not parse").to_owned(),
    }
}
