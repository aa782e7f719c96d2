//! Items that the parser leaves alone: functions without a body outside of traits, as stubs have
//! them, and new syntax.

use model::facts::{ItemKind, Static};
use proc_macro2::{Span, TokenStream, TokenTree};
use syn::{
    Attribute, Block, Expr, Generics, Ident, Signature, Token, Type, Visibility, WhereClause,
    ext::IdentExt,
    parse::{Parse, ParseStream, Result},
    token::Brace,
};

use crate::{
    item::{Candidate, Head, Lowering, function::signature_start, macros::reparse},
    ty::{lower_generics, lower_type},
};

impl Lowering<'_, '_> {
    pub(super) fn verbatim(&mut self, tokens: TokenStream, out: &mut Vec<Candidate>) {
        if let Ok(item) = syn::parse2::<Verbatim>(tokens.clone()) {
            self.known_verbatim(&item, out);
        } else if let Some(item) = without_const(&tokens).and_then(reparse) {
            match item {
                syn::Item::Verbatim(_) => {}
                item => self.item(&item, out),
            }
        }
    }

    fn known_verbatim(&mut self, item: &Verbatim, out: &mut Vec<Candidate>) {
        let (first, name, kind) = match &item.kind {
            Kind::Fn(sig, block) => {
                let kind = self.function_kind(sig, block.as_deref());
                (signature_start(sig), &sig.ident, kind)
            }
            Kind::Const { first, name, ty, value } => {
                let ty = lower_type(self.cx, ty);
                let body = value.as_ref().and_then(|it| self.initializer(it));
                (*first, name, ItemKind::Const { ty, body })
            }
            Kind::Static { first, mutable, name, ty } => {
                let ty = lower_type(self.cx, ty);
                let statik = Static { mutable: *mutable, ty, body: None, made_by: None };
                (*first, name, ItemKind::Static(statik))
            }
            Kind::Type { first, name, generics } => {
                let generics = lower_generics(self.cx, generics);
                (*first, name, ItemKind::TypeAlias { generics, bounds: Vec::new(), ty: None })
            }
        };
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first,
            last: item.last,
            name: Some(name),
        };
        self.push(&head, kind, out);
    }
}

/// An item that the parser leaves alone.
struct Verbatim {
    attrs: Vec<Attribute>,
    vis: Visibility,
    kind: Kind,
    last: Span,
}

enum Kind {
    /// `fn f();`
    Fn(Box<Signature>, Option<Box<Block>>),
    /// `const X: T;`, or with generic parameters.
    Const { first: Span, name: Ident, ty: Type, value: Option<Box<Expr>> },
    /// `static X: T;`
    Static { first: Span, mutable: bool, name: Ident, ty: Type },
    /// `type T;`
    Type { first: Span, name: Ident, generics: Generics },
}

impl Parse for Verbatim {
    fn parse(input: ParseStream<'_>) -> Result<Verbatim> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        input.parse::<Option<Token![default]>>()?;
        let kind = if input.peek(Token![static]) {
            parse_static(input)?
        } else if input.peek(Token![type]) {
            parse_type(input)?
        } else if input.peek(Token![const]) && is_constant(input) {
            parse_const(input)?
        } else {
            let sig = input.parse()?;
            let block = if input.peek(Brace) { Some(input.parse()?) } else { None };
            Kind::Fn(sig, block)
        };
        input.parse::<Option<Token![;]>>()?;
        Ok(Verbatim { attrs, vis, kind, last: input.cursor().prev_span() })
    }
}

/// Not `const fn`, `const unsafe fn`.
fn is_constant(input: ParseStream<'_>) -> bool {
    input.peek2(Ident) || input.peek2(Token![_])
}

fn parse_static(input: ParseStream<'_>) -> Result<Kind> {
    let first = input.parse::<Token![static]>()?.span;
    let mutable = input.parse::<Option<Token![mut]>>()?.is_some();
    let name = input.parse()?;
    input.parse::<Token![:]>()?;
    Ok(Kind::Static { first, mutable, name, ty: input.parse()? })
}

fn parse_const(input: ParseStream<'_>) -> Result<Kind> {
    let first = input.parse::<Token![const]>()?.span;
    let name = input.call(Ident::parse_any)?;
    input.parse::<Generics>()?;
    input.parse::<Token![:]>()?;
    let ty = input.parse()?;
    let value = match input.parse::<Option<Token![=]>>()? {
        Some(_) => Some(Box::new(input.parse()?)),
        None => None,
    };
    input.parse::<Option<WhereClause>>()?;
    Ok(Kind::Const { first, name, ty, value })
}

fn parse_type(input: ParseStream<'_>) -> Result<Kind> {
    let first = input.parse::<Token![type]>()?.span;
    Ok(Kind::Type { first, name: input.parse()?, generics: input.parse()? })
}

/// `impl const Trait for T` and `const trait` without their `const`.
fn without_const(tokens: &TokenStream) -> Option<TokenStream> {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    let idx = trees.iter().position(|it| matches!(it, TokenTree::Ident(it) if it == "const"))?;
    Some(trees.into_iter().enumerate().filter(|it| it.0 != idx).map(|it| it.1).collect())
}
