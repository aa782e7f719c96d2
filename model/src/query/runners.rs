//! Which threads run async bodies.

use diag::TextRange;

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
        let is_run_by_maker = self.known_calls(parent).any(|known| {
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
    /// program's `async fn main` or by another of these. Tests and examples do not count.
    fn find_on_main(&self) -> Vec<bool> {
        let n_codes = self.bodies.codes.len();
        let mut n_made = vec![0_usize; n_codes];
        let mut awaited_in: Vec<Vec<CodeId>> = vec![Vec::new(); n_codes];
        for code in self.codes().filter(|it| !self.in_test(*it)) {
            for (_, func) in &self.resolved_calls(code).own {
                if let Some(callee) = self.async_body(*func) {
                    n_made[callee.idx()] += 1;
                }
            }
            for callee in self.awaited_bodies(code).filter(|_| self.is_of_program(code)) {
                awaited_in[callee.idx()].push(code);
            }
        }
        let is_always_awaited =
            |(awaited, made): (&Vec<CodeId>, usize)| !awaited.is_empty() && awaited.len() == made;
        let mut res: Vec<bool> = awaited_in.iter().zip(n_made).map(is_always_awaited).collect();
        // What one of them is found not to be, those that it awaits are not either.
        loop {
            let is_wrong = |idx: &usize| {
                let on_main = |it: CodeId| res[it.idx()];
                let mut callers = awaited_in[*idx].iter();
                res[*idx] && callers.any(|it| self.runner_given(*it, &on_main) == Runner::Executor)
            };
            let wrong: Vec<usize> = (0..n_codes).filter(is_wrong).collect();
            if wrong.is_empty() {
                return res;
            }
            wrong.into_iter().for_each(|idx| res[idx] = false);
        }
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

    /// Whether a body belongs to a program, or to a library or lone file that may be a part of one.
    fn is_of_program(&self, code: CodeId) -> bool {
        let scope = self.bodies.codes[code.idx()].scope;
        matches!(self.program.crate_kind(scope), CrateKind::Bin | CrateKind::Lib | CrateKind::Loose)
    }

    fn async_body(&self, func: FuncId) -> Option<CodeId> {
        let code = *self.bodies.of_func.get(&func)?;
        (self.bodies.codes[code.idx()].body.kind == BodyKind::AsyncFn).then_some(code)
    }

    /// The async block or closure that an operand is.
    fn future_at(&self, code: CodeId, operand: &Operand) -> Option<CodeId> {
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
