//! Types that are `Sync` by hand, and change through `&self` with nothing that keeps threads apart.

use diag::{Span, TextRange};
use rustc_hash::FxHashSet;

use super::{Auto, Library};
use crate::{
    CallKinds, CodeId, CrateKind, Declared, KnownCall, LockClass, Model, OpPos, Protection, Root,
    Step, Symbol, Target,
    facts::{Call, LocalId, OpKind, Place, PlaceBase, Value},
    link::{AdtId, FieldDef, FuncId},
    ty::{Ty, TyKind},
};

/// A method that changes a cell of a type that claims to be `Sync`.
#[derive(Clone, Debug)]
pub struct OpenCell {
    pub adt: AdtId,
    /// The impl of `Sync`.
    pub claim: Span,
    pub field: Symbol,
    /// Where the field is declared.
    pub declared: Span,
    pub func: FuncId,
    pub code: CodeId,
    /// Where it is changed.
    pub range: TextRange,
    /// It is a `RefCell`, whose counters change whenever it is borrowed.
    pub counts: bool,
    /// It is changed through a raw pointer, for which the method answers itself.
    pub by_pointer: bool,
}

/// Types inside of types are looked into this deep.
const DEPTH: u32 = 6;

impl Model {
    /// Methods of the workspace's types that change a cell through `&self`, though the type claims to
    /// be `Sync` and has nothing in it that could keep threads apart. One for each type.
    pub fn open_cells(&self) -> Vec<OpenCell> {
        let mut adts = self.program.cells_shared_by_hand();
        adts.retain(|it| !self.orders_itself(*it));
        if adts.is_empty() {
            return Vec::new();
        }
        let (library, protection) = (self.library(), self.protection());
        adts.into_iter().filter_map(|it| self.open_cell(&library, &protection, it)).collect()
    }

    fn open_cell(
        &self,
        library: &Library<'_>,
        protection: &Protection<'_>,
        adt: AdtId,
    ) -> Option<OpenCell> {
        let claim = &self.program.impls[library.auto_impl(adt, Auto::Sync)?.idx()];
        let impls = library.impls.of.get(&adt).into_iter().flatten();
        let mut funcs = impls.flat_map(|it| &self.program.impls[it.idx()].funcs);
        funcs.find_map(|id| {
            let func = self.program.func(*id);
            let is_shared = func.inputs.first().is_some_and(is_shared_ref);
            let is_safe = func.receiver.is_some() && is_shared && !func.facts.is_unsafe;
            let code = self.bodies.of_func.get(id).filter(|_| is_safe)?;
            self.within(*code).into_iter().find_map(|at| {
                let (range, field, by_pointer) = self.changed_cell(protection, *code, at, adt)?;
                Some(OpenCell {
                    adt,
                    claim: claim.range.in_file(claim.file),
                    field: field.name,
                    declared: field.range.in_file(self.program.adt(adt).file),
                    func: *id,
                    code: at,
                    range,
                    counts: is_counted(self, &field.ty),
                    by_pointer,
                })
            })
        })
    }

    /// Where `code`, a part of the method `method`, changes a cell of its `self` with nothing held,
    /// and whether it does so by a pointer.
    fn changed_cell(
        &self,
        protection: &Protection<'_>,
        method: CodeId,
        code: CodeId,
        adt: AdtId,
    ) -> Option<(TextRange, &FieldDef, bool)> {
        if !self.atomic_accesses(code).is_empty() || !self.atomic_accesses(method).is_empty() {
            return None;
        }
        self.known_calls_of(code, CallKinds::CELL).find_map(|known| {
            let effects = self.self_effects(known.func)?;
            let is_cell = effects.cell && effects.lock.is_none();
            let is_counted = effects.is_ref_cell();
            let object = self.receiver(&known).filter(|_| is_cell || is_counted)?;
            let Root::Local(root, local) = object.root else { return None };
            let Some(Step::Field(Some(of), name)) = object.steps.first() else { return None };
            let is_own = root == method && local.0 == 0 && *of == adt;
            let changes = match is_counted {
                true => known.effects.acquire.is_some(),
                false => self.changes_cell(&known),
            };
            let is_alone = !self.excluded_at(code, known.pos, known.pos)
                && protection.at(code, known.pos).iter().all(|it| is_of(self, it.class, adt));
            let field = self.program.field(adt, *name)?;
            let by_pointer = self.gives_pointer(&known);
            (is_own && changes && is_alone).then_some((known.range, field, by_pointer))
        })
    }

