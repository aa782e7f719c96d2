//! Macro calls in the place of items.

use model::facts::{ItemKind, Static, Type};
use proc_macro2::{Span, TokenStream};
use syn::{
    Attribute, Expr, Ident, ImplItem, ItemMacro, Macro, StmtMacro, Token, Visibility,
    parse::{Parse, ParseStream, Parser, Result},
};

use crate::{
    item::{Candidate, Head, Lowering, cfg_if::CfgIf},
    path::plain_path,
    ty::lower_type,
};

impl Lowering<'_, '_> {
    pub(super) fn item_macro(&mut self, item: &ItemMacro, out: &mut Vec<Candidate>) {
        if let Some(name) = &item.ident {
            let close = item.mac.delimiter.span().close();
            let head = Head {
                attrs: &item.attrs,
                vis: &Visibility::Inherited,
                first: path_start(&item.mac),
                last: item.semi_token.map_or(close, |it| it.span),
                name: Some(name),
            };
            return self.push(&head, ItemKind::MacroRules, out);
        }
        let Some(segment) = item.mac.path.segments.last() else { return };
        let done = match segment.ident.to_string().as_str() {
            "thread_local" => self.statics(&item.mac, StaticMacro::ThreadLocal, out),
            "lazy_static" => self.statics(&item.mac, StaticMacro::Lazy, out),
            "cfg_if" => self.cfg_if(&item.mac, out),
            "pin_project" => self.pinned_macro(&item.mac, out),
            _ => self.expanded(&item.mac, out),
        };
        if done.is_none() {
            self.opaque(&item.mac);
        }
    }

    /// A macro called as a statement, among the items of a body.
    pub(super) fn statement_macro(&mut self, stmt: &StmtMacro, out: &mut Vec<Candidate>) {
        let Some(segment) = stmt.mac.path.segments.last() else { return };
        if segment.ident == "thread_local" || segment.ident == "lazy_static" {
            let (attrs, mac) = (stmt.attrs.clone(), stmt.mac.clone());
            let item = ItemMacro { attrs, ident: None, mac, semi_token: stmt.semi_token };
            self.item_macro(&item, out);
        }
    }

    pub(super) fn impl_macro(&mut self, mac: &Macro, out: &mut Vec<Candidate>) {
        let done = self.cx.expand(mac).and_then(|(tokens, _level)| {
            let items = parse_all::<ImplItem>.parse2(tokens).ok()?;
            items.iter().for_each(|it| self.impl_item(it, out));
            Some(())
        });
        if done.is_none() {
            self.opaque(mac);
        }
    }

    pub(super) fn trait_macro(&mut self, mac: &Macro, out: &mut Vec<Candidate>) {
        let done = self.cx.expand(mac).and_then(|(tokens, _level)| {
            let items = parse_all.parse2(tokens).ok()?;
            items.iter().for_each(|it| self.trait_item(it, out));
            Some(())
        });
        if done.is_none() {
            self.opaque(mac);
        }
    }

    pub(super) fn foreign_macro(&mut self, mac: &Macro, out: &mut Vec<Candidate>) {
        let done = self.cx.expand(mac).and_then(|(tokens, _level)| {
            let items = parse_all.parse2(tokens).ok()?;
            items.iter().for_each(|it| self.foreign_item(it, out));
            Some(())
        });
        if done.is_none() {
            self.opaque(mac);
        }
    }

    fn expanded(&mut self, mac: &Macro, out: &mut Vec<Candidate>) -> Option<()> {
        let (tokens, _level) = self.cx.expand(mac)?;
        let items: Vec<syn::Item> = parse_all.parse2(tokens).ok()?;
        items.iter().for_each(|it| self.item(it, out));
        Some(())
    }

    fn cfg_if(&mut self, mac: &Macro, out: &mut Vec<Candidate>) -> Option<()> {
        let branches = syn::parse2::<CfgIf>(mac.tokens.clone()).ok()?;
        for item in branches.possible_items(self.cx) {
            self.item(&item, out);
        }
        Some(())
    }

