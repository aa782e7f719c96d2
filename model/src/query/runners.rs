//! Which threads run async bodies.

use diag::TextRange;

use super::CallKinds;
use crate::{
    CodeId, CrateKind, EventKind, Model, Owner,
    facts::{BodyKind, OpKind, Operand},
    link::{FuncId, Parent},
    ty::TyKind,
};

/// Who runs an async body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Runner {
    /// A thread that runs many tasks, as far as is known.
    Executor,
    /// The main thread, which runs `async fn main` and what only that awaits.
    Main,
    /// The thread that makes the future and runs it to its end: `block_on(async { .. })`.
    Maker,
}

/// What is done with the futures that an async function gives.
#[derive(Clone, Debug, Default)]
struct FutureUses {
    n_made: usize,
    /// How many of them `block_on` runs.
    n_run: usize,
    /// The bodies that await one where they make it, each as often as it does.
    awaited_in: Vec<CodeId>,
}

impl FutureUses {
    /// Whether there are some, and nobody hands one on.
    fn is_closed(&self) -> bool {
        let n_seen = self.n_run + self.awaited_in.len();
        n_seen > 0 && n_seen == self.n_made
    }
}

impl Model {
    /// Who runs an async body.
    pub fn runner(&self, code: CodeId) -> Runner {
        self.runner_given(code, &|it| self.only_main_awaits(it))
    }

    /// The same, if `on_main` says which async functions run on the main thread.
    fn runner_given(&self, code: CodeId, on_main: &dyn Fn(CodeId) -> bool) -> Runner {
        let body = &self.bodies.codes[code.idx()];
        let Some((parent, _)) = body.parent else {
            let is_on_main = self.is_main(code) || on_main(code);
            return if is_on_main { Runner::Main } else { Runner::Executor };
        };
        let is_run_by_maker = self.known_calls_of(parent, CallKinds::BLOCK_ON).any(|known| {
            let future = known.effects.block_on.and_then(|it| known.input(it));
            future.is_some_and(|it| self.future_at(parent, it) == Some(code))
        });
        match body.body.kind {
            _ if is_run_by_maker => Runner::Maker,
            BodyKind::AsyncBlock if self.is_async(parent) && !self.is_spawned(parent, code) => {
                self.runner_given(parent, on_main)
            }
            _ => Runner::Executor,
        }
    }

    fn only_main_awaits(&self, code: CodeId) -> bool {
        self.tables.on_main.get_or_init(|| self.find_on_main())[code.idx()]
    }

    /// Index by `CodeId`: the async functions whose futures are all awaited where they are made, by a
    /// program's `async fn main` or by another of these, or run by a program with `block_on`.
    fn find_on_main(&self) -> Vec<bool> {
        let uses = self.future_uses();
        let mut res: Vec<bool> = uses.iter().map(FutureUses::is_closed).collect();
        // What one of them is found not to be, those that it awaits are not either.
        loop {
            let is_wrong = |idx: &usize| {
                let on_main = |it: CodeId| res[it.idx()];
                let mut awaited_in = uses[*idx].awaited_in.iter();
                let is_task = |it: &CodeId| self.runner_given(*it, &on_main) == Runner::Executor;
                res[*idx] && awaited_in.any(is_task)
            };
            let wrong: Vec<usize> = (0..res.len()).filter(is_wrong).collect();
            if wrong.is_empty() {
                return res;
            }
            wrong.into_iter().for_each(|idx| res[idx] = false);
        }
    }

    /// Index by `CodeId`: what programs do with the futures of each async function. Tests and examples do
    /// not count.
    fn future_uses(&self) -> Vec<FutureUses> {
        let mut res = vec![FutureUses::default(); self.bodies.codes.len()];
        for code in self.codes().filter(|it| !self.in_test(*it)) {
            for (_, func) in &self.resolved_calls(code).own {
                if let Some(callee) = self.async_body(*func) {
                    res[callee.idx()].n_made += 1;
                }
            }
            let kind = self.program.crate_kind(self.bodies.codes[code.idx()].scope);
            // A library may be a part of a program, but has a `block_on` for those who cannot await.
            let is_program = matches!(kind, CrateKind::Bin | CrateKind::Loose);
            if is_program || kind == CrateKind::Lib {
                self.awaited_bodies(code).for_each(|it| res[it.idx()].awaited_in.push(code));
            }
            if is_program && !self.is_async(code) {
                self.run_bodies(code).for_each(|it| res[it.idx()].n_run += 1);
            }
        }
        res
    }

    /// The async functions whose futures a body awaits where it makes them, once for each time, and
    /// each alone: not in a macro that lets several go on together.
    fn awaited_bodies(&self, code: CodeId) -> impl Iterator<Item = CodeId> {
        let body = &self.bodies.codes[code.idx()];
        let macros: Vec<TextRange> = body
            .ops()
            .filter(|it| matches!(it.1.kind, OpKind::Macro { .. }))
            .map(|it| it.1.range)
            .collect();
        let events = self.solution.flows[code.idx()].events.iter();
        events.filter_map(move |event| {
            let EventKind::Call(invocation) = &event.kind else { return None };
            let op = body.op(event.pos);
            let is_awaited = matches!(op.kind, OpKind::Await { .. })
                && !macros.iter().any(|it| it.contains(op.range));
            match invocation.codes.as_slice() {
                [callee] if is_awaited && !invocation.is_weak => Some(*callee),
                _ => None,
            }
        })
    }

    /// The async functions whose futures a body hands to `block_on`, once for each time.
    fn run_bodies(&self, code: CodeId) -> impl Iterator<Item = CodeId> {
        self.known_calls_of(code, CallKinds::BLOCK_ON).filter_map(move |known| {
            let future = known.input(known.effects.block_on?)?;
            match self.operand_ty(code, future)?.strip_refs().kind() {
                TyKind::AsyncFn { func, .. } => self.async_body(*func),
                _ => None,
            }
        })
    }

    pub(super) fn async_body(&self, func: FuncId) -> Option<CodeId> {
        let code = *self.bodies.of_func.get(&func)?;
        (self.bodies.codes[code.idx()].body.kind == BodyKind::AsyncFn).then_some(code)
    }

    /// The async block or closure that an operand is.
    pub(super) fn future_at(&self, code: CodeId, operand: &Operand) -> Option<CodeId> {
        let place = operand.place()?;
        match self.bodies.typed[code.idx()].places.get(place)?.ty.strip_refs().kind() {
            TyKind::AsyncBlock { code, .. } | TyKind::Closure { code, .. } => Some(*code),
            _ => None,
        }
    }

    fn is_spawned(&self, parent: CodeId, code: CodeId) -> bool {
        let events = self.solution.flows[parent.idx()].events.iter();
        let mut spawned = events.filter_map(|it| match it.kind {
            EventKind::Spawn { code, .. } => code,
            _ => None,
        });
        spawned.any(|it| it == code)
    }

    /// Whether the body is that of a program's `main`.
    fn is_main(&self, code: CodeId) -> bool {
        let Owner::Func(id) = self.bodies.codes[code.idx()].owner else { return false };
        let func = self.program.func(id);
        let is_free = matches!(func.parent, Parent::Module);
        is_free && func.name == "main" && self.program.roots.contains(&func.module)
    }
}
