//! Raw pointers that go to another thread in a way that the compiler does not see through.

use diag::{Span, TextRange};
use rustc_hash::FxHashMap;

use crate::{
    CodeId, Model,
    effects::SpawnKind,
    facts::{LocalId, OpKind, Operand, PlaceBase, Value},
    link::AdtId,
    ty::{Prim, Ty, TyKind},
};

/// A pointer that a thread is started with.
#[derive(Clone, Debug)]
pub struct Smuggled {
    pub code: CodeId,
    /// The call that starts the thread.
    pub spawn: TextRange,
    /// The variable that goes along.
    pub local: LocalId,
    pub kind: Disguise,
}

/// As what it goes.
#[derive(Clone, Debug)]
pub enum Disguise {
    /// A number, made where `made` is and made a pointer again where `back` is.
    Address { made: Span, back: Span },
    /// A value of a type that claims to be `Send`, and owns nothing.
    Wrapper { adt: AdtId, claim: Span },
}

/// Values are followed through this many variables.
const DEPTH: u32 = 3;

impl Model {
    /// Threads that are started with a raw pointer in disguise.
    pub fn smuggled_pointers(&self) -> Vec<Smuggled> {
        let wrappers = self.pointer_wrappers();
        let mut res = Vec::new();
        for code in self.codes() {
            for spawn in self.spawns(code) {
                let own =
                    |it: &CodeId| self.bodies.codes[it.idx()].parent.is_some_and(|it| it.0 == code);
                let is_thread = !matches!(spawn.kind, SpawnKind::LocalTask | SpawnKind::Runtime);
                let Some(entry) = spawn.entry.filter(own).filter(|_| is_thread) else { continue };
                let upvars = &self.bodies.codes[entry.idx()].body.upvars;
                res.extend(upvars.iter().enumerate().filter_map(|(idx, upvar)| {
                    let PlaceBase::Local(local) = upvar.base else { return None };
                    let kind = self
                        .address(code, entry, local, idx as u32)
                        .or_else(|| self.wrapper(&wrappers, code, local))?;
                    Some(Smuggled { code, spawn: spawn.known.range, local, kind })
                }));
            }
        }
        res
    }

    /// `let address = pointer as usize; spawn(move || address as *mut T)`
    fn address(&self, code: CodeId, entry: CodeId, local: LocalId, upvar: u32) -> Option<Disguise> {
        let ty = &self.bodies.typed[code.idx()].locals[local.idx()];
        if *ty.kind() != TyKind::Prim(Prim::Usize) {
            return None;
        }
        let made = self.cast_of_pointer(code, local, DEPTH)?;
        let typed = &self.bodies.typed[entry.idx()];
        let mut ops = self.bodies.codes[entry.idx()].ops();
        let (_, back) = ops.find(|(_, op)| match &op.kind {
            OpKind::Init { dest, value: Value::Cast { operand, .. } } => {
                let is_pointer = matches!(typed.locals[dest.idx()].kind(), TyKind::Ptr { .. });
                is_pointer && is_upvar(operand, upvar)
            }
            _ => false,
        })?;
        Some(Disguise::Address { made, back: self.span(entry, back.range) })
    }

    /// Where the number in a local was made of a pointer.
    fn cast_of_pointer(&self, code: CodeId, local: LocalId, depth: u32) -> Option<Span> {
        let values = self.values(code);
        let (pos, value) = values.made(local)?;
        match value {
            Value::Cast { operand, .. } => {
                let is_pointer =
                    matches!(self.operand_ty(code, operand)?.kind(), TyKind::Ptr { .. });
                let range = self.bodies.codes[code.idx()].op(pos).range;
                match is_pointer {
                    true => Some(self.span(code, range)),
                    false => self.cast_of_pointer(code, operand.local()?, depth.checked_sub(1)?),
                }
            }
            Value::Use(operand) => {
                self.cast_of_pointer(code, operand.local()?, depth.checked_sub(1)?)
            }
            _ => None,
        }
    }

    fn wrapper(
        &self,
        wrappers: &FxHashMap<AdtId, Span>,
        code: CodeId,
        local: LocalId,
    ) -> Option<Disguise> {
        let (adt, _) = self.bodies.typed[code.idx()].locals[local.idx()].as_adt()?;
        let claim = *wrappers.get(&adt)?;
        Some(Disguise::Wrapper { adt, claim })
    }

    /// The workspace's types that are no more than raw pointers, and claim to be `Send`; with the
    /// claims. What frees what it points to owns that, and may go where it wants.
    fn pointer_wrappers(&self) -> FxHashMap<AdtId, Span> {
        let lang = &self.program.lang;
        let claims = self.program.impls.iter().filter(|it| {
            let of = it.trait_ref.as_ref().map(|it| it.id);
            of.is_some() && of == lang.send && !it.is_negative
        });
        let adts = claims.filter_map(|it| {
            let (adt, _) = it.self_ty.as_adt()?;
            Some((adt, it.range.in_file(it.file)))
        });
        adts.filter(|it| self.is_bare_pointer(it.0)).collect()
    }

    fn is_bare_pointer(&self, adt: AdtId) -> bool {
        let def = self.program.adt(adt);
        let is_own = self.program.crate_kind(def.module) != crate::CrateKind::Stub;
        let is_pointer = |ty: &Ty| matches!(ty.kind(), TyKind::Ptr { .. });
        let mut fields = def.variants.iter().flat_map(|it| &it.fields);
        let drop = self.program.lang.drop;
        let mut drops = self.program.impls.iter().filter(|it| {
            it.self_ty.as_adt().is_some_and(|it| it.0 == adt)
                && it.trait_ref.as_ref().is_some_and(|it| Some(it.id) == drop)
        });
        is_own && fields.any(|it| is_pointer(&it.ty)) && drops.next().is_none()
    }
}

fn is_upvar(operand: &Operand, idx: u32) -> bool {
    operand.place().is_some_and(|it| it.base == PlaceBase::Upvar(idx) && it.projections.is_empty())
}
