//! Patterns: what they test, and what they bind.

use diag::TextRange;
use model::facts::{BindMode, Index, Literal, PathId, Place, Projection};
use syn::{Expr, FieldPat, Pat, Token, punctuated::Punctuated};

use super::{builder::Builder, names::Name, spans};
use crate::{attr::is_cfg_false, path::plain_path};

/// A pattern, its macros expanded and its paths known.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) kind: PatternKind,
    pub(super) range: TextRange,
}

/// What a pattern is.
#[derive(Debug)]
pub(super) enum PatternKind {
    Wild,
    Binding {
        name: Name,
        mode: BindMode,
        sub: Option<Box<Pattern>>,
    },
    /// A struct, variant or constant.
    Variant {
        path: PathId,
        fields: Vec<(Projection, Pattern)>,
    },
    Tuple(Vec<(Projection, Pattern)>),
    Slice(Vec<(Projection, Pattern)>),
    Deref(Box<Pattern>),
    Literal(Literal),
    /// A test that is not understood: a range, a constant expression.
    Other,
    Or(Vec<Pattern>),
}

impl Pattern {
    /// Whether the pattern matches every value, as far as syntax tells.
    pub(super) fn is_irrefutable(&self) -> bool {
        match &self.kind {
            PatternKind::Wild => true,
            PatternKind::Binding { sub, .. } => sub.as_ref().is_none_or(|it| it.is_irrefutable()),
            PatternKind::Tuple(fields) => fields.iter().all(|it| it.1.is_irrefutable()),
            PatternKind::Slice(fields) => {
                let rest = Projection::Index(Index::Other);
                matches!(&fields[..], [(it, sub)] if *it == rest && sub.is_irrefutable())
            }
            PatternKind::Deref(inner) => inner.is_irrefutable(),
            PatternKind::Or(cases) => cases.iter().any(Pattern::is_irrefutable),
            PatternKind::Variant { .. } | PatternKind::Literal(_) | PatternKind::Other => false,
        }
    }

    pub(super) fn has_bindings(&self) -> bool {
        match &self.kind {
            PatternKind::Binding { .. } => true,
            PatternKind::Variant { fields, .. }
            | PatternKind::Tuple(fields)
            | PatternKind::Slice(fields) => fields.iter().any(|it| it.1.has_bindings()),
            PatternKind::Deref(inner) => inner.has_bindings(),
            PatternKind::Or(cases) => cases.iter().any(Pattern::has_bindings),
            PatternKind::Wild | PatternKind::Literal(_) | PatternKind::Other => false,
        }
    }
}

impl Builder<'_, '_> {
    pub(super) fn pattern(&mut self, pat: &Pat) -> Pattern {
        let range = spans::pat_range(self.cx, pat);
        let kind = match pat {
            Pat::Ident(it) => self.ident_pattern(it, range),
            Pat::Paren(it) => return self.pattern(&it.pat),
            Pat::Type(it) => return self.pattern(&it.pat),
            Pat::Guard(it) => return self.pattern(&it.pat),
            Pat::Tuple(it) => PatternKind::Tuple(self.fields(&it.elems)),
            Pat::TupleStruct(it) => PatternKind::Variant {
                path: self.path(&it.path, it.qself.as_ref()),
                fields: self.fields(&it.elems),
            },
            Pat::Struct(it) => {
                let path = self.path(&it.path, it.qself.as_ref());
                let fields = it.fields.iter().filter(|it| !is_cfg_false(self.cx, &it.attrs));
                let fields: Vec<&FieldPat> = fields.collect();
                let fields = fields.into_iter().map(|field| {
                    let name = self.member(&field.member);
                    (Projection::Field(name), self.pattern(&field.pat))
                });
                PatternKind::Variant { fields: fields.collect(), path }
            }
            Pat::Path(it) => PatternKind::Variant {
                path: self.path(&it.path, it.qself.as_ref()),
                fields: Vec::new(),
            },
            Pat::Slice(it) => PatternKind::Slice(self.elements(&it.elems)),
            Pat::Reference(it) => PatternKind::Deref(Box::new(self.pattern(&it.pat))),
            Pat::Lit(it) => PatternKind::Literal(self.literal(&it.lit)),
            Pat::Or(it) => PatternKind::Or(it.cases.iter().map(|it| self.pattern(it)).collect()),
            Pat::Wild(_) | Pat::Rest(_) => PatternKind::Wild,
            Pat::Macro(it) => match self.macro_pattern(&it.mac) {
                Some(pattern) => return pattern,
                None => PatternKind::Other,
            },
            _ => PatternKind::Other,
        };
        Pattern { kind, range }
    }

