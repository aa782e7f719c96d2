//! The first and last token of an expression or pattern.
//!
//! `Spanned::span` prints the whole node to find its ends; this looks at the ends only.

use diag::TextRange;
use proc_macro2::Span;
use syn::{Expr, Label, Macro, Member, Pat, Path, PathArguments, QSelf, UnOp, spanned::Spanned};

use crate::cx::Cx;

/// The range of an expression, without its attributes.
pub(super) fn range(cx: &Cx<'_>, expr: &Expr) -> TextRange {
    cx.range_between(first(expr), last(expr))
}

/// The range of a pattern.
pub(super) fn pat_range(cx: &Cx<'_>, pat: &Pat) -> TextRange {
    match pat {
        Pat::Ident(it) if it.by_ref.is_none() && it.subpat.is_none() => cx.range(it.ident.span()),
        Pat::Wild(it) => cx.range(it.underscore_token.span),
        Pat::Tuple(it) => cx.range(it.paren_token.span.join()),
        Pat::Slice(it) => cx.range(it.bracket_token.span.join()),
        Pat::TupleStruct(it) => {
            let start = path_first(&it.path, it.qself.as_ref());
            cx.range_between(start, it.paren_token.span.close())
        }
        Pat::Struct(it) => {
            let start = path_first(&it.path, it.qself.as_ref());
            cx.range_between(start, it.brace_token.span.close())
        }
        // Patterns are short.
        _ => cx.range(pat.span()),
    }
}

/// The range of a macro call.
pub(super) fn macro_range(cx: &Cx<'_>, mac: &Macro) -> TextRange {
    cx.range_between(path_first(&mac.path, None), mac.delimiter.span().close())
}

/// The first token of an expression.
pub(super) fn first(expr: &Expr) -> Span {
    let mut expr = expr;
    loop {
        expr = match expr {
            Expr::Assign(it) => &it.left,
            Expr::Await(it) => &it.base,
            Expr::Binary(it) => &it.left,
            Expr::Call(it) => &it.func,
            Expr::Cast(it) => &it.expr,
            Expr::Field(it) => &it.base,
            Expr::Group(it) => &it.expr,
            Expr::Index(it) => &it.expr,
            Expr::MethodCall(it) => &it.receiver,
            Expr::Try(it) => &it.expr,
            Expr::Range(it) => match &it.start {
                Some(start) => start,
                None => return limits_span(&it.limits),
            },
            _ => return own_first(expr),
        }
    }
}

fn own_first(expr: &Expr) -> Span {
    match expr {
        Expr::Array(it) => it.bracket_token.span.open(),
        Expr::Async(it) => it.async_token.span,
        Expr::Block(it) => label_or(&it.label, it.block.brace_token.span.open()),
        Expr::Break(it) => it.break_token.span,
        Expr::Closure(it) => {
            let constness = it.constness.map(|it| it.span);
            let asyncness = it.asyncness.map(|it| it.span);
            let capture = it.capture.map(|it| it.span);
            constness.or(asyncness).or(capture).unwrap_or(it.inputs_begin.span)
        }
        Expr::Const(it) => it.const_token.span,
        Expr::Continue(it) => it.continue_token.span,
        Expr::ForLoop(it) => label_or(&it.label, it.for_token.span),
        Expr::If(it) => it.if_token.span,
        Expr::Infer(it) => it.underscore_token.span,
        Expr::Let(it) => it.let_token.span,
        Expr::Lit(it) => it.lit.span(),
        Expr::Loop(it) => label_or(&it.label, it.loop_token.span),
        Expr::Macro(it) => path_first(&it.mac.path, None),
        Expr::Match(it) => it.match_token.span,
        Expr::Paren(it) => it.paren_token.span.open(),
        Expr::Path(it) => path_first(&it.path, it.qself.as_ref()),
        Expr::RawAddr(it) => it.and_token.span,
        Expr::Reference(it) => it.and_token.span,
        Expr::Repeat(it) => it.bracket_token.span.open(),
        Expr::Return(it) => it.return_token.span,
        Expr::Struct(it) => path_first(&it.path, it.qself.as_ref()),
        Expr::TryBlock(it) => it.try_token.span,
        Expr::Tuple(it) => it.paren_token.span.open(),
        Expr::Unary(it) => unary_span(&it.op),
        Expr::Unsafe(it) => it.unsafe_token.span,
        Expr::While(it) => label_or(&it.label, it.while_token.span),
        Expr::Yield(it) => it.yield_token.span,
        _ => expr.span(),
    }
}

