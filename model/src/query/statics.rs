//! Questions about statics.

use std::collections::BTreeMap;

use diag::{Span, TextRange};

use crate::{
    CodeId, CrateKind, Model, OpPos, PathValue,
    effects::Relation,
    facts::{LocalId, OpKind, Operand, Place, PlaceBase, Value},
    link::{StaticDef, StaticId},
    ty::TyKind,
};

/// A use of a static in a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StaticAccess {
    pub code: CodeId,
    /// The path that names the static.
    pub span: Span,
    pub kind: StaticUse,
}

/// How a static is used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StaticUse {
    Read,
    Write,
    Borrow,
    /// Only where it is matters, not what is in it.
    Address,
}

/// What is made of a pointer is followed through this many locals.
const MAX_COPIES: usize = 16;

impl Model {
    /// The statics of the workspace.
    pub fn own_statics(&self) -> impl Iterator<Item = (StaticId, &StaticDef)> {
        let statics = self.program.statics.iter().enumerate();
        let own = statics.filter(|it| self.program.crate_kind(it.1.module) != CrateKind::Stub);
        own.map(|(idx, def)| (StaticId(idx as u32), def))
    }

    /// Where the bodies that were looked at use each `static mut`.
    pub fn mutable_static_accesses(&self) -> BTreeMap<StaticId, Vec<StaticAccess>> {
        let mut res: BTreeMap<StaticId, Vec<StaticAccess>> = BTreeMap::new();
        // Most programs have none.
        if !self.own_statics().any(|it| it.1.mutable) {
            return res;
        }
        for code in self.all_codes() {
            for (_, op) in self.bodies.codes[code.idx()].ops() {
                self.static_accesses_of(code, &op.kind, &mut res);
            }
        }
        for accesses in res.values_mut() {
            accesses.sort_by_key(|it| it.span);
            accesses.dedup_by_key(|it| it.span);
        }
        res
    }

    fn static_accesses_of(
        &self,
        code: CodeId,
        op: &OpKind,
        res: &mut BTreeMap<StaticId, Vec<StaticAccess>>,
    ) {
        let written = match op {
            OpKind::Assign { dest, .. } | OpKind::AssignOp { dest, .. } => Some(dest),
            _ => None,
        };
        let borrowed = matches!(
            op,
            OpKind::Init { value: Value::Ref { .. } | Value::RawRef { .. }, .. }
                | OpKind::Call { .. }
        );
        op.for_each_place(&mut |place| {
            let Some((id, range)) = self.mutable_static_at(code, place) else { return };
            let kind = match written {
                Some(dest) if std::ptr::eq(dest, place) => StaticUse::Write,
                _ if self.takes_address(code, op) => StaticUse::Address,
                _ if borrowed => StaticUse::Borrow,
                _ => StaticUse::Read,
            };
            let access = StaticAccess { code, span: self.span(code, range), kind };
            res.entry(id).or_default().push(access);
        });
    }

    /// Whether the op makes a raw pointer that nobody follows: it is only made a number.
    fn takes_address(&self, code: CodeId, op: &OpKind) -> bool {
        let OpKind::Init { dest, value: Value::RawRef { .. } } = op else { return false };
        let typed = &self.bodies.typed[code.idx()];
        let mut pointers = vec![*dest];
        let mut idx = 0;
        while let Some(pointer) = pointers.get(idx).copied() {
            idx += 1;
            for (pos, op) in self.bodies.codes[code.idx()].ops() {
                let mut is_used = false;
                op.kind.for_each_place(&mut |it| is_used |= it.base == PlaceBase::Local(pointer));
                if !is_used {
                    continue;
                }
                let Some(copy) = self.copies_pointer(code, pos, &op.kind, pointer) else {
                    return false;
                };
                let is_number = matches!(typed.locals[copy.idx()].kind(), TyKind::Prim(_));
                if !is_number && !pointers.contains(&copy) {
                    pointers.push(copy);
                }
            }
            if pointers.len() > MAX_COPIES {
                return false;
            }
        }
        // What leaves the body is followed by whoever gets it.
        !pointers.contains(&self.bodies.codes[code.idx()].body.result)
    }

    /// The local that gets the pointer in `from`, if the op does nothing else with it.
    fn copies_pointer(
        &self,
        code: CodeId,
        pos: OpPos,
        op: &OpKind,
        from: LocalId,
    ) -> Option<LocalId> {
        let is_it = |it: &Place| it.base == PlaceBase::Local(from) && it.projections.is_empty();
        let is_bare = |it: &Operand| it.place().is_some_and(is_it);
        match op {
            OpKind::Init {
                dest,
                value: Value::Use(operand) | Value::Cast { operand, .. },
            } => is_bare(operand).then_some(*dest),
            OpKind::Assign {
                dest,
                value: Value::Use(operand) | Value::Cast { operand, .. },
            } => match dest.base {
                PlaceBase::Local(into) if dest.projections.is_empty() => {
                    is_bare(operand).then_some(into)
                }
                _ => None,
            },
            OpKind::Bind { dest, source, .. } => is_it(source).then_some(*dest),
            OpKind::Call { dest, .. } => {
                let known = self.known_call_at(code, pos)?;
                let is_copy = known.effects.relation == Relation::Same
                    && known.call.inputs().count() == 1
                    && known.input(0).is_some_and(is_bare);
                is_copy.then_some(*dest)
            }
            _ => None,
        }
    }

    pub(super) fn mutable_static_at(
        &self,
        code: CodeId,
        place: &Place,
    ) -> Option<(StaticId, TextRange)> {
        let PlaceBase::Path(path) = place.base else { return None };
        let PathValue::Static(id) = self.bodies.typed[code.idx()].paths.get(&path)? else {
            return None;
        };
        let range = self.bodies.codes[code.idx()].body.paths[path.idx()].range;
        self.program.statics[id.idx()].mutable.then_some((*id, range))
    }
}
