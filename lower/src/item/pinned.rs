//! `pin_project!` and `#[pin_project]`: the type whose fields are references to those of another,
//! and the methods that give it.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote_spanned};
use syn::{
    Attribute, Field, Fields, GenericParam, Generics, Ident, Item, LitStr, Macro, Meta, Token,
    parse::{ParseStream, Parser, Result},
    parse_quote_spanned,
};

use crate::item::{Candidate, Lowering, macros::parse_all};

impl Lowering<'_, '_> {
    /// The items in `pin_project_lite::pin_project! { .. }`.
    pub(super) fn pinned_macro(&mut self, mac: &Macro, out: &mut Vec<Candidate>) -> Option<()> {
        let items: Vec<Item> = parse_all.parse2(mac.tokens.clone()).ok()?;
        for item in &items {
            self.item(item, out);
            self.projections(item, out);
        }
        Some(())
    }

    /// What the attribute `#[pin_project]` makes besides the item itself.
    pub(super) fn pinned_attribute(&mut self, item: &Item, out: &mut Vec<Candidate>) {
        let attrs = match item {
            Item::Struct(it) => &it.attrs,
            Item::Enum(it) => &it.attrs,
            _ => return,
        };
        if attrs.iter().any(|it| last_name(it).is_some_and(|it| it == "pin_project")) {
            self.projections(item, out);
        }
    }

    fn projections(&mut self, item: &Item, out: &mut Vec<Candidate>) {
        for way in [Way::Mut, Way::Ref] {
            let Some(tokens) = projection(item, way) else { return };
            let Ok(items) = parse_all::<Item>.parse2(tokens) else { return };
            items.iter().for_each(|it| self.item(it, out));
        }
    }
}

/// How fields are borrowed.
#[derive(Clone, Copy)]
enum Way {
    Mut,
    Ref,
}

impl Way {
    /// The name of the method, and of the option that names the type it gives.
    fn names(self) -> (&'static str, &'static str) {
        match self {
            Way::Mut => ("project", "project"),
            Way::Ref => ("project_ref", "project_ref"),
        }
    }

    fn mutability(self) -> Option<Token![mut]> {
        matches!(self, Way::Mut).then(Default::default)
    }
}

/// The type with borrowed fields, and the method that gives it.
fn projection(item: &Item, way: Way) -> Option<TokenStream> {
    let (attrs, ident, generics) = match item {
        Item::Struct(it) => (&it.attrs, &it.ident, &it.generics),
        Item::Enum(it) => (&it.attrs, &it.ident, &it.generics),
        _ => return None,
    };
    let span = ident.span();
    let (method, option) = way.names();
    let name = given_name(attrs, option).unwrap_or_else(|| {
        let suffix = if matches!(way, Way::Mut) { "Projection" } else { "ProjectionRef" };
        format_ident!("__{ident}{suffix}", span = span)
    });
    let method = Ident::new(method, span);
    let mutability = way.mutability();

    let borrowing = with_lifetime(generics, span);
    let (_, arguments, _) = generics.split_for_impl();
    let (_, borrowing_arguments, _) = borrowing.split_for_impl();
    let (parameters, _, bounds) = generics.split_for_impl();
    let (borrowing_parameters, _, _) = borrowing.split_for_impl();
    let body = match item {
        Item::Struct(it) => match &it.fields {
            Fields::Unnamed(_) => {
                let fields = borrowed(&it.fields, way, span);
                quote_spanned!(span=> struct #name #borrowing_parameters #fields #bounds;)
            }
            fields => {
                let fields = borrowed(fields, way, span);
                quote_spanned!(span=> struct #name #borrowing_parameters #bounds #fields)
            }
        },
        Item::Enum(it) => {
            let variants = it.variants.iter().map(|it| {
                let (ident, fields) = (&it.ident, borrowed(&it.fields, way, span));
                quote_spanned!(span=> #ident #fields)
            });
            quote_spanned!(span=> enum #name #borrowing_parameters #bounds { #(#variants),* })
        }
        _ => return None,
    };
    Some(quote_spanned! {span=>
        #[projects(#ident)]
        #body
        impl #parameters #ident #arguments #bounds {
            #[same]
            fn #method<'__pin>(
                self: ::core::pin::Pin<&'__pin #mutability Self>
            ) -> #name #borrowing_arguments;
        }
    })
}

fn with_lifetime(generics: &Generics, span: proc_macro2::Span) -> Generics {
    let mut generics = generics.clone();
    let lifetime: GenericParam = parse_quote_spanned!(span=> '__pin);
    generics.params.insert(0, lifetime);
    generics
}

/// The fields as references; pinned ones, where they are marked so.
fn borrowed(fields: &Fields, way: Way, span: proc_macro2::Span) -> TokenStream {
    let mutability = way.mutability();
    let mut fields = fields.clone();
    for field in &mut fields {
        let ty = &field.ty;
        let reference = quote_spanned!(span=> &'__pin #mutability #ty);
        field.ty = match is_pinned(field) {
            true => parse_quote_spanned!(span=> ::core::pin::Pin<#reference>),
            false => parse_quote_spanned!(span=> #reference),
        };
    }
    fields.into_token_stream()
}

fn is_pinned(field: &Field) -> bool {
    field.attrs.iter().any(|it| it.path().is_ident("pin"))
}

fn last_name(attr: &Attribute) -> Option<String> {
    attr.path().segments.last().map(|it| it.ident.to_string())
}

/// The name in `#[project = Name]` or `#[pin_project(project = Name)]`.
fn given_name(attrs: &[Attribute], option: &str) -> Option<Ident> {
    attrs.iter().find_map(|attr| match &attr.meta {
        Meta::NameValue(it) if it.path.is_ident(option) => match &it.value {
            syn::Expr::Path(it) => it.path.get_ident().cloned(),
            _ => None,
        },
        Meta::List(it) if last_name(attr).is_some_and(|it| it == "pin_project") => {
            let options = parse_options.parse2(it.tokens.clone()).ok()?;
            options.into_iter().find(|it| it.0 == option).and_then(|it| it.1)
        }
        _ => None,
    })
}

/// `project = Name, PinnedDrop, ..`
fn parse_options(input: ParseStream<'_>) -> Result<Vec<(Ident, Option<Ident>)>> {
    let mut options = Vec::new();
    while !input.is_empty() {
        let name = input.call(syn::ext::IdentExt::parse_any)?;
        let mut value = None;
        if input.parse::<Option<Token![=]>>()?.is_some() {
            value = input.parse::<Option<Ident>>()?;
            input.parse::<Option<LitStr>>()?;
        }
        options.push((name, value));
        input.parse::<Option<Token![,]>>()?;
    }
    Ok(options)
}
