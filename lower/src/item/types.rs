//! Structs, enums and unions.

use model::{
    Symbol,
    facts::{Enum, Field, Fields, ItemKind, Struct, Variant},
};
use syn::ItemEnum;

use crate::{
    attr::{is_cfg_false, lower_attrs},
    item::{Candidate, Head, Lowering, lower_vis},
    ty::{lower_generics, lower_type},
};

impl Lowering<'_, '_> {
    pub(super) fn structure(&mut self, item: &syn::ItemStruct, out: &mut Vec<Candidate>) {
        let last = match &item.fields {
            syn::Fields::Named(it) => it.brace_token.span.close(),
            _ => item.semi_token.map_or(item.struct_token.span, |it| it.span),
        };
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.struct_token.span,
            last,
            name: Some(&item.ident),
        };
        let structure = Struct {
            generics: lower_generics(self.cx, &item.generics),
            fields: self.fields(&item.fields),
        };
        self.push(&head, ItemKind::Struct(structure), out);
    }

    pub(super) fn union(&mut self, item: &syn::ItemUnion, out: &mut Vec<Candidate>) {
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.union_token.span,
            last: item.fields.brace_token.span.close(),
            name: Some(&item.ident),
        };
        let union = Struct {
            generics: lower_generics(self.cx, &item.generics),
            fields: Fields::Named(self.all_fields(item.fields.named.iter())),
        };
        self.push(&head, ItemKind::Union(union), out);
    }

    pub(super) fn enumeration(&mut self, item: &ItemEnum, out: &mut Vec<Candidate>) {
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.enum_token.span,
            last: item.brace_token.span.close(),
            name: Some(&item.ident),
        };
        let enumeration = Enum {
            generics: lower_generics(self.cx, &item.generics),
            variants: item.variants.iter().map(|it| self.variant(it)).collect(),
        };
        self.push(&head, ItemKind::Enum(enumeration), out);
    }

    fn variant(&self, variant: &syn::Variant) -> Variant {
        Variant {
            name: self.cx.symbol(&variant.ident),
            range: self.cx.range(variant.ident.span()),
            fields: self.fields(&variant.fields),
        }
    }

    fn fields(&self, fields: &syn::Fields) -> Fields {
        match fields {
            syn::Fields::Unit => Fields::Unit,
            syn::Fields::Named(it) => Fields::Named(self.all_fields(it.named.iter())),
            syn::Fields::Unnamed(it) => {
                // What is left out takes no number.
                let there = it.unnamed.iter().filter(|it| !is_cfg_false(self.cx, &it.attrs));
                Fields::Tuple(there.enumerate().map(|(idx, it)| self.field(it, idx)).collect())
            }
        }
    }

    fn all_fields<'s>(&self, fields: impl Iterator<Item = &'s syn::Field>) -> Vec<Field> {
        let mut impossible = Vec::new();
        let mut res: Vec<Field> = Vec::new();
        for (idx, field) in fields.enumerate() {
            impossible.push(is_cfg_false(self.cx, &field.attrs));
            res.push(self.field(field, idx));
        }
        if impossible.contains(&true) {
            let names: Vec<Symbol> =
                res.iter().zip(&impossible).filter(|it| !it.1).map(|it| it.0.name).collect();
            let mut impossible = impossible.into_iter();
            res.retain(|it| impossible.next() != Some(true) || !names.contains(&it.name));
        }
        res
    }

    fn field(&self, field: &syn::Field, idx: usize) -> Field {
        let ty = lower_type(self.cx, &field.ty);
        let (name, range) = match &field.ident {
            Some(ident) => (self.cx.symbol(ident), self.cx.range(ident.span())),
            None => (self.cx.intern(&idx.to_string()), self.type_range(&field.ty, &ty)),
        };
        let attrs = lower_attrs(self.cx, &field.attrs);
        Field { name, range, vis: lower_vis(&field.vis), attrs, ty }
    }
}
