//! What a call of a body may do, seen from outside.

use crate::{
    body::CodeId,
    effects::{BlockKind, GuardKind, How, Lock, Mode},
    facts::LocalId,
    infer::Typed,
    link::AdtId,
    origin::Origins,
    place::{Object, Root, Step},
    solve::{CallPath, Case, Foreign, PathStep},
};

/// What a call of a body may do. Objects are in terms of the body's parameters, of statics, and
/// for closures of the variables around them.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    pub acquires: Vec<Taking>,
    /// Two acquisitions one within the other of which only the caller knows what locks they are.
    pub pairs: Vec<Pair>,
    pub blocks: Vec<Blocking>,
    /// Calls of code that nobody here knows.
    pub foreign: Vec<ForeignCall>,
    /// Parameters that are called.
    pub callbacks: Vec<Calling>,
    /// Guards that the result holds.
    pub returns: Vec<ReturnedGuard>,
    /// A limit cut something off.
    pub truncated: bool,
}

/// A lock that is taken.
#[derive(Clone, Debug)]
pub struct Taking {
    pub object: Object,
    pub lock: Option<Lock>,
    pub lock_type: Option<AdtId>,
    pub mode: Mode,
    pub how: How,
    pub recursive: bool,
    /// The calls on the way, and at last the acquisition.
    pub path: CallPath,
    /// Guards among the parameters that are still held then.
    pub with_params: Vec<u32>,
    /// It is taken in this case only.
    pub only_if: Option<Case>,
    pub is_weak: bool,
}

/// A lock taken while another one is held.
#[derive(Clone, Debug)]
pub struct Pair {
    pub held: Taking,
    pub taken: Taking,
}

/// A call that may wait.
#[derive(Clone, Debug)]
pub struct Blocking {
    pub kind: BlockKind,
    pub timed: bool,
    pub awaits: bool,
    pub on: Option<Object>,
    pub path: CallPath,
    pub with_params: Vec<u32>,
    pub is_weak: bool,
    /// In a closure that may block, as `block_in_place` runs it.
    pub in_place: bool,
}

/// A call of code that is not known.
#[derive(Clone, Debug)]
pub struct ForeignCall {
    pub of: Foreign,
    /// The closure, or what the method is called on.
    pub on: Option<Object>,
    pub inputs: Vec<Option<Object>>,
    pub path: CallPath,
    pub with_params: Vec<u32>,
    pub is_weak: bool,
}

/// A parameter that is called, and what is held then.
#[derive(Clone, Debug)]
pub struct Calling {
    pub param: u32,
    pub held: Vec<Taking>,
    pub path: CallPath,
    pub inputs: Vec<Option<Object>>,
}

/// A guard in the result.
#[derive(Clone, Debug)]
pub struct ReturnedGuard {
    /// Where in the result.
    pub within: Vec<crate::Symbol>,
    pub taking: Taking,
    pub guard: Option<GuardKind>,
    pub raw: bool,
    /// If it is a parameter's guard that is handed back.
    pub param: Option<u32>,
}

/// More of a kind than this are not kept, since each caller goes through all of them: without a limit
/// what is at the bottom of the call graph would be told again at each level. `truncated` says it.
pub(super) const MAX_TAKINGS: usize = 128;
const MAX_PAIRS: usize = 32;
const MAX_BLOCKS: usize = 24;
const MAX_FOREIGN: usize = 8;
pub(super) const MAX_CALLBACKS: usize = 16;
pub(super) const MAX_RETURNS: usize = 8;
/// Longer ways are not followed: nobody reads a report of more steps.
pub(super) const MAX_PATH: usize = 24;

impl Summary {
    pub(super) fn add_taking(&mut self, taking: Taking) {
        let same = self.acquires.iter_mut().find(|it| {
            it.object == taking.object
                && it.mode == taking.mode
                && it.how == taking.how
                && it.with_params == taking.with_params
                && it.only_if == taking.only_if
        });
        match same {
            Some(known) => {
                if tells_more((taking.is_weak, &taking.path), (known.is_weak, &known.path)) {
                    *known = taking;
                }
            }
            None => {
                let is_weak = taking.is_weak;
                self.truncated |=
                    !put(&mut self.acquires, MAX_TAKINGS, taking, is_weak, |it| it.is_weak);
            }
        }
    }

    pub(super) fn add_pair(&mut self, pair: Pair) {
        let is_weak = |it: &Pair| it.held.is_weak || it.taken.is_weak;
        let same = self.pairs.iter_mut().find(|it| {
            it.held.object == pair.held.object
                && it.taken.object == pair.taken.object
                && it.held.mode == pair.held.mode
                && it.taken.mode == pair.taken.mode
        });
        if let Some(known) = same {
            if is_weak(known) && !is_weak(&pair) {
                *known = pair;
            }
            return;
        }
        let weak = is_weak(&pair);
        self.truncated |= !put(&mut self.pairs, MAX_PAIRS, pair, weak, is_weak);
    }

