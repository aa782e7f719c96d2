//! `join!` and `try_join!`.

use model::facts::{AggregateKind, OpKind, Operand};
use syn::{Expr, Token, punctuated::Punctuated};

use super::MacroCall;
use crate::body::{
    builder::{Builder, whole},
    dest::Life,
};

impl Builder<'_, '_> {
    /// `join!(a, b)`: all futures are made, then awaited together.
    pub(super) fn join(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        let exprs = call.mac.parse_body_with(parser).ok()?;
        self.macro_op(call.name, call.range);
        Some(self.in_temps(call.range, |it| {
            let futures = it.operands(exprs.iter().filter(|it| !is_biased(it)));
            let mut values = Vec::with_capacity(futures.len());
            for future in futures {
                let dest = it.temp(Life::default());
                let dest = it.local(dest, call.range);
                it.push(OpKind::Await { dest, future }, call.range);
                values.push(Operand::Place(whole(dest)));
            }
            if call.name == "try_join" {
                return it.finish_call(call, values);
            }
            let value = it.aggregate(AggregateKind::Tuple, values);
            it.value(value, call.want, call.life, call.range)
        }))
    }
}

fn is_biased(expr: &Expr) -> bool {
    matches!(expr, Expr::Path(it) if it.path.is_ident("biased"))
}
