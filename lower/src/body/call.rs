//! Calls of paths, struct literals, lists of operands.

use model::{
    Symbol,
    facts::{AggregateKind, Call, Callee, Operand, PlaceBase, ScopeId, Value},
};
use syn::{Expr, ExprCall, ExprPath, ExprStruct, Token, punctuated::Punctuated};

use super::{
    builder::Builder,
    dest::{Dest, Life},
    spans,
};
use crate::attr::is_cfg_false;

impl Builder<'_, '_> {
    /// `path(..)`: the name may be that of a variable.
    pub(super) fn path_call(
        &mut self,
        expr: &ExprCall,
        path: &ExprPath,
        want: Option<Dest>,
        life: Life,
    ) -> Operand {
        let place = self.path_place(path);
        let (callee, name_range) = match place.base {
            PlaceBase::Path(path) => (Callee::Path(path), self.frame.body.paths[path.idx()].range),
            _ => (Callee::Value(Operand::Place(place)), spans::range(self.cx, &expr.func)),
        };
        let extend = life.extend.filter(|_| is_constructor(path));
        let args: Vec<Operand> =
            expr.args.iter().map(|it| self.expr(it, None, Life::extending(extend))).collect();
        let range = self.cx.range_between(spans::first(&expr.func), expr.paren_token.span.close());
        let dest = want.unwrap_or_else(|| self.temp(life));
        let value = self.call(dest, Call { callee, args, name_range }, range);
        if never_returns(path) {
            self.unreachable(range);
        }
        value
    }

    /// Evaluates expressions in order.
    pub(super) fn operands<'e>(
        &mut self,
        exprs: impl IntoIterator<Item = &'e Expr>,
    ) -> Vec<Operand> {
        exprs.into_iter().map(|it| self.operand(it)).collect()
    }

    /// A tuple or array.
    pub(super) fn list(
        &mut self,
        kind: AggregateKind,
        elems: &Punctuated<Expr, Token![,]>,
        extend: Option<ScopeId>,
    ) -> Value {
        let operands: Vec<Operand> =
            elems.iter().map(|it| self.expr(it, None, Life::extending(extend))).collect();
        self.aggregate(kind, operands)
    }

    /// A tuple or array of operands.
    pub(super) fn aggregate(&self, kind: AggregateKind, operands: Vec<Operand>) -> Value {
        let operands = operands.into_iter().enumerate();
        let fields = operands.map(|(idx, it)| (self.number(idx), it)).collect();
        Value::Aggregate { kind, fields, rest: None }
    }

    /// The name of the field with number `idx`.
    pub(super) fn number(&self, idx: usize) -> Symbol {
        self.cx.intern(&idx.to_string())
    }

    pub(super) fn struct_literal(&mut self, expr: &ExprStruct, extend: Option<ScopeId>) -> Value {
        let mut fields = Vec::with_capacity(expr.fields.len());
        for field in expr.fields.iter().filter(|it| !is_cfg_false(self.cx, &it.attrs)) {
            let operand = self.expr(&field.expr, None, Life::extending(extend));
            fields.push((self.member(&field.member), operand));
        }
        let rest = expr.rest.as_deref().map(|it| self.place(it, Life::default()));
        let path = self.path(&expr.path, expr.qself.as_ref());
        Value::Aggregate { kind: AggregateKind::Struct(path), fields, rest }
    }
}

/// `Some(&temp())` extends like `(&temp(),)`, `wrap(&temp())` does not. Names tell them apart.
fn is_constructor(path: &ExprPath) -> bool {
    let last = path.path.segments.last();
    last.is_some_and(|it| it.ident.to_string().starts_with(char::is_uppercase))
}

fn never_returns(path: &ExprPath) -> bool {
    let segments = &path.path.segments;
    let mut names = segments.iter().rev().map(|it| &it.ident);
    let (last, module) = (names.next(), names.next());
    match (module, last) {
        (Some(module), Some(last)) => {
            (module == "process" && (last == "exit" || last == "abort"))
                || (module == "panic" && (last == "resume_unwind" || last == "panic_any"))
                || (module == "hint" && last == "unreachable_unchecked")
        }
        _ => false,
    }
}
