//! Questions about who else can reach an object at the same time.

use rustc_hash::FxHashMap;

use crate::{
    Acquisition, CodeId, EventKind, HeldGuard, Model, Object, OpPos, Root, Step,
    effects::Mode,
    facts::{LocalId, PlaceBase},
    link::AdtId,
    ty::{Ty, TyKind},
};

/// Who else can reach an object while a body runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sharing {
    /// Other threads may.
    Shared,
    /// Nobody: the body has it by `&mut` or by value.
    Exclusive,
    /// It is in a variable of the body that nobody else was given.
    Own,
}

/// What is held where bodies are called.
#[derive(Debug, Default)]
pub(super) struct Callers {
    /// Whether all known calls of the body happen with something held exclusively.
    exclude: FxHashMap<CodeId, bool>,
}

impl Model {
    /// Who else can reach `object` while `code` runs.
    pub fn sharing(&self, code: CodeId, object: &Object) -> Sharing {
        let Root::Local(root, local) = object.root else { return Sharing::Shared };
        let passes_pointer = object.steps.iter().any(|it| match it {
            Step::Field(Some(adt), name) => self.is_shared_field(*adt, *name),
            Step::Field(None, _) => true,
            _ => false,
        });
        if passes_pointer {
            return Sharing::Shared;
        }
        let body = &self.bodies.codes[root.idx()].body;
        let ty = &self.bodies.typed[root.idx()].locals[local.idx()];
        match ty.kind() {
            TyKind::Ref { mutable: true, inner } if !self.shares(inner) => Sharing::Exclusive,
            _ if self.shares(ty) => Sharing::Shared,
            _ if local.0 < body.params => Sharing::Exclusive,
            _ if root != code || self.captures(root, local) => Sharing::Shared,
            _ => Sharing::Own,
        }
    }

    /// Whether nobody else can want the lock of an acquisition while the body runs: it is in what the
    /// body has by `&mut` or by value, as in `Drop`.
    pub fn is_held_alone(&self, code: CodeId, acquisition: &Acquisition) -> bool {
        let object = &acquisition.object;
        let is_here = matches!(object.root, Root::Local(root, _) if root == code);
        is_here && self.sharing(code, object) == Sharing::Exclusive
    }

    /// Whether the way to an object begins with a `&mut` of the body's.
    pub(super) fn is_reached_alone(&self, code: CodeId, object: &Object) -> bool {
        let Root::Local(root, local) = object.root else { return false };
        let ty = &self.bodies.typed[root.idx()].locals[local.idx()];
        root == code && matches!(ty.kind(), TyKind::Ref { mutable: true, .. })
    }

    /// Whether one exclusive guard is held at both places, on every path to each.
    pub fn excluded_at(&self, code: CodeId, first: OpPos, second: OpPos) -> bool {
        let is_exclusive = |it: &&HeldGuard| it.must && it.mode == Mode::Exclusive;
        let at = |pos| self.held_at(code, pos).iter().filter(is_exclusive);
        let in_both =
            at(first).any(|it| at(second).any(|other| other.acquisition == it.acquisition));
        in_both || self.is_given_guard(code)
    }

    /// Whether every known call of the body happens with something held exclusively.
    pub(super) fn callers_exclude(&self, code: CodeId) -> bool {
        let callers = self.tables.callers.get_or_init(|| self.find_callers());
        callers.exclude.get(&code) == Some(&true)
    }

    fn find_callers(&self) -> Callers {
        let mut res = Callers::default();
        for flow in &self.solution.flows {
            for event in &flow.events {
                let EventKind::Call(invocation) = &event.kind else { continue };
                let excludes = event.held.iter().any(|it| it.must && it.mode == Mode::Exclusive);
                let closures = invocation.closures.iter().map(|it| it.1);
                for code in invocation.codes.iter().copied().chain(closures) {
                    *res.exclude.entry(code).or_insert(true) &= excludes;
                }
            }
        }
        res
    }

    /// The caller shows a guard of its own: `fn push(&self, _: &MutexGuard<'_, ()>)`.
    pub fn is_given_guard(&self, code: CodeId) -> bool {
        let body = &self.bodies.codes[code.idx()].body;
        let typed = &self.bodies.typed[code.idx()];
        let mut params = typed.locals.iter().take(body.params as usize);
        params.any(|it| self.program.guard_in(it.strip_refs()).is_some())
    }

    fn is_shared_field(&self, adt: AdtId, name: crate::Symbol) -> bool {
        self.program.field(adt, name).is_none_or(|it| self.shares(&it.ty))
    }

    /// Whether several values of the type may lead to the same object.
    fn shares(&self, ty: &Ty) -> bool {
        match ty.kind() {
            TyKind::Ref { mutable, inner } => !mutable || self.shares(inner),
            TyKind::Adt(id, args) => self.is_pointer(*id) || args.iter().any(|it| self.shares(it)),
            TyKind::Prim(_) | TyKind::Param(_) => false,
            TyKind::Tuple(parts) => parts.iter().any(|it| self.shares(it)),
            TyKind::Array(inner) => self.shares(inner),
            _ => true,
        }
    }

    /// Whether values of a type are pointers that others may have as well: `Arc`, and types of the
    /// workspace around an address.
    fn is_pointer(&self, adt: AdtId) -> bool {
        let def = self.program.adt(adt);
        let mut fields = def.variants.iter().flat_map(|it| &it.fields);
        let is_address = |ty: &Ty| match ty.kind() {
            TyKind::Ptr { .. } => true,
            TyKind::Adt(id, _) => self.program.adt(*id).effects.address,
            _ => false,
        };
        def.effects.pointer || fields.any(|it| is_address(&it.ty))
    }

    /// Whether a closure or async block uses the variable.
    pub(super) fn captures(&self, code: CodeId, local: LocalId) -> bool {
        let mut nested = self.bodies.codes[code.idx()].nested.iter();
        nested.any(|it| {
            let upvars = &self.bodies.codes[it.idx()].body.upvars;
            upvars.iter().any(|it| it.base == PlaceBase::Local(local))
        })
    }
}
