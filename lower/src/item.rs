//! Items: what a file declares, its bodies left alone.

mod cfg_if;
mod function;
mod impls;
mod macros;
mod pinned;
mod possible;
mod types;
mod uses;
mod verbatim;

use diag::TextRange;
use model::facts::{BodyIdx, BodyText, Item, ItemKind, Static, SyntaxError, Type, Visibility};
use proc_macro2::Span;
use quote::ToTokens;
use syn::{Attribute, Expr, StaticMutability, Stmt, spanned::Spanned};

use self::possible::only_possible;
use crate::{
    attr::{is_cfg_false, lower_attrs},
    cx::Cx,
    flat,
    scan::ScannedBody,
    ty::{lower_bounds, lower_generics, lower_type},
};

/// Lowers items, and collects the bodies that they have.
pub(crate) struct Lowering<'c, 'a> {
    pub(crate) cx: &'c Cx<'a>,
    /// The bodies that were cut out of the text, sorted by where they start.
    pub(crate) scanned: &'c [ScannedBody],
    pub(crate) bodies: Vec<BodyText>,
    pub(crate) errors: Vec<SyntaxError>,
}

/// What items have in common.
struct Head<'s> {
    attrs: &'s [Attribute],
    vis: &'s syn::Visibility,
    /// Where the item begins, if it has no attributes and no visibility.
    first: Span,
    last: Span,
    name: Option<&'s syn::Ident>,
}

/// An item, and whether its `cfg` is definitely false.
type Candidate = (Item, bool);

impl Lowering<'_, '_> {
    /// Lowers the items of a module or block.
    pub(crate) fn items(&mut self, items: &[syn::Item]) -> Vec<Item> {
        let mut candidates = Vec::with_capacity(items.len());
        for item in items {
            self.item(item, &mut candidates);
        }
        only_possible(candidates)
    }

    fn item(&mut self, item: &syn::Item, out: &mut Vec<Candidate>) {
        match item {
            syn::Item::Const(it) => self.constant(it, out),
            syn::Item::Enum(it) => {
                self.enumeration(it, out);
                self.pinned_attribute(item, out);
            }
            syn::Item::ExternCrate(it) => self.extern_crate(it, out),
            syn::Item::Fn(it) => self.function(it, out),
            syn::Item::ForeignMod(it) => self.foreign_mod(it, out),
            syn::Item::Impl(it) => self.implementation(it, out),
            syn::Item::Macro(it) => self.item_macro(it, out),
            syn::Item::Mod(it) => self.module(it, out),
            syn::Item::Static(it) => self.statik(it, out),
            syn::Item::Struct(it) => {
                self.structure(it, out);
                self.pinned_attribute(item, out);
            }
            syn::Item::Trait(it) => self.traid(it, out),
            syn::Item::TraitAlias(it) => self.trait_alias(it, out),
            syn::Item::Type(it) => self.type_alias(it, out),
            syn::Item::Union(it) => self.union(it, out),
            syn::Item::Use(it) => self.import(it, out),
            syn::Item::Verbatim(tokens) => self.verbatim(tokens.clone(), out),
            _ => {}
        }
    }

    fn push(&self, head: &Head<'_>, kind: ItemKind, out: &mut Vec<Candidate>) {
        out.push((self.make(head, kind), is_cfg_false(self.cx, head.attrs)));
    }

    fn make(&self, head: &Head<'_>, kind: ItemKind) -> Item {
        let start = match (head.attrs.first(), vis_start(head.vis)) {
            (Some(attr), _) => attr.pound_token.span,
            (None, Some(vis)) => vis,
            (None, None) => head.first,
        };
        Item {
            name: head.name.map_or_else(|| self.cx.intern(""), |it| self.cx.symbol(it)),
            range: self.cx.range(head.name.map_or(head.first, |it| it.span())),
            full_range: self.cx.range_between(start, head.last),
            vis: lower_vis(head.vis),
            attrs: lower_attrs(self.cx, head.attrs),
            kind,
        }
    }

