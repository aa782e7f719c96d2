//! Of which kinds a library's function is: what questions about calls begin with, for few bodies call
//! what any one of them is about.

use std::ops::BitOr;

use crate::{
    Model,
    effects::FuncEffects,
    link::{FuncId, Program},
};

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CallKinds(u16);

impl CallKinds {
    /// Takes a lock or a permit.
    pub const ACQUIRE: CallKinds = CallKinds(1);
    /// Reads or writes an atomic.
    pub const ATOMIC: CallKinds = CallKinds(1 << 1);
    /// Waits.
    pub const BLOCKS: CallKinds = CallKinds(1 << 2);
    /// Runs a future to its end.
    pub const BLOCK_ON: CallKinds = CallKinds(1 << 3);
    /// A method of a cell.
    pub const CELL: CallKinds = CallKinds(1 << 4);
    /// Makes a channel.
    pub const CHANNEL: CallKinds = CallKinds(1 << 5);
    pub const FENCE: CallKinds = CallKinds(1 << 6);
    /// Starts a process or goes on as one.
    pub const FORKS: CallKinds = CallKinds(1 << 7);
    /// Ends what a pointer points to.
    pub const FREES: CallKinds = CallKinds(1 << 8);
    /// A method of a lock.
    pub const LOCK: CallKinds = CallKinds(1 << 9);
    /// Does something about a poisoned lock.
    pub const POISON: CallKinds = CallKinds(1 << 10);
    /// Asks for a state that may change meanwhile.
    pub const PROBE: CallKinds = CallKinds(1 << 11);
    pub const SEND: CallKinds = CallKinds(1 << 12);
    /// A method of a condition variable or an event.
    pub const SIGNAL: CallKinds = CallKinds(1 << 13);
    /// Starts something elsewhere.
    pub const SPAWN: CallKinds = CallKinds(1 << 14);

    /// Whether one of `self` is among `others`.
    pub fn meets(self, others: CallKinds) -> bool {
        self.0 & others.0 != 0
    }

    fn of_function(effects: &FuncEffects) -> CallKinds {
        let kinds = [
            (effects.acquire.is_some(), CallKinds::ACQUIRE),
            (effects.atomic.is_some(), CallKinds::ATOMIC),
            (effects.blocks.is_some(), CallKinds::BLOCKS),
            (effects.block_on.is_some(), CallKinds::BLOCK_ON),
            (effects.channel.is_some(), CallKinds::CHANNEL),
            (effects.fence, CallKinds::FENCE),
            (effects.forks.is_some(), CallKinds::FORKS),
            (effects.frees, CallKinds::FREES),
            (effects.poison.is_some(), CallKinds::POISON),
            (effects.probe, CallKinds::PROBE),
            (effects.send, CallKinds::SEND),
            (effects.spawn.is_some(), CallKinds::SPAWN),
        ];
        kinds.into_iter().filter(|it| it.0).map(|it| it.1).collect()
    }
}

impl BitOr for CallKinds {
    type Output = CallKinds;

    fn bitor(self, other: CallKinds) -> CallKinds {
        CallKinds(self.0 | other.0)
    }
}

impl FromIterator<CallKinds> for CallKinds {
    fn from_iter<I: IntoIterator<Item = CallKinds>>(kinds: I) -> CallKinds {
        kinds.into_iter().fold(CallKinds::default(), CallKinds::bitor)
    }
}

impl Model {
    /// Of which kinds a function is; of those of the workspace nothing is said.
    pub(super) fn kinds(&self, func: FuncId) -> CallKinds {
        let all = self.tables.kinds.get_or_init(|| {
            let funcs = 0..self.program.funcs.len();
            funcs.map(|it| self.program.kinds(FuncId(it as u32))).collect()
        });
        all[func.idx()]
    }
}

impl Program {
    fn kinds(&self, func: FuncId) -> CallKinds {
        if !self.is_stub(func) {
            return CallKinds::default();
        }
        let own = CallKinds::of_function(&self.func(func).effects);
        let Some(adt) = self.self_adt(func) else { return own };
        let effects = &self.adt(adt).effects;
        let of_type = [
            (effects.cell || effects.is_ref_cell(), CallKinds::CELL),
            (effects.lock.is_some(), CallKinds::LOCK),
            (effects.condvar || effects.notifier, CallKinds::SIGNAL),
        ];
        own | of_type.into_iter().filter(|it| it.0).map(|it| it.1).collect()
    }
}
