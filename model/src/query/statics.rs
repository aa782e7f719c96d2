//! Questions about statics.

use std::collections::BTreeMap;

use diag::{Span, TextRange};

use crate::{
    CodeId, CrateKind, Model, PathValue,
    facts::{OpKind, Place, PlaceBase, Value},
    link::{StaticDef, StaticId},
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
}

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
                _ if borrowed => StaticUse::Borrow,
                _ => StaticUse::Read,
            };
            let access = StaticAccess { code, span: self.span(code, range), kind };
            res.entry(id).or_default().push(access);
        });
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
