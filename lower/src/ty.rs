//! Types, bounds and generic parameters.

use model::facts::{Bound, GenericKind, GenericParam, Generics, Type};
use syn::{PointerMutability, ReturnType, Token, TypeParamBound, punctuated::Punctuated};

use crate::{cx::Cx, path::lower_path};

/// Lowers a type.
pub(crate) fn lower_type(cx: &Cx<'_>, ty: &syn::Type) -> Type {
    let boxed = |it| Box::new(lower_type(cx, it));
    match ty {
        syn::Type::Array(it) => Type::Array(boxed(&it.elem)),
        syn::Type::FnPtr(it) => Type::Fn {
            params: it.inputs.iter().map(|it| lower_type(cx, &it.ty)).collect(),
            ret: Box::new(lower_return(cx, &it.output)),
        },
        syn::Type::Group(it) => lower_type(cx, &it.elem),
        syn::Type::ImplTrait(it) => Type::Impl(lower_bounds(cx, &it.bounds)),
        syn::Type::Infer(_) => Type::Infer,
        syn::Type::Macro(it) => lower_macro(cx, &it.mac),
        syn::Type::Never(_) => Type::Never,
        syn::Type::Paren(it) => lower_type(cx, &it.elem),
        syn::Type::Path(it) => Type::Path(lower_path(cx, &it.path, it.qself.as_ref())),
        syn::Type::Ptr(it) => Type::Ptr {
            mutable: matches!(it.mutability, PointerMutability::Mut(_)),
            inner: boxed(&it.elem),
        },
        syn::Type::Reference(it) => {
            Type::Ref { mutable: it.mutability.is_some(), inner: boxed(&it.elem) }
        }
        syn::Type::Slice(it) => Type::Slice(boxed(&it.elem)),
        syn::Type::TraitObject(it) => Type::Dyn(lower_bounds(cx, &it.bounds)),
        syn::Type::Tuple(it) => Type::Tuple(it.elems.iter().map(|it| lower_type(cx, it)).collect()),
        _ => Type::Unknown,
    }
}

/// The type after `->`; `()` if there is none.
pub(crate) fn lower_return(cx: &Cx<'_>, ret: &ReturnType) -> Type {
    match ret {
        ReturnType::Default => Type::unit(),
        ReturnType::Type(_, ty) => lower_type(cx, ty),
    }
}

/// Lowers the bounds after a `:`, `impl` or `dyn`.
pub(crate) fn lower_bounds(
    cx: &Cx<'_>,
    bounds: &Punctuated<TypeParamBound, Token![+]>,
) -> Vec<Bound> {
    bounds.iter().filter_map(|it| lower_bound(cx, it)).collect()
}

/// Lowers generic parameters and where clauses.
pub(crate) fn lower_generics(cx: &Cx<'_>, generics: &syn::Generics) -> Generics {
    Generics {
        params: generics.params.iter().map(|it| lower_param(cx, it)).collect(),
        wheres: generics.where_clause.iter().flat_map(|it| lower_where(cx, it)).collect(),
    }
}

fn lower_macro(cx: &Cx<'_>, mac: &syn::Macro) -> Type {
    let expanded = cx.expand(mac).and_then(|(tokens, _level)| {
        let ty = syn::parse2::<syn::Type>(tokens).ok()?;
        Some(lower_type(cx, &ty))
    });
    expanded.unwrap_or(Type::Unknown)
}

fn lower_bound(cx: &Cx<'_>, bound: &TypeParamBound) -> Option<Bound> {
    match bound {
        TypeParamBound::Trait(it) if it.maybe.is_some() => {
            Some(Bound::Maybe(lower_path(cx, &it.path, None)))
        }
        TypeParamBound::Trait(it) => Some(Bound::Trait(lower_path(cx, &it.path, None))),
        TypeParamBound::Lifetime(it) => Some(Bound::Lifetime(cx.symbol(&it.ident))),
        _ => None,
    }
}

fn lower_param(cx: &Cx<'_>, param: &syn::GenericParam) -> GenericParam {
    match param {
        syn::GenericParam::Lifetime(it) => GenericParam {
            name: cx.symbol(&it.lifetime.ident),
            kind: GenericKind::Lifetime,
            bounds: it.bounds.iter().map(|it| Bound::Lifetime(cx.symbol(&it.ident))).collect(),
            default: None,
        },
        syn::GenericParam::Type(it) => GenericParam {
            name: cx.symbol(&it.ident),
            kind: GenericKind::Type,
            bounds: lower_bounds(cx, &it.bounds),
            default: it.default.as_ref().map(|(_, ty)| lower_type(cx, ty)),
        },
        syn::GenericParam::Const(it) => GenericParam {
            name: cx.symbol(&it.ident),
            kind: GenericKind::Const,
            bounds: Vec::new(),
            default: None,
        },
    }
}

fn lower_where(cx: &Cx<'_>, clause: &syn::WhereClause) -> Vec<(Type, Vec<Bound>)> {
    let types = clause.predicates.iter().filter_map(|it| match it {
        syn::WherePredicate::Type(it) => Some(it),
        _ => None,
    });
    types.map(|it| (lower_type(cx, &it.bounded_ty), lower_bounds(cx, &it.bounds))).collect()
}