    fn statics(
        &mut self,
        mac: &Macro,
        made_by: StaticMacro,
        out: &mut Vec<Candidate>,
    ) -> Option<()> {
        let statics = parse_statics.parse2(mac.tokens.clone()).ok()?;
        for item in &statics {
            let head = Head {
                attrs: &item.attrs,
                vis: &item.vis,
                first: item.static_token,
                last: item.last,
                name: Some(&item.name),
            };
            let body = item.value.as_ref().and_then(|it| self.initializer(it));
            let ty = self.wrapped(lower_type(self.cx, &item.ty), made_by, &item.name);
            let made_by = Some(self.cx.intern(made_by.name()));
            let statik = Static { mutable: false, ty, body, made_by };
            self.push(&head, ItemKind::Static(statik), out);
            let inner = item.value.iter().flat_map(|it| self.items_in_initializer(it));
            out.extend(inner.map(|it| (it, false)));
        }
        Some(())
    }

    /// The type of the static that the macro makes of `inner`.
    fn wrapped(&self, inner: Type, made_by: StaticMacro, name: &Ident) -> Type {
        let names: &[&str] = match made_by {
            StaticMacro::ThreadLocal => &["std", "thread", "LocalKey"],
            StaticMacro::Lazy => &["lazy_static", "LazyStatic"],
        };
        let names: Vec<_> = names.iter().map(|it| self.cx.intern(it)).collect();
        let mut path = plain_path(true, &names, self.cx.range(name.span()));
        if let Some(last) = path.segments.last_mut() {
            last.args.push(model::facts::GenericArg::Type(inner));
        }
        Type::Path(path)
    }

    fn opaque(&self, mac: &Macro) {
        let close = mac.delimiter.span().close();
        self.cx.note_opaque_macro(self.cx.range_between(path_start(mac), close));
    }
}

/// Macros that make statics.
#[derive(Clone, Copy)]
enum StaticMacro {
    ThreadLocal,
    Lazy,
}

impl StaticMacro {
    fn name(self) -> &'static str {
        match self {
            StaticMacro::ThreadLocal => "thread_local",
            StaticMacro::Lazy => "lazy_static",
        }
    }
}

/// `static NAME: Type = value`, or `static ref`.
struct MacroStatic {
    attrs: Vec<Attribute>,
    vis: Visibility,
    static_token: Span,
    name: Ident,
    ty: syn::Type,
    value: Option<Expr>,
    last: Span,
}

fn parse_statics(input: ParseStream<'_>) -> Result<Vec<MacroStatic>> {
    let mut statics = Vec::new();
    while !input.is_empty() {
        statics.push(input.parse()?);
        // `thread_local!` needs no `;` after the last.
        if !input.is_empty() {
            input.parse::<Token![;]>()?;
        }
    }
    Ok(statics)
}

impl Parse for MacroStatic {
    fn parse(input: ParseStream<'_>) -> Result<MacroStatic> {
        let attrs = input.call(Attribute::parse_outer)?;
        let vis = input.parse()?;
        let static_token = input.parse::<Token![static]>()?.span;
        input.parse::<Option<Token![ref]>>()?;
        let name: Ident = input.parse()?;
        input.parse::<Token![:]>()?;
        let ty = input.parse()?;
        let value = match input.parse::<Option<Token![=]>>()? {
            Some(_) => Some(input.parse()?),
            None => None,
        };
        let last = input.cursor().prev_span();
        Ok(MacroStatic { attrs, vis, static_token, name, ty, value, last })
    }
}

pub(super) fn parse_all<T: Parse>(input: ParseStream<'_>) -> Result<Vec<T>> {
    let mut items = Vec::new();
    while !input.is_empty() {
        items.push(input.parse()?);
        // `macro!(..);` leaves a semicolon behind.
        while input.parse::<Option<Token![;]>>()?.is_some() {}
    }
    Ok(items)
}

fn path_start(mac: &Macro) -> Span {
    let first = mac.path.segments.first().map(|it| it.ident.span());
    let colons = mac.path.leading_colon.map(|it| it.spans[0]);
    colons.or(first).unwrap_or(mac.bang_token.span)
}

/// The tokens of an item that the parser knows no tree for, parsed again.
pub(super) fn reparse(tokens: TokenStream) -> Option<syn::Item> {
    syn::parse2(tokens).ok()
}
