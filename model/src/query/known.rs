//! Calls of library functions, with what their stubs say of them.

use diag::{FileId, TextRange};
use rayon::prelude::*;

use super::{call_kinds::CallKinds, tables::Calls};
use crate::{
    CodeId, Model, Object, OpPos, Target,
    effects::{AdtEffects, FuncEffects},
    facts::{Call, LocalId, OpKind, Operand, Place},
    link::{AdtId, FuncId},
    ty::TyKind,
};

/// A call of a function that a stub describes.
#[derive(Clone, Copy, Debug)]
pub struct KnownCall<'m> {
    pub code: CodeId,
    pub pos: OpPos,
    /// The call, the receiver included.
    pub range: TextRange,
    /// Where its result goes.
    pub dest: LocalId,
    pub call: &'m Call,
    pub func: FuncId,
    pub effects: &'m FuncEffects,
}

impl KnownCall<'_> {
    /// Argument `n`, counted as the words of stubs do: the receiver is 0.
    pub fn input(&self, n: u32) -> Option<&Operand> {
        self.call.inputs().nth(n as usize)
    }
}

impl Model {
    /// The calls of a body whose callee a stub describes, in the order of its blocks.
    pub fn known_calls(&self, code: CodeId) -> impl Iterator<Item = KnownCall<'_>> {
        let library = self.resolved_calls(code).library.iter();
        library.filter_map(move |&(pos, func, _)| self.known_of(code, pos, func))
    }

    /// Those among them that are of one of `kinds`.
    pub fn known_calls_of(
        &self,
        code: CodeId,
        kinds: CallKinds,
    ) -> impl Iterator<Item = KnownCall<'_>> {
        let calls = self.resolved_calls(code);
        let library: &[_] = if calls.kinds.meets(kinds) { &calls.library } else { &[] };
        let library = library.iter().filter(move |it| it.2.meets(kinds));
        library.filter_map(move |&(pos, func, _)| self.known_of(code, pos, func))
    }

    /// The library's function that is called at `pos`.
    pub fn known_call_at(&self, code: CodeId, pos: OpPos) -> Option<KnownCall<'_>> {
        let library = &self.resolved_calls(code).library;
        let (_, func, _) = library[library.binary_search_by_key(&pos, |it| it.0).ok()?];
        self.known_of(code, pos, func)
    }

    fn known_of(&self, code: CodeId, pos: OpPos, func: FuncId) -> Option<KnownCall<'_>> {
        let op = self.bodies.codes[code.idx()].op(pos);
        let OpKind::Call { dest, call } = &op.kind else { return None };
        let effects = &self.program.func(func).effects;
        Some(KnownCall { code, pos, range: op.range, dest: *dest, call, func, effects })
    }

    /// The calls of a body whose callee is known.
    pub(super) fn resolved_calls(&self, code: CodeId) -> &Calls {
        let all = self.tables.calls.get_or_init(|| {
            let codes = 0..self.bodies.codes.len();
            codes.into_par_iter().map(|it| self.find_calls(CodeId(it as u32))).collect()
        });
        &all[code.idx()]
    }

    /// What was gathered is no longer true: bodies of `file` have changed, and `ids` are those that were
    /// looked at again.
    pub(crate) fn renew_tables(&mut self, file: FileId, ids: &[CodeId]) {
        let tables = std::mem::take(&mut self.tables);
        // Which impls there are, and what a library has, hangs on no body.
        self.tables.impls = tables.impls;
        self.tables.kinds = tables.kinds;
        let Some(mut calls) = tables.calls.into_inner() else { return };
        calls.resize_with(self.bodies.codes.len(), Calls::default);
        let old = self.all_codes().filter(|it| self.bodies.codes[it.idx()].file == file);
        for id in old.chain(ids.iter().copied()) {
            calls[id.idx()] = self.find_calls(id);
        }
        self.tables.calls = calls.into();
    }

    fn find_calls(&self, code: CodeId) -> Calls {
        let typed = &self.bodies.typed[code.idx()];
        let (mut library, mut own) = (Vec::new(), Vec::new());
        for (pos, op) in self.bodies.codes[code.idx()].ops() {
            if !matches!(op.kind, OpKind::Call { .. }) {
                continue;
            }
            let Some(Target::Func(target)) = typed.calls.get(&pos) else { continue };
            if self.program.is_stub(target.func) {
                library.push((pos, target.func, self.kinds(target.func)));
            } else if !target.dispatched {
                own.push((pos, target.func));
            }
        }
        let kinds = library.iter().map(|it| it.2).collect();
        Calls { library: library.into(), kinds, own: own.into() }
    }

    /// The object that an operand of the body is or refers to; none for literals.
    pub fn object(&self, code: CodeId, operand: &Operand) -> Option<Object> {
        operand.place().map(|it| self.object_at(code, it))
    }

    /// The object that a place of the body is.
    pub(super) fn object_at(&self, code: CodeId, place: &Place) -> Object {
        self.origins.place(&self.program, &self.bodies, code, place)
    }

    /// The object that a method is called on, or the first argument of a function.
    pub fn receiver(&self, known: &KnownCall<'_>) -> Option<Object> {
        self.object(known.code, known.input(0)?)
    }

    /// The type that has the method, if it is one of a type's own impls.
    pub fn self_type(&self, func: FuncId) -> Option<AdtId> {
        self.program.self_adt(func)
    }

    /// Whether an op calls a `fn` by its address, not a closure that has values with it.
    pub fn calls_function_pointer(&self, code: CodeId, pos: OpPos) -> bool {
        match self.bodies.typed[code.idx()].calls.get(&pos) {
            Some(Target::Callback(ty)) => matches!(ty.strip_refs().kind(), TyKind::FnPtr { .. }),
            _ => false,
        }
    }

    /// What is known of the type that has the method.
    pub fn self_effects(&self, func: FuncId) -> Option<&AdtEffects> {
        self.self_type(func).map(|it| &self.program.adt(it).effects)
    }
}
