//! Paths and their generic arguments.

use diag::TextRange;
use model::{
    Symbol,
    facts::{GenericArg, Path, QSelf, Segment, Type},
};
use syn::{AngleBracketedGenericArguments, GenericArgument, PathArguments};

use crate::{
    cx::Cx,
    macros::DOLLAR_CRATE,
    ty::{lower_bounds, lower_return, lower_type},
};

/// Lowers a path, with the `<T as ..>` before it if there is one.
pub(crate) fn lower_path(cx: &Cx<'_>, path: &syn::Path, qself: Option<&syn::QSelf>) -> Path {
    Path {
        absolute: path.leading_colon.is_some() && qself.is_none_or(|it| it.position > 0),
        qself: qself
            .map(|it| Box::new(QSelf { ty: lower_type(cx, &it.ty), trait_len: it.position })),
        segments: path.segments.iter().map(|it| lower_segment(cx, it)).collect(),
        range: path_range(cx, path, qself),
    }
}

/// A path of plain names that stands at `range`.
pub(crate) fn plain_path(absolute: bool, names: &[Symbol], range: TextRange) -> Path {
    let segment = |&name: &Symbol| Segment { name, args: Vec::new() };
    Path {
        absolute,
        qself: None,
        segments: names.iter().map(segment).collect(),
        range,
    }
}

/// The name of a path's segment: what stands for `$crate` in expansions is `$crate` again.
pub(crate) fn segment_name(cx: &Cx<'_>, ident: &syn::Ident) -> Symbol {
    if ident == DOLLAR_CRATE { cx.intern("$crate") } else { cx.symbol(ident) }
}

/// Lowers what stands between `<` and `>`.
pub(crate) fn lower_args(cx: &Cx<'_>, args: &AngleBracketedGenericArguments) -> Vec<GenericArg> {
    args.args.iter().map(|it| lower_arg(cx, it)).collect()
}

fn path_range(cx: &Cx<'_>, path: &syn::Path, qself: Option<&syn::QSelf>) -> TextRange {
    let Some((first, last)) = path.segments.first().zip(path.segments.last()) else {
        return TextRange::default();
    };
    let start = match (qself, path.leading_colon) {
        (Some(qself), _) => qself.lt_token.span,
        (None, Some(colons)) => colons.spans[0],
        (None, None) => first.ident.span(),
    };
    let end = match &last.arguments {
        PathArguments::None => last.ident.span(),
        PathArguments::AngleBracketed(args) => args.gt_token.span,
        PathArguments::Parenthesized(args) => args.paren_token.span.close(),
    };
    cx.range_between(start, end)
}

fn lower_segment(cx: &Cx<'_>, segment: &syn::PathSegment) -> Segment {
    let args = match &segment.arguments {
        PathArguments::None => Vec::new(),
        PathArguments::AngleBracketed(args) => lower_args(cx, args),
        PathArguments::Parenthesized(args) => {
            let params = args.inputs.iter().map(|it| lower_type(cx, &it.ty)).collect();
            vec![
                GenericArg::Type(Type::Tuple(params)),
                GenericArg::Assoc(cx.intern("Output"), lower_return(cx, &args.output)),
            ]
        }
    };
    Segment { name: segment_name(cx, &segment.ident), args }
}

fn lower_arg(cx: &Cx<'_>, arg: &GenericArgument) -> GenericArg {
    match arg {
        GenericArgument::Lifetime(it) => GenericArg::Lifetime(cx.symbol(&it.ident)),
        GenericArgument::Type(it) => GenericArg::Type(lower_type(cx, it)),
        GenericArgument::AssocType(it) => {
            GenericArg::Assoc(cx.symbol(&it.ident), lower_type(cx, &it.ty))
        }
        GenericArgument::Constraint(it) => {
            GenericArg::AssocBound(cx.symbol(&it.ident), lower_bounds(cx, &it.bounds))
        }
        _ => GenericArg::Const,
    }
}