    fn module(&mut self, item: &syn::ItemMod, out: &mut Vec<Candidate>) {
        let items = item.content.as_ref().map(|(_, items)| self.items(items));
        let close = item.content.as_ref().map(|(brace, _)| brace.span.close());
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.mod_token.span,
            last: close.or(item.semi.map(|it| it.span)).unwrap_or(item.mod_token.span),
            name: Some(&item.ident),
        };
        self.push(&head, ItemKind::Module(items), out);
    }

    fn constant(&mut self, item: &syn::ItemConst, out: &mut Vec<Candidate>) {
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.const_token.span,
            last: item.semi_token.span,
            name: Some(&item.ident),
        };
        let ty = lower_type(self.cx, &item.ty);
        let body = self.initializer(&item.expr);
        self.push(&head, ItemKind::Const { ty, body }, out);
        // `const _: () = { impl Trait for Type {} };` is about the items.
        out.extend(self.items_in_initializer(&item.expr).into_iter().map(|it| (it, false)));
    }

    fn statik(&mut self, item: &syn::ItemStatic, out: &mut Vec<Candidate>) {
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.static_token.span,
            last: item.semi_token.span,
            name: Some(&item.ident),
        };
        let statik = Static {
            mutable: matches!(item.mutability, StaticMutability::Mut(_)),
            ty: lower_type(self.cx, &item.ty),
            body: self.initializer(&item.expr),
            made_by: None,
        };
        self.push(&head, ItemKind::Static(statik), out);
        out.extend(self.items_in_initializer(&item.expr).into_iter().map(|it| (it, false)));
    }

    fn type_alias(&mut self, item: &syn::ItemType, out: &mut Vec<Candidate>) {
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.type_token.span,
            last: item.semi_token.span,
            name: Some(&item.ident),
        };
        let kind = ItemKind::TypeAlias {
            generics: lower_generics(self.cx, &item.generics),
            bounds: Vec::new(),
            ty: Some(lower_type(self.cx, &item.ty)),
        };
        self.push(&head, kind, out);
    }

    fn trait_alias(&mut self, item: &syn::ItemTraitAlias, out: &mut Vec<Candidate>) {
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.trait_token.span,
            last: item.semi_token.span,
            name: Some(&item.ident),
        };
        let kind = ItemKind::Trait(model::facts::Trait {
            generics: lower_generics(self.cx, &item.generics),
            supertraits: lower_bounds(self.cx, &item.bounds),
            items: Vec::new(),
        });
        self.push(&head, kind, out);
    }

    /// The body of a static or constant; none for a literal.
    fn initializer(&mut self, expr: &Expr) -> Option<BodyIdx> {
        match expr {
            Expr::Lit(_) => None,
            Expr::Group(it) => self.initializer(&it.expr),
            Expr::Block(block) => {
                let start = self.cx.range(block.block.brace_token.span.open()).start;
                match self.find_scanned(start) {
                    Some(idx) => Some(self.add_scanned(idx, None)),
                    None => Some(self.add_tokens(None, expr)),
                }
            }
            _ => Some(self.add_tokens(None, expr)),
        }
    }

    fn items_in_initializer(&mut self, expr: &Expr) -> Vec<Item> {
        match expr {
            Expr::Block(it) => self.inner_items(&it.block),
            _ => Vec::new(),
        }
    }

    /// The items among the statements of a block; all that is left of blocks that were cut.
    fn inner_items(&mut self, block: &syn::Block) -> Vec<Item> {
        let mut candidates = Vec::new();
        for stmt in &block.stmts {
            match stmt {
                Stmt::Item(item) => self.item(item, &mut candidates),
                Stmt::Macro(stmt) => self.statement_macro(stmt, &mut candidates),
                _ => {}
            }
        }
        only_possible(candidates)
    }

    fn find_scanned(&self, start: u32) -> Option<usize> {
        self.scanned.binary_search_by_key(&start, |it| it.range.start).ok()
    }

    fn add_scanned(&mut self, idx: usize, signature: Option<u32>) -> BodyIdx {
        let ScannedBody { range, names } = &self.scanned[idx];
        self.add_body(BodyText { range: *range, names: names.clone(), signature, tokens: None })
    }

    /// Adds a body that stands nowhere in the file as it is.
    fn add_tokens(&mut self, signature: Option<&syn::Signature>, body: &dyn ToTokens) -> BodyIdx {
        let body_tokens = flat::flatten(self.cx, body.to_token_stream());
        let mut tokens = match signature {
            Some(it) => flat::flatten(self.cx, it.to_token_stream()),
            None => Vec::new(),
        };
        let range = flat::cover(&body_tokens);
        let names = flat::names_of(self.cx, &body_tokens);
        let signature = signature.map(|_| flat::cover(&tokens).start);
        tokens.extend(body_tokens);
        self.add_body(BodyText { range, names, signature, tokens: Some(tokens.into()) })
    }

    fn add_body(&mut self, body: BodyText) -> BodyIdx {
        self.bodies.push(body);
        BodyIdx(self.bodies.len() as u32 - 1)
    }

    /// The range of a type that was lowered to `lowered`.
    fn type_range(&self, ty: &syn::Type, lowered: &Type) -> TextRange {
        match lowered {
            Type::Path(path) => path.range,
            _ => self.cx.range(ty.span()),
        }
    }
}

fn vis_start(vis: &syn::Visibility) -> Option<Span> {
    match vis {
        syn::Visibility::Public(it) => Some(it.span),
        syn::Visibility::Restricted(it) => Some(it.pub_token.span),
        syn::Visibility::Inherited => None,
    }
}

fn lower_vis(vis: &syn::Visibility) -> Visibility {
    match vis {
        syn::Visibility::Public(_) => Visibility::Public,
        syn::Visibility::Restricted(_) => Visibility::Restricted,
        syn::Visibility::Inherited => Visibility::Private,
    }
}
