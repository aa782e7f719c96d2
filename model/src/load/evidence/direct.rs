//! The kinds of values that stand in a type as it is written.

use super::Kind;
use crate::{
    link::{ParamId, Program},
    ty::{Bound, Ty, TyKind},
};

/// Bounds of bounds are followed this far.
const MAX_DEPTH: u32 = 6;

/// What stands in a type itself.
#[derive(Default)]
pub(super) struct Direct(pub(super) Vec<Kind>);

impl Direct {
    pub(super) fn ty(&mut self, program: &Program, ty: &Ty, depth: u32) {
        match ty.kind() {
            TyKind::Adt(id, args) => {
                self.0.push(Kind::Adt(*id));
                self.tys(program, args, depth);
            }
            TyKind::Tuple(parts) => self.tys(program, parts, depth),
            TyKind::Array(inner)
            | TyKind::Slice(inner)
            | TyKind::Ref { inner, .. }
            | TyKind::Ptr { inner, .. } => self.ty(program, inner, depth),
            TyKind::FnPtr { inputs, output } => {
                self.tys(program, inputs, depth);
                self.ty(program, output, depth);
            }
            TyKind::Dyn(bounds) | TyKind::Opaque(bounds) => self.bounds(program, bounds, depth),
            TyKind::Param(id) => self.param(program, *id, depth),
            TyKind::Assoc { base, of, name } => {
                self.ty(program, base, depth);
                let Some(of) = of else { return };
                if !program.lang.is_silent(of.id) {
                    self.0.push(Kind::Assoc(of.id));
                }
                self.tys(program, &of.args, depth);
                let assoc = program.traits[of.id.idx()].assoc_types.iter();
                for it in assoc.filter(|it| it.name == *name) {
                    self.bounds(program, &it.bounds, depth + 1);
                }
            }
            // They are in bodies, not in signatures.
            TyKind::FnDef { .. }
            | TyKind::Ctor { .. }
            | TyKind::Closure { .. }
            | TyKind::AsyncFn { .. }
            | TyKind::AsyncBlock { .. }
            | TyKind::Var(_)
            | TyKind::Prim(_)
            | TyKind::Unknown => {}
        }
    }

    fn tys(&mut self, program: &Program, tys: &[Ty], depth: u32) {
        tys.iter().for_each(|it| self.ty(program, it, depth));
    }

    fn param(&mut self, program: &Program, id: ParamId, depth: u32) {
        self.bounds(program, &program.params[id.idx()].bounds, depth + 1);
    }

    pub(super) fn bounds(&mut self, program: &Program, bounds: &[Bound], depth: u32) {
        if depth > MAX_DEPTH {
            return;
        }
        for it in bounds {
            self.0.push(Kind::Trait(it.of.id));
            self.tys(program, &it.of.args, depth + 1);
            it.assoc.iter().for_each(|it| self.ty(program, &it.1, depth + 1));
        }
    }
}