    /// Whether the call puts something into a cell, or gives a pointer by which the body does.
    fn changes_cell(&self, known: &KnownCall<'_>) -> bool {
        if !self.gives_pointer(known) {
            return known.call.inputs().count() > 1;
        }
        let led = self.values(known.code).derived(known.dest);
        self.bodies.codes[known.code.idx()].ops().any(|(pos, op)| match &op.kind {
            OpKind::Assign { dest, .. } | OpKind::AssignOp { dest, .. } => {
                self.is_through(known.code, dest, &led)
            }
            OpKind::Init { value: Value::Ref { mutable: true, place }, .. } => {
                self.is_through(known.code, place, &led)
            }
            OpKind::Call { call, .. } => self.call_writes(known.code, pos, call, &led),
            _ => false,
        })
    }

    fn gives_pointer(&self, known: &KnownCall<'_>) -> bool {
        matches!(self.program.func(known.func).output.kind(), TyKind::Ptr { .. })
    }

    /// Whether a call writes through one of the pointers in `led`, or borrows what it points to in
    /// order to change it.
    fn call_writes(&self, code: CodeId, pos: OpPos, call: &Call, led: &FxHashSet<LocalId>) -> bool {
        let target = self.bodies.typed[code.idx()].calls.get(&pos);
        let Some(Target::Func(target)) = target else { return false };
        let func = self.program.func(target.func);
        call.inputs().zip(&func.inputs).any(|(operand, ty)| {
            let Some(place) = operand.place() else { return false };
            let is_led = operand.local().is_some_and(|it| led.contains(&it));
            let borrows = matches!(ty.kind(), TyKind::Ref { mutable: true, .. });
            func.effects.writes && is_led || borrows && self.is_through(code, place, led)
        })
    }

    /// Whether a place is what one of the pointers in `led` points to.
    fn is_through(&self, code: CodeId, place: &Place, led: &FxHashSet<LocalId>) -> bool {
        let PlaceBase::Local(local) = place.base else { return false };
        let ty = &self.bodies.typed[code.idx()].locals[local.idx()];
        led.contains(&local)
            && !place.projections.is_empty()
            && matches!(ty.kind(), TyKind::Ptr { .. })
    }

    /// Whether the type has something in it, outside of its cells, by which it may keep threads apart.
    fn orders_itself(&self, adt: AdtId) -> bool {
        let mut fields = self.program.adt(adt).variants.iter().flat_map(|it| &it.fields);
        fields.any(|it| self.keeps_apart(&it.ty, DEPTH))
    }

    fn keeps_apart(&self, ty: &Ty, depth: u32) -> bool {
        let any = |tys: &[Ty]| tys.iter().any(|it| self.keeps_apart(it, depth - 1));
        if depth == 0 {
            return true;
        }
        match ty.kind() {
            TyKind::Prim(_) => false,
            TyKind::Tuple(parts) => any(parts),
            TyKind::Array(inner) | TyKind::Slice(inner) => self.keeps_apart(inner, depth - 1),
            TyKind::Adt(id, args) => {
                let def = self.program.adt(*id);
                let effects = &def.effects;
                if effects.cell || effects.is_ref_cell() {
                    return false;
                }
                let orders = effects.lock.is_some()
                    || effects.atomic
                    || effects.once_cell
                    || effects.condvar
                    || effects.notifier
                    || effects.channel.is_some()
                    || effects.thread_handle;
                let is_stub = self.program.crate_kind(def.module) == CrateKind::Stub;
                let mut fields = def.variants.iter().flat_map(|it| &it.fields);
                // What is known of a library's type is on it; an unknown one may be anything.
                orders
                    || Some(self.program.root_of(def.module)) == self.program.lang.unknown
                    || is_stub && any(args)
                    || !is_stub && fields.any(|it| self.keeps_apart(&it.ty, depth - 1))
            }
            // A thread's id, a raw lock, a pointer to what others have.
            _ => true,
        }
    }
}

/// Whether the lock is a part of the type: its own `RefCell` keeps nobody away.
fn is_of(model: &Model, class: LockClass, adt: AdtId) -> bool {
    let Declared::Field(of, name) = class.declared else { return false };
    of == adt && model.program.field(of, name).is_some_and(|it| is_counted(model, &it.ty))
}

fn is_counted(model: &Model, ty: &Ty) -> bool {
    ty.as_adt().is_some_and(|it| model.program.adt(it.0).effects.is_ref_cell())
}

fn is_shared_ref(ty: &Ty) -> bool {
    matches!(ty.kind(), TyKind::Ref { mutable: false, .. })
}
