//! Where in a body a guard may be alive, from the types of its locals alone.
//!
//! Generous: a guard that was given away to a method still counts. What is held exactly is for the
//! solver to say; here only what that will want to see is looked for.

use rustc_hash::FxHashMap;

use crate::{
    body::{Code, OpPos},
    facts::{LocalId, OpKind, Operand, Place, PlaceBase, ScopeId, Value},
    infer::Typed,
    link::Program,
};

/// More guards than this in one body are taken for one that lives all along.
const MAX_GUARDS: usize = 64;

/// A set of the guards of one body.
type Guards = u64;

/// The ops at which a guard may be alive.
pub(super) struct Held {
    /// Ranges of ops by block, without what is held nowhere.
    ops: FxHashMap<u32, Vec<bool>>,
    everywhere: bool,
}

impl Held {
    pub(super) fn new(program: &Program, code: &Code, typed: &Typed) -> Held {
        let locals = (0..typed.locals.len()).map(|idx| LocalId(idx as u32));
        let is_guard = |it: &LocalId| program.guard_in(&typed.locals[it.idx()]).is_some();
        let guards: Vec<LocalId> = locals.filter(is_guard).collect();
        // A guard of the body around this one may have come along.
        let comes_along = |place: &Place| {
            matches!(place.base, PlaceBase::Upvar(_))
                && typed.places.get(place).is_some_and(|it| program.guard_in(&it.ty).is_some())
        };
        let everywhere = guards.len() > MAX_GUARDS
            || code.parent.is_some() && typed.places.keys().any(comes_along);
        let mut held = Held { ops: FxHashMap::default(), everywhere };
        if !everywhere && !guards.is_empty() {
            Flow { code, guards }.run(&mut held);
        }
        held
    }

    /// Whether a guard may be alive when the op at `pos` runs.
    pub(super) fn at(&self, pos: OpPos) -> bool {
        let of_block = self.ops.get(&pos.block.0);
        self.everywhere || of_block.is_some_and(|it| it.get(pos.op as usize) == Some(&true))
    }
}

struct Flow<'c> {
    code: &'c Code,
    guards: Vec<LocalId>,
}

impl Flow<'_> {
    fn run(&self, out: &mut Held) {
        let blocks = &self.code.body.blocks;
        let mut entries: Vec<Option<Guards>> = vec![None; blocks.len()];
        let params = self.code.body.params;
        let is_param = |it: &(usize, &LocalId)| it.1.0 < params;
        let of_params = self.guards.iter().enumerate().filter(is_param);
        if let Some(entry) = entries.first_mut() {
            *entry = Some(of_params.fold(0, |res, it| res | 1 << it.0));
        }
        let mut open = vec![0];
        while let Some(block) = open.pop() {
            let Some(mut alive) = entries[block] else { continue };
            let mut held = Vec::with_capacity(blocks[block].ops.len());
            for op in &blocks[block].ops {
                held.push(alive != 0);
                self.step(&op.kind, &mut alive);
            }
            if held.contains(&true) {
                out.ops.insert(block as u32, held);
            }
            for next in blocks[block].terminator.successors() {
                let entry = &mut entries[next.idx()];
                let news = entry.unwrap_or_default() | alive;
                if *entry != Some(news) {
                    *entry = Some(news);
                    open.push(next.idx());
                }
            }
        }
    }

    fn step(&self, op: &OpKind, alive: &mut Guards) {
        match op {
            OpKind::Init { dest, value } => {
                self.moved_out(value, alive);
                *alive |= self.bit(*dest);
            }
            OpKind::Bind { dest, .. } | OpKind::Await { dest, .. } => *alive |= self.bit(*dest),
            OpKind::Assign { dest, value } => {
                self.moved_out(value, alive);
                if let PlaceBase::Local(dest) = dest.base {
                    *alive |= self.bit(dest);
                }
            }
            OpKind::Call { dest, call } => {
                call.args.iter().for_each(|it| self.operand_moved(it, alive));
                *alive |= self.bit(*dest);
            }
            OpKind::EndScope { scope } => self.end(*scope, alive),
            OpKind::Exit { from, to, .. } => {
                let mut next = Some(*from);
                while let Some(scope) = next.filter(|it| Some(*it) != *to) {
                    self.end(scope, alive);
                    next = self.code.body.scopes[scope.idx()].parent;
                }
            }
            OpKind::AssignOp { .. } | OpKind::Macro { .. } => {}
        }
    }

    fn moved_out(&self, value: &Value, alive: &mut Guards) {
        match value {
            Value::Use(operand) => self.operand_moved(operand, alive),
            Value::Aggregate { fields, .. } => {
                fields.iter().for_each(|it| self.operand_moved(&it.1, alive));
            }
            _ => {}
        }
    }

    /// Guards are never copied.
    fn operand_moved(&self, operand: &Operand, alive: &mut Guards) {
        if let Operand::Place(Place { base: PlaceBase::Local(local), projections }) = operand
            && projections.is_empty()
        {
            *alive &= !self.bit(*local);
        }
    }

    fn end(&self, scope: ScopeId, alive: &mut Guards) {
        for (idx, local) in self.guards.iter().enumerate() {
            if self.code.body.locals[local.idx()].scope == scope {
                *alive &= !(1 << idx);
            }
        }
    }

    fn bit(&self, local: LocalId) -> Guards {
        self.guards.binary_search(&local).map_or(0, |idx| 1 << idx)
    }
}
