//! Questions about values that hold guards.

use crate::{CodeId, Model, facts::LocalId};

impl Model {
    /// Whether the value of a local is a guard, or a `Result` or `Option` of one. The error of a
    /// poisoned lock has the guard inside, too, but nobody counts on that.
    pub fn is_guard(&self, code: CodeId, local: LocalId) -> bool {
        let ty = &self.bodies.typed[code.idx()].locals[local.idx()];
        let lang = &self.program.lang;
        match ty.as_adt() {
            Some((id, args)) if [lang.option, lang.result].contains(&Some(id)) => {
                args.first().is_some_and(|it| self.program.guard_in(it).is_some())
            }
            _ => self.program.guard_in(ty).is_some(),
        }
    }
}