    fn macro_pattern(&mut self, mac: &syn::Macro) -> Option<Pattern> {
        let expanded = self.cx.expand(mac).and_then(|(tokens, level)| {
            let parser = Pat::parse_multi_with_leading_vert;
            Some((syn::parse::Parser::parse2(parser, tokens).ok()?, level))
        });
        let Some((pat, _level)) = expanded else {
            self.cx.note_opaque_macro(spans::macro_range(self.cx, mac));
            return None;
        };
        Some(self.pattern(&pat))
    }

    fn ident_pattern(&mut self, pat: &syn::PatIdent, range: TextRange) -> PatternKind {
        let symbol = self.cx.symbol(&pat.ident);
        let is_plain = pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none();
        if is_plain && is_constant_name(symbol.as_str()) {
            let path = plain_path(false, &[symbol], range);
            return PatternKind::Variant { path: self.add_path(path), fields: Vec::new() };
        }
        let mode = match (&pat.by_ref, &pat.mutability) {
            (None, _) => BindMode::Move,
            (Some(_), None) => BindMode::Ref,
            (Some(_), Some(_)) => BindMode::RefMut,
        };
        let name = Name::new(symbol, self.cx.range(pat.ident.span()));
        let sub = pat.subpat.as_ref().map(|it| Box::new(self.pattern(&it.1)));
        PatternKind::Binding { name, mode, sub }
    }

    /// The fields of a tuple or tuple struct. What stands after `..` is counted from the other end,
    /// which is not known here.
    fn fields(&mut self, pats: &Punctuated<Pat, Token![,]>) -> Vec<(Projection, Pattern)> {
        let mut is_after_rest = false;
        let mut fields = Vec::with_capacity(pats.len());
        for (idx, pat) in pats.iter().enumerate() {
            if matches!(pat, Pat::Rest(_)) {
                is_after_rest = true;
                continue;
            }
            let projection = if is_after_rest {
                Projection::Element
            } else {
                Projection::Field(self.number(idx))
            };
            fields.push((projection, self.pattern(pat)));
        }
        fields
    }

    fn elements(&mut self, pats: &Punctuated<Pat, Token![,]>) -> Vec<(Projection, Pattern)> {
        let elements = pats.iter().map(|pat| {
            let is_rest = match pat {
                Pat::Rest(_) => true,
                Pat::Ident(it) => matches!(&it.subpat, Some((_, sub)) if is_rest(sub)),
                _ => false,
            };
            // `rest @ ..` is a slice of the slice.
            let projection =
                if is_rest { Projection::Index(Index::Other) } else { Projection::Element };
            (projection, self.pattern(pat))
        });
        elements.collect()
    }
}

/// A part of a place.
pub(super) fn projected(place: &Place, projection: Projection) -> Place {
    let mut place = place.clone();
    place.projections.push(projection);
    place
}

fn is_rest(pat: &Pat) -> bool {
    matches!(pat, Pat::Rest(_))
}

/// `None` and `MAX` name something; `x` and `_x` are new.
fn is_constant_name(name: &str) -> bool {
    name.trim_start_matches('_').starts_with(char::is_uppercase)
}

/// Whether the pattern borrows what it binds, so that the initialiser's temporary lives as long as
/// the variable: `let Point { ref x, .. } = point();`.
pub(super) fn has_ref(pat: &Pat) -> bool {
    match pat {
        Pat::Ident(it) => it.by_ref.is_some(),
        Pat::Paren(it) => has_ref(&it.pat),
        Pat::Type(it) => has_ref(&it.pat),
        Pat::Tuple(it) => it.elems.iter().any(has_ref),
        Pat::TupleStruct(it) => it.elems.iter().any(has_ref),
        Pat::Slice(it) => it.elems.iter().any(has_ref),
        Pat::Or(it) => it.cases.iter().any(has_ref),
        Pat::Struct(it) => it.fields.iter().any(|it| has_ref(&it.pat)),
        _ => false,
    }
}

/// Whether temporaries of the expression may live as long as a variable.
pub(super) fn may_extend(expr: &Expr) -> bool {
    match expr {
        Expr::Reference(_)
        | Expr::Tuple(_)
        | Expr::Array(_)
        | Expr::Struct(_)
        | Expr::Block(_)
        | Expr::Unsafe(_)
        | Expr::If(_)
        | Expr::Match(_)
        | Expr::Macro(_) => true,
        Expr::Call(it) => it.args.iter().any(may_extend),
        Expr::Cast(it) => may_extend(&it.expr),
        Expr::Paren(it) => may_extend(&it.expr),
        Expr::Group(it) => may_extend(&it.expr),
        _ => false,
    }
}
