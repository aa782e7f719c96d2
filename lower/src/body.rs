//! Bodies: from expressions to a control-flow graph.
//!
//! The graph is built as rustc builds its MIR: a tree of scopes, each local in the scope that the
//! language gives it, and an op where a scope is left. What is a temporary scope, and which
//! temporaries live longer, was measured with rustc 1.95 in both editions.

mod assign;
mod bind;
mod builder;
mod call;
mod chain;
mod closure;
mod condition;
mod decide;
mod dest;
mod dump;
mod expr;
mod lets;
mod literal;
mod loops;
mod macros;
mod matches;
mod names;
mod pattern;
mod refute;
mod scope;
mod spans;
mod stmt;
#[cfg(test)]
mod tests;

use model::facts::{Body, BodyKind};
use syn::{Block, Expr, Signature};

use self::builder::Builder;
pub use self::dump::dump;
use crate::cx::Cx;

/// Lowers the body of a function. Without a signature it has no parameters.
pub(crate) fn lower_fn_body(cx: &Cx<'_>, sig: Option<&Signature>, block: &Block) -> Body {
    let is_async = sig.is_some_and(|it| it.asyncness.is_some());
    let kind = if is_async { BodyKind::AsyncFn } else { BodyKind::Fn };
    let range = cx.range(block.brace_token.span.join());
    let mut builder = Builder::new(cx, kind, range);
    if let Some(sig) = sig {
        builder.fn_params(sig);
    }
    builder.add_result();
    builder.bind_params();
    builder.whole_body(range, |it, dest| it.block(block, dest, None));
    builder.finish()
}

/// Lowers the initialiser of a static or constant.
pub(crate) fn lower_initializer(cx: &Cx<'_>, expr: &Expr) -> Body {
    let range = spans::range(cx, expr);
    let mut builder = Builder::new(cx, BodyKind::Initializer, range);
    builder.add_result();
    builder.whole_body(range, |it, dest| it.into(expr, dest));
    builder.finish()
}
