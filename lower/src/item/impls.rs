//! Traits, impls and extern blocks.

use model::facts::{Impl, Item, ItemKind, Path, Static, Trait, Type};
use syn::{ForeignItem, ImplItem, StaticMutability, TraitItem, Visibility};

use crate::{
    item::{Candidate, Head, Lowering, function::signature_start, only_possible},
    path::lower_path,
    ty::{lower_bounds, lower_generics, lower_type},
};

impl Lowering<'_, '_> {
    pub(super) fn implementation(&mut self, item: &syn::ItemImpl, out: &mut Vec<Candidate>) {
        let unsafe_token = item.unsafety.map(|it| it.span);
        let head = Head {
            attrs: &item.attrs,
            vis: &Visibility::Inherited,
            first: unsafe_token.unwrap_or(item.impl_token.span),
            last: item.brace_token.span.close(),
            name: None,
        };
        let implementation = Impl {
            generics: lower_generics(self.cx, &item.generics),
            is_unsafe: item.unsafety.is_some(),
            is_negative: item.modifiers.polarity.is_some(),
            trait_path: item.trait_.as_ref().map(|(path, _)| lower_path(self.cx, path, None)),
            self_ty: lower_type(self.cx, &item.self_ty),
            items: self.impl_items(&item.items),
        };
        self.push(&head, ItemKind::Impl(implementation), out);
    }

