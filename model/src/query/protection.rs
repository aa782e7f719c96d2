//! What is held at an op, whoever holds it: the body itself, or all that call it.

use crate::{
    CodeId, EventKind, HeldGuard, Limit, LockClass, Model, Object, OpPos, Owner,
    effects::{GuardKind, LockKind},
    facts::{Call, LocalId, OpKind},
    link::{Contract, LockRef, LockRoot},
    place::Root,
};

/// What is held where, for repeated questions.
#[derive(Debug)]
pub struct Protection<'m> {
    model: &'m Model,
    /// Index by `CodeId`: what all known callers hold.
    on_entry: Vec<Vec<LockClass>>,
}

/// A lock that is held at an op.
#[derive(Clone, Debug)]
pub struct HeldLock {
    pub class: LockClass,
    /// None if only the class is known.
    pub object: Option<Object>,
    /// On every path.
    pub must: bool,
    /// The guard, if the body has it itself.
    pub guard: Option<HeldGuard>,
}

/// How a held lock relates to the one that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Match {
    /// It is of another class.
    None,
    /// It is the same field of another value.
    Other,
    /// It is that one, as far as can be told.
    Same,
}

/// Callers are looked at again until nothing changes, but not more often: each time all of them are,
/// and a chain of calls may need as many rounds as it is long.
const ROUNDS: u32 = 16;

impl Model {
    /// What is held where.
    pub fn protection(&self) -> Protection<'_> {
        Protection { model: self, on_entry: on_entry(self) }
    }

    /// What the function of a body promises.
    pub fn contract(&self, code: CodeId) -> Option<&Contract> {
        match self.bodies.codes[code.idx()].owner {
            Owner::Func(id) => self.program.promises.funcs.get(&id),
            _ => None,
        }
    }

    /// The lock that a promise of a function means in its own body.
    pub fn promised_here(&self, code: CodeId, lock: &LockRef) -> Option<Object> {
        let Owner::Func(id) = self.bodies.codes[code.idx()].owner else { return None };
        let body = *self.bodies.of_func.get(&id)?;
        let param = match lock.root {
            LockRoot::Own => 0,
            LockRoot::Param(idx) => idx,
            LockRoot::Static | LockRoot::Any => return fixed(lock),
        };
        Some(Object::local(body, LocalId(param)).join(&lock.steps))
    }

    /// The lock that a promise of the callee means at a call.
    pub fn promised_at(&self, code: CodeId, call: &Call, lock: &LockRef) -> Option<Object> {
        let param = match lock.root {
            LockRoot::Own => 0,
            LockRoot::Param(idx) => idx,
            LockRoot::Static | LockRoot::Any => return fixed(lock),
        };
        let input = call.inputs().nth(param as usize)?;
        Some(self.object(code, input)?.join(&lock.steps))
    }

    /// The lock that guards the field `datum` as promised.
    pub fn promised_for(&self, datum: &Object, lock: &LockRef) -> Option<Object> {
        match lock.root {
            LockRoot::Own => Some(datum.owner()?.join(&lock.steps)),
            _ => fixed(lock),
        }
    }
}

/// A static is the same from everywhere; of any value of a type only the class is known.
fn fixed(lock: &LockRef) -> Option<Object> {
    match (lock.root, lock.class.declared) {
        (LockRoot::Static, crate::place::Declared::Static(id)) => {
            Some(Object { root: Root::Static(id), steps: lock.steps.clone() })
        }
        _ => None,
    }
}

impl Protection<'_> {
    /// The locks that are held right before the op at `pos`.
    pub fn at(&self, code: CodeId, pos: OpPos) -> Vec<HeldLock> {
        let model = self.model;
        let mut res: Vec<HeldLock> =
            model.held_at(code, pos).iter().filter_map(|it| own_lock(model, code, *it)).collect();
        let callers = self.on_entry[code.idx()].iter();
        res.extend(callers.map(|class| HeldLock {
            class: *class,
            object: None,
            must: true,
            guard: None,
        }));
        if let Some(contract) = model.contract(code) {
            res.extend(contract.requires.iter().map(|(lock, _)| HeldLock {
                class: lock.class,
                object: model.promised_here(code, lock),
                must: true,
                guard: None,
            }));
        }
        if !model.program.promises.funcs.is_empty() {
            res.extend(self.acquired_by_calls(code, pos));
        }
        res
    }

    /// The classes of the locks that are held on every path to the op.
    pub fn classes_at(&self, code: CodeId, pos: OpPos) -> Vec<LockClass> {
        let held = self.at(code, pos).into_iter().filter(|it| it.must);
        let mut res: Vec<LockClass> = held.map(|it| it.class).collect();
        res.sort();
        res.dedup();
        res
    }

    /// Locks that functions which promise to acquire them have taken before.
    fn acquired_by_calls(&self, code: CodeId, pos: OpPos) -> Vec<HeldLock> {
        let model = self.model;
        let control = model.control(code);
        let mut acquired = Vec::new();
        let mut released = Vec::new();
        for (at, op) in model.bodies.codes[code.idx()].ops() {
            let OpKind::Call { call, .. } = &op.kind else { continue };
            let callee = model.own_callee(code, at);
            let contract = callee.and_then(|it| model.program.promises.funcs.get(&it));
            let Some(contract) = contract else { continue };
            let object = |lock: &LockRef| model.promised_at(code, call, lock);
            acquired.extend(contract.acquires.iter().map(|it| (at, it.0.class, object(&it.0))));
            released.extend(contract.releases.iter().map(|it| (at, it.0.class)));
        }
        let is_held = |at: OpPos, class: LockClass| {
            let ends = |it: &(OpPos, LockClass)| {
                it.1 == class
                    && control.reaches(at, it.0)
                    && control.reaches_without(it.0, pos, |it| it == at)
            };
            at != pos && control.dominates(at, pos) && !released.iter().any(ends)
        };
        let held = acquired.into_iter().filter(|it| is_held(it.0, it.1));
        held.map(|(_, class, object)| HeldLock { class, object, must: true, guard: None }).collect()
    }
}

