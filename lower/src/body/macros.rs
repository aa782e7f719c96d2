//! Macro calls.

use model::facts::{Operand, Value};

use super::{
    builder::Builder,
    dest::{Dest, Life},
    spans,
};

impl Builder<'_, '_> {
    pub(super) fn macro_call(
        &mut self,
        mac: &syn::Macro,
        want: Option<Dest>,
        life: Life,
    ) -> Operand {
        let range = spans::macro_range(self.cx, mac);
        self.cx.note_opaque_macro(range);
        self.value(Value::Unknown, want, life, range)
    }

    pub(super) fn stmt_macro(
        &mut self,
        mac: &syn::Macro,
        end: Option<diag::TextRange>,
        rest: &mut Vec<model::facts::ScopeId>,
    ) {
        let range = spans::macro_range(self.cx, mac);
        let _ = (end, rest);
        self.cx.note_opaque_macro(range);
    }
}