    pub(super) fn traid(&mut self, item: &syn::ItemTrait, out: &mut Vec<Candidate>) {
        let unsafe_token = item.unsafety.map(|it| it.span);
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: unsafe_token.unwrap_or(item.trait_token.span),
            last: item.brace_token.span.close(),
            name: Some(&item.ident),
        };
        let traid = Trait {
            generics: lower_generics(self.cx, &item.generics),
            supertraits: lower_bounds(self.cx, &item.supertraits),
            items: self.trait_items(&item.items),
        };
        self.push(&head, ItemKind::Trait(traid), out);
    }

    pub(super) fn foreign_mod(&mut self, item: &syn::ItemForeignMod, out: &mut Vec<Candidate>) {
        let unsafe_token = item.unsafety.map(|it| it.span);
        let head = Head {
            attrs: &item.attrs,
            vis: &Visibility::Inherited,
            first: unsafe_token.unwrap_or(item.abi.extern_token.span),
            last: item.brace_token.span.close(),
            name: None,
        };
        let abi = item.abi.name.as_ref().map_or_else(|| "C".to_owned(), |it| it.value());
        let mut candidates = Vec::new();
        for item in &item.items {
            self.foreign_item(item, &mut candidates);
        }
        let kind = ItemKind::Extern { abi: self.cx.intern(&abi), items: only_possible(candidates) };
        self.push(&head, kind, out);
    }

    pub(super) fn impl_items(&mut self, items: &[ImplItem]) -> Vec<Item> {
        let mut candidates = Vec::with_capacity(items.len());
        for item in items {
            self.impl_item(item, &mut candidates);
        }
        only_possible(candidates)
    }

    pub(super) fn impl_item(&mut self, item: &ImplItem, out: &mut Vec<Candidate>) {
        match item {
            ImplItem::Const(it) => {
                let ty = lower_type(self.cx, &it.ty);
                let body = self.initializer(&it.expr);
                let head = Head {
                    attrs: &it.attrs,
                    vis: &it.vis,
                    first: it.const_token.span,
                    last: it.semi_token.span,
                    name: Some(&it.ident),
                };
                self.push(&head, ItemKind::Const { ty, body }, out);
            }
            ImplItem::Fn(it) => {
                let kind = self.function_kind(&it.sig, Some(&it.block));
                let head = Head {
                    attrs: &it.attrs,
                    vis: &it.vis,
                    first: signature_start(&it.sig),
                    last: it.block.brace_token.span.close(),
                    name: Some(&it.sig.ident),
                };
                self.push(&head, kind, out);
            }
            ImplItem::Type(it) => {
                let head = Head {
                    attrs: &it.attrs,
                    vis: &it.vis,
                    first: it.type_token.span,
                    last: it.semi_token.span,
                    name: Some(&it.ident),
                };
                let kind = ItemKind::TypeAlias {
                    generics: lower_generics(self.cx, &it.generics),
                    bounds: Vec::new(),
                    ty: Some(lower_type(self.cx, &it.ty)),
                };
                self.push(&head, kind, out);
            }
            ImplItem::Macro(it) => self.impl_macro(&it.mac, out),
            ImplItem::Verbatim(tokens) => self.verbatim(tokens.clone(), out),
            _ => {}
        }
    }

    fn trait_items(&mut self, items: &[TraitItem]) -> Vec<Item> {
        let mut candidates = Vec::with_capacity(items.len());
        for item in items {
            self.trait_item(item, &mut candidates);
        }
        only_possible(candidates)
    }

    pub(super) fn trait_item(&mut self, item: &TraitItem, out: &mut Vec<Candidate>) {
        let vis = &Visibility::Inherited;
        match item {
            TraitItem::Const(it) => {
                let ty = lower_type(self.cx, &it.ty);
                let body = it.default.as_ref().and_then(|(_, expr)| self.initializer(expr));
                let head = Head {
                    attrs: &it.attrs,
                    vis,
                    first: it.const_token.span,
                    last: it.semi_token.span,
                    name: Some(&it.ident),
                };
                self.push(&head, ItemKind::Const { ty, body }, out);
            }
            TraitItem::Fn(it) => self.trait_function(it, out),
            TraitItem::Type(it) => {
                let head = Head {
                    attrs: &it.attrs,
                    vis,
                    first: it.type_token.span,
                    last: it.semi_token.span,
                    name: Some(&it.ident),
                };
                let kind = ItemKind::TypeAlias {
                    generics: lower_generics(self.cx, &it.generics),
                    bounds: lower_bounds(self.cx, &it.bounds),
                    ty: it.default.as_ref().map(|(_, ty)| lower_type(self.cx, ty)),
                };
                self.push(&head, kind, out);
            }
            TraitItem::Macro(it) => self.trait_macro(&it.mac, out),
            TraitItem::Verbatim(tokens) => self.verbatim(tokens.clone(), out),
            _ => {}
        }
    }

    fn trait_function(&mut self, item: &syn::TraitItemFn, out: &mut Vec<Candidate>) {
        let kind = self.function_kind(&item.sig, item.default.as_ref());
        let close = item.default.as_ref().map(|it| it.brace_token.span.close());
        let head = Head {
            attrs: &item.attrs,
            vis: &Visibility::Inherited,
            first: signature_start(&item.sig),
            last: close.or(item.semi_token.map(|it| it.span)).unwrap_or(item.sig.fn_token.span),
            name: Some(&item.sig.ident),
        };
        self.push(&head, kind, out);
    }

    pub(super) fn foreign_item(&mut self, item: &ForeignItem, out: &mut Vec<Candidate>) {
        match item {
            ForeignItem::Fn(it) => {
                let kind = self.function_kind(&it.sig, None);
                let head = Head {
                    attrs: &it.attrs,
                    vis: &it.vis,
                    first: signature_start(&it.sig),
                    last: it.semi_token.span,
                    name: Some(&it.sig.ident),
                };
                self.push(&head, kind, out);
            }
            ForeignItem::Static(it) => {
                let head = Head {
                    attrs: &it.attrs,
                    vis: &it.vis,
                    first: it.static_token.span,
                    last: it.semi_token.span,
                    name: Some(&it.ident),
                };
                let statik = Static {
                    mutable: matches!(it.mutability, StaticMutability::Mut(_)),
                    ty: lower_type(self.cx, &it.ty),
                    body: None,
                    made_by: None,
                };
                self.push(&head, ItemKind::Static(statik), out);
            }
            ForeignItem::Macro(it) => self.foreign_macro(&it.mac, out),
            ForeignItem::Verbatim(tokens) => self.verbatim(tokens.clone(), out),
            _ => {}
        }
    }
}

/// Whether two impls are of the same trait for the same type, by name.
pub(super) fn same_head(a: &Impl, b: &Impl) -> bool {
    let last_name = |it: &Path| it.segments.last().map(|it| it.name);
    let type_name = |it: &Type| match it {
        Type::Path(it) => last_name(it),
        _ => None,
    };
    let trait_name = |it: &Impl| it.trait_path.as_ref().and_then(last_name);
    let same_type = type_name(&a.self_ty).is_some_and(|it| Some(it) == type_name(&b.self_ty));
    same_type && trait_name(a).is_some() && trait_name(a) == trait_name(b)
}