    pub(super) fn add_blocking(&mut self, blocking: Blocking) {
        let same = self.blocks.iter_mut().find(|it| {
            it.kind == blocking.kind
                && it.timed == blocking.timed
                && it.awaits == blocking.awaits
                && it.in_place == blocking.in_place
                && it.on == blocking.on
                && it.with_params == blocking.with_params
        });
        match same {
            Some(known) => {
                if tells_more((blocking.is_weak, &blocking.path), (known.is_weak, &known.path)) {
                    *known = blocking;
                }
            }
            None => {
                let is_weak = blocking.is_weak;
                self.truncated |=
                    !put(&mut self.blocks, MAX_BLOCKS, blocking, is_weak, |it| it.is_weak);
            }
        }
    }

    pub(super) fn add_foreign(&mut self, call: ForeignCall) {
        let same = self
            .foreign
            .iter_mut()
            .find(|it| it.of == call.of && it.on == call.on && it.with_params == call.with_params);
        if let Some(known) = same {
            if known.is_weak && !call.is_weak {
                *known = call;
            }
            return;
        }
        let is_weak = call.is_weak;
        self.truncated |= !put(&mut self.foreign, MAX_FOREIGN, call, is_weak, |it| it.is_weak);
    }

    /// A number that grows as long as the summary does: recursion ends when it stays.
    pub(super) fn size(&self) -> usize {
        self.acquires.len()
            + self.pairs.len()
            + self.blocks.len()
            + self.foreign.len()
            + self.callbacks.len()
            + self.returns.len()
    }
}

/// Whether another way to the same thing is the one to tell of, given which of the ways are doubtful: a sure one
/// rather than a doubtful one, and a short one rather than a long one.
fn tells_more(new: (bool, &CallPath), known: (bool, &CallPath)) -> bool {
    match (new.0, known.0) {
        (false, true) => true,
        (true, false) => false,
        _ => new.1.len() < known.1.len(),
    }
}

/// Adds to what is kept of a kind. Where there is no room, what is sure takes the place of what is not,
/// so that doubtful calls never hide a sure one. False if something was cut off.
fn put<T>(kept: &mut Vec<T>, max: usize, new: T, is_weak: bool, weak: impl Fn(&T) -> bool) -> bool {
    if kept.len() < max {
        kept.push(new);
        return true;
    }
    if !is_weak && let Some(worst) = kept.iter().rposition(weak) {
        kept.remove(worst);
        kept.push(new);
    }
    false
}

/// What the objects of a body are for its caller.
pub(super) struct Mapping<'a> {
    pub(super) origins: &'a Origins,
    /// The body that is called.
    pub(super) callee: CodeId,
    pub(super) params: u32,
    pub(super) inputs: &'a [Option<Object>],
    /// The bodies whose variables the caller can name: its own, and those around it.
    pub(super) visible: &'a [CodeId],
}

impl Mapping<'_> {
    /// The object as the caller sees it.
    pub(super) fn object(&self, object: &Object) -> Object {
        match object.root {
            Root::Local(code, local) if code == self.callee && local.0 < self.params => {
                match self.inputs.get(local.idx()) {
                    Some(Some(input)) => self.origins.join(input, &object.steps),
                    _ => Object { root: Root::Unknown, steps: object.steps.clone() },
                }
            }
            Root::Local(code, _) if self.visible.contains(&code) => object.clone(),
            Root::Static(_) | Root::Unknown => object.clone(),
            Root::Local(..) => Object { root: Root::Unknown, steps: object.steps.clone() },
        }
    }

    /// What is taken, as the caller sees it; `call` leads to it.
    pub(super) fn taking(&self, taking: &Taking, call: &PathStep, is_weak: bool) -> Taking {
        Taking {
            object: self.object(&taking.object),
            lock: taking.lock,
            lock_type: taking.lock_type,
            mode: taking.mode,
            how: taking.how,
            recursive: taking.recursive,
            path: taking.path.after(call.clone()),
            with_params: Vec::new(),
            only_if: None,
            is_weak: taking.is_weak || is_weak,
        }
    }
}

/// Whether anything can be said of an object outside of the bodies that know its root.
pub(super) fn is_nameable(object: &Object) -> bool {
    object.root != Root::Unknown
        || object.steps.iter().any(|it| matches!(it, Step::Field(Some(_), _)))
}

/// The type of a local.
pub(super) fn local_ty(typed: &Typed, local: LocalId) -> &crate::ty::Ty {
    &typed.locals[local.idx()]
}