impl HeldLock {
    /// How it relates to the lock `wanted` of `class`.
    pub fn matches(&self, class: LockClass, wanted: Option<&Object>) -> Match {
        let (Some(object), Some(wanted)) = (&self.object, wanted) else {
            return if self.class == class { Match::Same } else { Match::None };
        };
        match object == wanted {
            true => Match::Same,
            false if self.class != class => Match::None,
            // What is reached in a way that is not known, or chosen anew, may be the same.
            false if !object.is_exact() || !wanted.is_exact() => Match::Same,
            false => Match::Other,
        }
    }
}

fn own_lock(model: &Model, code: CodeId, guard: HeldGuard) -> Option<HeldLock> {
    let acquisition = model.held(code, guard);
    // What is set under a `Once` is read without it for ever after.
    let is_once = acquisition.lock.is_some_and(|it| it.kind == LockKind::Once);
    // A `RefCell` is of one thread, and keeps none away.
    let is_cell = acquisition.lock.is_some_and(|it| it.kind == LockKind::RefCell);
    if is_once || is_cell || acquisition.guard == Some(GuardKind::Span) {
        return None;
    }
    let object = acquisition.object.clone();
    let class = object.class(&model.program, &model.bodies)?;
    Some(HeldLock {
        class,
        object: Some(object),
        must: guard.must,
        guard: Some(guard),
    })
}

/// What all known callers of each body hold. Bodies that nobody is known to call hold nothing.
fn on_entry(model: &Model) -> Vec<Vec<LockClass>> {
    let sites = call_sites(model);
    // None: nothing is known yet, so everything may be held.
    let mut res: Vec<Option<Vec<LockClass>>> =
        sites.iter().map(|it| if it.is_empty() { Some(Vec::new()) } else { None }).collect();
    for _ in 0..ROUNDS {
        let mut changed = false;
        for (idx, sites) in sites.iter().enumerate() {
            let mut common: Option<Vec<LockClass>> = None;
            for (caller, held) in sites {
                let Some(outer) = &res[caller.idx()] else { continue };
                let is_held = |it: &LockClass| held.contains(it) || outer.contains(it);
                common = Some(match common {
                    Some(common) => common.into_iter().filter(is_held).collect(),
                    None => held.iter().chain(outer).copied().collect(),
                });
            }
            if let Some(mut common) = common {
                common.sort();
                common.dedup();
                changed |= res[idx].as_ref() != Some(&common);
                res[idx] = Some(common);
            }
        }
        if !changed {
            return res.into_iter().map(Option::unwrap_or_default).collect();
        }
    }
    // What still changes is not taken for granted.
    model.program.cuts.note(Limit::OnEntry, 0);
    vec![Vec::new(); sites.len()]
}

/// Who calls each body, and what it holds itself at the call. Tests count only where nobody else does.
fn call_sites(model: &Model) -> Vec<Vec<(CodeId, Vec<LockClass>)>> {
    let mut res: Vec<Vec<(CodeId, Vec<LockClass>)>> = vec![Vec::new(); model.bodies.codes.len()];
    for caller in model.all_codes() {
        for event in &model.solution.flows[caller.idx()].events {
            let EventKind::Call(invocation) = &event.kind else { continue };
            let held = event.held.iter().filter(|it| it.must);
            let held = held.filter_map(|it| own_lock(model, caller, *it));
            let classes: Vec<LockClass> = held.map(|it| it.class).collect();
            for code in &invocation.codes {
                res[code.idx()].push((caller, classes.clone()));
            }
        }
    }
    for (idx, sites) in res.iter_mut().enumerate() {
        let is_test = |it: &(CodeId, Vec<LockClass>)| model.in_test(it.0);
        if !model.in_test(CodeId(idx as u32)) && !sites.iter().all(is_test) {
            sites.retain(|it| !is_test(it));
        }
    }
    res
}
