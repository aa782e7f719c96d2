//! Attributes, and which `cfg` is definitely false.

use model::{
    Symbol,
    facts::{Attr, AttrArg},
};
use proc_macro2::{Delimiter, Group, Literal, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Attribute, Meta};

use crate::{cfg, cx::Cx};

/// Lowers attributes; documentation is dropped.
pub(crate) fn lower_attrs(cx: &Cx<'_>, attrs: &[Attribute]) -> Vec<Attr> {
    let attrs = attrs.iter().filter(|it| !it.path().is_ident("doc"));
    attrs.map(|it| lower_attr(cx, it)).collect()
}

/// Whether the code under these attributes is left out of a debug build for Linux on x86_64,
/// whatever features are on.
pub(crate) fn is_cfg_false(cx: &Cx<'_>, attrs: &[Attribute]) -> bool {
    let mut cfgs = attrs.iter().filter(|it| it.path().is_ident("cfg"));
    cfgs.any(|it| cfg::is_false(&lower_attr(cx, it).args))
}

/// Whether a `cfg` among these attributes surely holds; also if there is none.
pub(crate) fn is_cfg_true(cx: &Cx<'_>, attrs: &[Attribute]) -> bool {
    let mut cfgs = attrs.iter().filter(|it| it.path().is_ident("cfg"));
    cfgs.all(|it| cfg::is_true(&lower_attr(cx, it).args))
}

/// Whether no build has both the code under `a` and that under `b`.
pub(crate) fn are_exclusive(cx: &Cx<'_>, a: &[Attribute], b: &[Attribute]) -> bool {
    let cfgs = |attrs: &[Attribute]| -> Vec<AttrArg> {
        let attrs = attrs.iter().filter(|it| it.path().is_ident("cfg"));
        attrs.flat_map(|it| lower_attr(cx, it).args).collect()
    };
    cfg::are_exclusive(&cfgs(a), &cfgs(b))
}

fn lower_attr(cx: &Cx<'_>, attr: &Attribute) -> Attr {
    let name = path_name(cx, attr.path());
    let args = lower_meta_args(cx, &attr.meta);
    let range = cx.range_between(attr.pound_token.span, attr.bracket_token.span.close());
    Attr { name, args, range }
}

/// What is said in the parentheses of an attribute, or behind its `=`.
pub(crate) fn lower_meta_args(cx: &Cx<'_>, meta: &Meta) -> Vec<AttrArg> {
    match meta {
        Meta::Path(_) => Vec::new(),
        Meta::List(it) => lower_arg_list(cx, it.tokens.clone()),
        Meta::NameValue(it) => match literal_of(&it.value) {
            Some(text) => vec![AttrArg::Text(path_name(cx, &it.path), text)],
            None => Vec::new(),
        },
    }
}

fn path_name(cx: &Cx<'_>, path: &syn::Path) -> Symbol {
    match path.get_ident() {
        Some(ident) => cx.symbol(ident),
        None => {
            let names = path.segments.iter().map(|it| cx.symbol(&it.ident).as_str());
            cx.intern(&names.collect::<Vec<_>>().join("::"))
        }
    }
}

fn literal_of(expr: &syn::Expr) -> Option<String> {
    match expr {
        syn::Expr::Lit(it) => Some(literal_text(it.lit.clone())),
        syn::Expr::Group(it) => literal_of(&it.expr),
        _ => None,
    }
}

fn literal_text(literal: syn::Lit) -> String {
    match literal {
        syn::Lit::Str(it) => it.value(),
        syn::Lit::Char(it) => it.value().to_string(),
        syn::Lit::Bool(it) => it.value.to_string(),
        it => it.to_token_stream().to_string(),
    }
}

fn lower_arg_list(cx: &Cx<'_>, tokens: TokenStream) -> Vec<AttrArg> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut args = Vec::new();
    for part in tokens.split(|it| matches!(it, TokenTree::Punct(it) if it.as_char() == ',')) {
        match lower_arg(cx, part) {
            Some(arg) => args.push(arg),
            None if part.is_empty() => {}
            None => return Vec::new(),
        }
    }
    args
}

fn lower_arg(cx: &Cx<'_>, tokens: &[TokenTree]) -> Option<AttrArg> {
    if let [TokenTree::Literal(it)] = tokens {
        return Some(AttrArg::Literal(literal(it)));
    }
    let (name, rest) = lower_name(cx, tokens)?;
    if let [TokenTree::Punct(less), ..] = rest
        && less.as_char() == '<'
    {
        return lower_order(cx, tokens);
    }
    match rest {
        [] => Some(AttrArg::Word(name)),
        [TokenTree::Punct(eq), TokenTree::Literal(it)] if eq.as_char() == '=' => {
            Some(AttrArg::Text(name, literal(it)))
        }
        [TokenTree::Group(it)] if is_list(it) => {
            Some(AttrArg::List(name, lower_arg_list(cx, it.stream())))
        }
        _ => None,
    }
}

/// `first < second < third`
fn lower_order(cx: &Cx<'_>, tokens: &[TokenTree]) -> Option<AttrArg> {
    let parts = tokens.split(|it| matches!(it, TokenTree::Punct(it) if it.as_char() == '<'));
    let names = parts.map(|it| match lower_name(cx, it)? {
        (name, []) => Some(name),
        _ => None,
    });
    Some(AttrArg::Order(names.collect::<Option<Vec<_>>>()?))
}

fn is_list(group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis
}

fn literal(literal: &Literal) -> String {
    match syn::Lit::new(literal.clone()) {
        syn::Lit::Str(it) => it.value(),
        _ => literal.to_string(),
    }
}

/// A path at the start of `tokens`, joined by `::`, the fields behind it, and what follows.
fn lower_name<'t>(cx: &Cx<'_>, tokens: &'t [TokenTree]) -> Option<(Symbol, &'t [TokenTree])> {
    let (TokenTree::Ident(first), mut rest) = tokens.split_first()? else { return None };
    let mut name = cx.symbol(first).to_string();
    while let [TokenTree::Punct(a), TokenTree::Punct(b), TokenTree::Ident(next), ..] = rest {
        if a.as_char() != ':' || a.spacing() != Spacing::Joint || b.as_char() != ':' {
            break;
        }
        name += "::";
        name += cx.symbol(next).as_str();
        rest = &rest[3..];
    }
    // The number of a field; of `self.0.1` the two are one literal.
    while let [TokenTree::Punct(dot), field, after @ ..] = rest
        && dot.as_char() == '.'
        && matches!(field, TokenTree::Ident(_) | TokenTree::Literal(_))
    {
        name += &format!(".{field}");
        rest = after;
    }
    Some((cx.intern(&name), rest))
}
