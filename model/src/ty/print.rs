//! Types as text.

use std::fmt;

use super::{Ty, TyKind};
use crate::link::Program;

impl Ty {
    /// The name of the struct, enum, trait or primitive that the type is, without arguments.
    pub fn head_name(&self, program: &Program) -> Option<String> {
        match self.kind() {
            TyKind::Adt(id, _) => Some(program.adt(*id).name.to_string()),
            TyKind::Prim(prim) => Some(prim.name().to_owned()),
            TyKind::Ref { inner, .. } | TyKind::Ptr { inner, .. } => inner.head_name(program),
            TyKind::Slice(_) => Some("[_]".to_owned()),
            TyKind::Param(id) => Some(program.params[id.idx()].name.to_string()),
            TyKind::Dyn(bounds) | TyKind::Opaque(bounds) => {
                bounds.first().map(|it| program.traits[it.of.id.idx()].name.to_string())
            }
            _ => None,
        }
    }

    /// The path of the struct or enum that the type is: `std::sync::Mutex`.
    pub fn path(&self, program: &Program) -> Option<String> {
        let (id, _) = self.as_adt()?;
        let adt = program.adt(id);
        let mut parts = program.module_path(adt.module);
        parts.push(adt.name.to_string());
        Some(parts.join("::"))
    }
}

impl fmt::Debug for Ty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.kind().fmt(f)
    }
}

impl Default for Ty {
    fn default() -> Ty {
        Ty::new(TyKind::Unknown)
    }
}