/// The last token of an expression.
pub(super) fn last(expr: &Expr) -> Span {
    let mut expr = expr;
    loop {
        expr = match expr {
            Expr::Assign(it) => &it.right,
            Expr::Binary(it) => &it.right,
            Expr::Closure(it) => &it.body,
            Expr::Group(it) => &it.expr,
            Expr::Let(it) => &it.expr,
            Expr::RawAddr(it) => &it.expr,
            Expr::Reference(it) => &it.expr,
            Expr::Unary(it) => &it.expr,
            Expr::Break(it) => match (&it.expr, &it.label) {
                (Some(value), _) => value,
                (None, Some(label)) => return label.ident.span(),
                (None, None) => return it.break_token.span,
            },
            Expr::If(it) => match &it.else_branch {
                Some((_, branch)) => branch,
                None => return it.then_branch.brace_token.span.close(),
            },
            Expr::Range(it) => match &it.end {
                Some(end) => end,
                None => return limits_span(&it.limits),
            },
            Expr::Return(it) => match &it.expr {
                Some(value) => value,
                None => return it.return_token.span,
            },
            Expr::Yield(it) => match &it.expr {
                Some(value) => value,
                None => return it.yield_token.span,
            },
            _ => return own_last(expr),
        }
    }
}

fn own_last(expr: &Expr) -> Span {
    match expr {
        Expr::Array(it) => it.bracket_token.span.close(),
        Expr::Async(it) => it.block.brace_token.span.close(),
        Expr::Await(it) => it.await_token.span,
        Expr::Block(it) => it.block.brace_token.span.close(),
        Expr::Call(it) => it.paren_token.span.close(),
        // Types are short.
        Expr::Cast(it) => it.ty.span(),
        Expr::Const(it) => it.block.brace_token.span.close(),
        Expr::Continue(it) => {
            it.label.as_ref().map_or(it.continue_token.span, |it| it.ident.span())
        }
        Expr::Field(it) => member_span(&it.member),
        Expr::ForLoop(it) => it.body.brace_token.span.close(),
        Expr::Infer(it) => it.underscore_token.span,
        Expr::Index(it) => it.bracket_token.span.close(),
        Expr::Lit(it) => it.lit.span(),
        Expr::Loop(it) => it.body.brace_token.span.close(),
        Expr::Macro(it) => it.mac.delimiter.span().close(),
        Expr::Match(it) => it.brace_token.span.close(),
        Expr::MethodCall(it) => it.paren_token.span.close(),
        Expr::Paren(it) => it.paren_token.span.close(),
        Expr::Path(it) => path_last(&it.path),
        Expr::Repeat(it) => it.bracket_token.span.close(),
        Expr::Struct(it) => it.brace_token.span.close(),
        Expr::Try(it) => it.question_token.span,
        Expr::TryBlock(it) => it.block.brace_token.span.close(),
        Expr::Tuple(it) => it.paren_token.span.close(),
        Expr::Unsafe(it) => it.block.brace_token.span.close(),
        Expr::While(it) => it.body.brace_token.span.close(),
        _ => expr.span(),
    }
}

fn label_or(label: &Option<Label>, span: Span) -> Span {
    label.as_ref().map_or(span, |it| it.name.apostrophe)
}

fn limits_span(limits: &syn::RangeLimits) -> Span {
    match limits {
        syn::RangeLimits::HalfOpen(it) => it.spans[0],
        syn::RangeLimits::Closed(it) => it.spans[0],
    }
}

/// The token of a unary operator.
pub(super) fn unary_span(operator: &UnOp) -> Span {
    match operator {
        UnOp::Deref(it) => it.span,
        UnOp::Not(it) => it.span,
        UnOp::Neg(it) => it.span,
        _ => operator.span(),
    }
}

/// The name or number of a field.
pub(super) fn member_span(member: &Member) -> Span {
    match member {
        Member::Named(it) => it.span(),
        Member::Unnamed(it) => it.span,
    }
}

fn path_first(path: &Path, qself: Option<&QSelf>) -> Span {
    if let Some(qself) = qself {
        return qself.lt_token.span;
    }
    if let Some(colons) = &path.leading_colon {
        return colons.spans[0];
    }
    path.segments.first().map_or_else(Span::call_site, |it| it.ident.span())
}

fn path_last(path: &Path) -> Span {
    let Some(last) = path.segments.last() else { return Span::call_site() };
    match &last.arguments {
        PathArguments::None => last.ident.span(),
        PathArguments::AngleBracketed(it) => it.gt_token.span,
        PathArguments::Parenthesized(it) => it.paren_token.span.close(),
    }
}
