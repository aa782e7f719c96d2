//! Questions about what becomes of a value: a thread's handle, an end of a channel.
//!
//! A value is followed from the op that makes it through variables, tuples, options, structs and
//! collections, into closures and into functions of the workspace, to all the places where it may
//! end.

mod calls;
mod moves;
mod owns;
mod walk;

use diag::TextRange;

pub use self::owns::Owns;
use self::walk::{Holder, Walk};
use crate::{
    CodeId, Model, Object, OpPos, Symbol, Target,
    facts::{Call, Discard, LocalId, PlaceBase},
    link::{AdtId, FuncId},
    ty::{Ty, TyKind},
};

/// A value of one type, as it comes into being in a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Birth {
    pub code: CodeId,
    /// The op that makes it; none for what the body is given.
    pub pos: Option<OpPos>,
    /// Where it is first: the result of a call, a parameter, a captured variable.
    pub base: PlaceBase,
    /// The fields that lead to it from there: `["0"]` for the sender of `channel()`.
    pub path: Vec<Symbol>,
    /// Its type. What cannot own one does not take it along.
    pub adt: AdtId,
}

/// All that may become of a value.
#[derive(Clone, Debug, Default)]
pub struct Fate {
    /// Where it ends, in the order of the ops. Empty if the program never lets go of it.
    pub ends: Vec<End>,
    /// What is done to it while it stays where it is.
    pub uses: Vec<Use>,
    /// There is a macro on its way that was not looked into.
    pub is_unsure: bool,
    /// In the body where it begins: since when it is there, or not any more, up to the next entry
    /// of the block.
    presence: Vec<(OpPos, Presence)>,
}

/// Whether a value is still in a variable of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Presence {
    /// On no path.
    Gone,
    /// On some paths.
    Perhaps,
    /// On every path.
    Here,
}

/// The end of a value on some path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct End {
    /// The body in which it ends; it may have been handed there.
    pub code: CodeId,
    pub pos: OpPos,
    pub range: TextRange,
    pub kind: EndKind,
}

/// How a value ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EndKind {
    Dropped(DropCause),
    /// Handed over, as argument `arg`, the receiver being 0: `handle.join()`. No function is named
    /// if it is not known.
    Given {
        func: Option<FuncId>,
        arg: u32,
    },
    /// `handle.await`, also inside of something that was made of it: `timeout(limit, handle).await`.
    Awaited,
    Returned,
    /// Put where others find it: into a field, a static, somebody else's collection.
    Stored(Object),
}

/// Why a value is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DropCause {
    /// Nobody takes it: `value;`, `let _ = value;`.
    Discarded(Discard),
    /// `drop(value)`.
    Explicit,
    /// A variable's or closure's end.
    ScopeEnd,
    /// A temporary's end.
    StatementEnd,
    /// Another value takes its place.
    Overwritten,
}

/// Something that is done to a value by reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    pub code: CodeId,
    pub pos: OpPos,
    pub range: TextRange,
    pub kind: UseKind,
}

/// What is done by reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UseKind {
    /// A function gets a reference, as argument `arg`: `handle.is_finished()`. No function is named
    /// if it is not known.
    Called { func: Option<FuncId>, arg: u32 },
    /// `(&mut handle).await`.
    Awaited,
}

impl Fate {
    /// Whether the value is in a variable of its first body right before the op at `pos` runs.
    pub fn presence(&self, pos: OpPos) -> Presence {
        let after = self.presence.partition_point(|it| it.0 <= pos);
        let last = self.presence[..after].last().filter(|it| it.0.block == pos.block);
        last.map_or(Presence::Gone, |it| it.1)
    }

    /// Whether it is dropped on every path, and nobody could have done anything with it.
    pub fn is_only_dropped(&self) -> bool {
        let is_drop = |it: &End| matches!(it.kind, EndKind::Dropped(_));
        !self.is_unsure && !self.ends.is_empty() && self.ends.iter().all(is_drop)
    }
}

impl Model {
    /// What becomes of a value.
    pub fn fate(&self, birth: &Birth) -> Fate {
        let holder = Holder {
            base: birth.base,
            path: birth.path.clone(),
            is_owner: true,
            must: true,
        };
        Walk::new(self, birth.code, birth.adt, 0).run(birth.pos, holder)
    }

    /// The values of a type for which `is_wanted` holds that the calls of a body bring: not those
    /// that are handed through, nor those that are taken out of something that was there before.
    pub fn births(&self, code: CodeId, is_wanted: &dyn Fn(AdtId) -> bool) -> Vec<Birth> {
        let mut res = Vec::new();
        for (pos, dest, call) in self.calls(code) {
            let ty = &self.bodies.typed[code.idx()].locals[dest.idx()];
            for (path, adt) in self.program.owned_in(ty, is_wanted) {
                let brings = |input| {
                    let ty = self.operand_ty(code, input);
                    ty.is_some_and(|it| self.program.owns(it.strip_refs(), adt) != Owns::No)
                };
                if !call.inputs().any(brings) && !self.is_empty(code, pos, call, ty, adt) {
                    let base = PlaceBase::Local(dest);
                    res.push(Birth { code, pos: Some(pos), base, path, adt });
                }
            }
        }
        res
    }

    /// A library's function that is given nothing or a number gives nothing: `Vec::new()`,
    /// `HashMap::with_capacity(8)`, `Option::default()`.
    fn is_empty(&self, code: CodeId, pos: OpPos, call: &Call, ty: &Ty, adt: AdtId) -> bool {
        let is_it = |ty: &Ty| ty.as_adt().is_some_and(|it| it.0 == adt);
        let parts = match ty.kind() {
            TyKind::Tuple(parts) => parts.as_slice(),
            _ => std::slice::from_ref(ty),
        };
        let is_library = match self.bodies.typed[code.idx()].calls.get(&pos) {
            Some(Target::Func(target)) => self.program.is_stub(target.func),
            _ => false,
        };
        let is_thing = |input| {
            let ty = self.operand_ty(code, input);
            ty.is_some_and(|it| !matches!(it.kind(), TyKind::Prim(_)))
        };
        is_library && !parts.iter().any(is_it) && !call.inputs().any(is_thing)
    }

    /// The parameter `param` of a body as a value.
    pub fn param_birth(&self, code: CodeId, param: LocalId, adt: AdtId) -> Birth {
        let base = PlaceBase::Local(param);
        Birth { code, pos: None, base, path: Vec::new(), adt }
    }
}
