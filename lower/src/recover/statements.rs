//! Statements that do not parse.

use diag::TextRange;
use model::facts::SyntaxError;
use syn::Block;

use crate::{
    recover::{
        Rejected, Repair, attempt, old,
        pieces::{Grain, Piece, pieces},
    },
    text::Excerpt,
};

/// Takes the statements that do not parse out of a function's body, whose braces are the last of
/// the text.
pub(crate) fn repair_code(code: &Excerpt) -> (Excerpt, Vec<SyntaxError>) {
    let mut repair = Repair::new(code);
    let all = TextRange::new(0, code.text.len() as u32);
    let function = pieces(&code.text, all, Grain::Items);
    if let Some(body) = function.last().and_then(|it| it.braces.last()) {
        repair.statements(*body);
    }
    let nameless = old::name_params(&code.text).unwrap_or_default();
    repair.edits.extend(nameless.into_iter().map(|it| (TextRange::new(it, it), "_: ")));
    repair.finish()
}

impl Repair<'_> {
    fn statements(&mut self, range: TextRange) {
        for piece in pieces(&self.excerpt.text, range, Grain::Statements) {
            if let Err(error) = attempt_statements(self.text(piece.range)) {
                self.statement(&piece, &error);
            }
        }
    }

    /// Looks for the braces that hold what is wrong.
    fn statement(&mut self, piece: &Piece, error: &Rejected) {
        if attempt_statements(&self.with_only(piece, None)).is_err() {
            return self.take_out_because(piece.range, error);
        }
        for (idx, inner) in piece.braces.iter().enumerate() {
            if attempt_statements(&self.with_only(piece, Some(idx))).is_err() {
                self.statements(*inner);
            }
        }
    }

    /// The text of a piece with all braces but one emptied.
    fn with_only(&self, piece: &Piece, kept: Option<usize>) -> String {
        let mut res = String::new();
        let mut done = piece.range.start;
        for (idx, inner) in piece.braces.iter().enumerate() {
            if kept != Some(idx) {
                res.push_str(self.text(TextRange::new(done, inner.start)));
                done = inner.end;
            }
        }
        res.push_str(self.text(TextRange::new(done, piece.range.end)));
        res
    }
}

fn attempt_statements(text: &str) -> Result<(), Rejected> {
    attempt(text, Block::parse_within)
}
