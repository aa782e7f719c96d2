//! Items and members that do not parse.

use diag::TextRange;
use model::facts::SyntaxError;
use syn::{ForeignItem, ImplItem, Item, TraitItem, parse::Parse};

use crate::{
    recover::{
        Rejected, Repair, attempt, old,
        pieces::{Grain, Piece, pieces},
    },
    text::Excerpt,
};

/// Takes out the items that do not parse, and the members where the rest of an item does.
pub(crate) fn repair_items(skeleton: &Excerpt) -> (Excerpt, Vec<SyntaxError>) {
    let mut repair = Repair::new(skeleton);
    let all = TextRange::new(0, skeleton.text.len() as u32);
    repair.items(all, Place::Module);
    repair.finish()
}

/// Where items stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    Module,
    Impl,
    Trait,
    Extern,
}

impl Repair<'_> {
    fn items(&mut self, range: TextRange, place: Place) {
        for piece in pieces(&self.excerpt.text, range, Grain::Items) {
            if let Err(error) = attempt_item(self.text(piece.range), place) {
                self.item(&piece, place, &error);
            }
        }
    }

    fn item(&mut self, piece: &Piece, place: Place, error: &Rejected) {
        let text = self.text(piece.range);
        if let Some(edits) = old::name_params(text) {
            let named = old::apply(text, &edits);
            if attempt_item(&named, place).is_ok() {
                let at = |it| TextRange::new(piece.range.start + it, piece.range.start + it);
                self.edits.extend(edits.into_iter().map(|it| (at(it), "_: ")));
                return;
            }
        }
        match self.container(piece, place) {
            Some((inner, place)) => self.items(inner, place),
            None => self.take_out_because(piece.range, error),
        }
    }

    /// What stands in the braces of an impl, module or the like, if the rest of it parses.
    fn container(&self, piece: &Piece, place: Place) -> Option<(TextRange, Place)> {
        let inner = *piece.braces.last()?;
        let before = self.text(TextRange::new(piece.range.start, inner.start));
        let after = self.text(TextRange::new(inner.end, piece.range.end));
        attempt_item(&format!("{before}{after}"), place).ok()?;
        let place = match piece.keyword {
            "impl" => Place::Impl,
            "trait" | "auto" => Place::Trait,
            "extern" if !is_function(before) => Place::Extern,
            "unsafe" if before.contains("impl") => Place::Impl,
            "unsafe" if before.contains("trait") => Place::Trait,
            "mod" => Place::Module,
            _ if is_function(before) => Place::Module,
            _ => return None,
        };
        Some((inner, place))
    }
}

fn is_function(header: &str) -> bool {
    header.split(|it: char| !it.is_alphanumeric()).any(|it| it == "fn")
}

fn attempt_item(text: &str, place: Place) -> Result<(), Rejected> {
    match place {
        Place::Module => attempt(text, Item::parse),
        Place::Impl => attempt(text, ImplItem::parse),
        Place::Trait => attempt(text, TraitItem::parse),
        Place::Extern => attempt(text, ForeignItem::parse),
    }
}
