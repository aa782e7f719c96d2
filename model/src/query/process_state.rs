//! Calls that use what the threads of a process share without a lock.

use diag::TextRange;
use rustc_hash::{FxHashMap, FxHashSet};

use super::CallKinds;
use crate::{
    CodeId, CrateKind, EventKind, Model, OpPos, Owner, Symbol, Target,
    effects::{Fork, ProcessState},
    facts::{BodyKind, Edition},
    link::{Def, FuncId, Globs, Namespace, Parent},
};

/// A call that changes or uses what the process has once: its environment, a buffer of C's.
#[derive(Clone, Copy, Debug)]
pub struct ProcessUse {
    pub code: CodeId,
    pub pos: OpPos,
    pub range: TextRange,
    pub func: FuncId,
    pub state: ProcessState,
    pub company: Company,
    /// The language has the author say, by `unsafe`, that no other thread is in the way.
    pub is_vouched_for: bool,
}

/// Whether other threads may run beside a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Company {
    /// None was started yet, or this process has no other.
    None,
    /// None was started yet, if the calls that are known are all there are.
    NoneKnown,
    /// Whoever wrote the program may know that none runs yet.
    Program,
    /// It is a part of a program's task, whose runtime may have a single thread.
    Task,
    /// Anybody may call it at any time.
    Any,
}

/// The stub that says what C's functions do.
const C_LIBRARY: &str = "libc";

/// Who calls whom, and who starts threads.
struct Starts<'m> {
    model: &'m Model,
    /// Index by `CodeId`.
    sites: Vec<Vec<(CodeId, OpPos)>>,
    /// Index by `CodeId`: the calls that start threads, by themselves or by what they call.
    starts: Vec<Vec<OpPos>>,
    /// What was found out of callers.
    known: FxHashMap<CodeId, Company>,
}

impl Model {
    /// Calls that use what the process has once, those that surely run alone left out.
    pub fn process_uses(&self) -> Vec<ProcessUse> {
        let mut starts = None;
        let mut res = Vec::new();
        for code in self.codes() {
            for (pos, op) in self.bodies.codes[code.idx()].ops() {
                let Some((func, state)) = self.process_state(code, pos) else { continue };
                let range = op.range;
                let starts = starts.get_or_insert_with(|| Starts::new(self));
                let company = match self.is_in_child(code, pos) {
                    true => Company::None,
                    false => starts.company(code, pos),
                };
                if company != Company::None {
                    let is_vouched_for = self.is_vouched_for(code, func);
                    res.push(ProcessUse { code, pos, range, func, state, company, is_vouched_for });
                }
            }
        }
        res
    }

    /// What the call at `pos` uses. A declaration in an `extern` block is what C has under that name,
    /// as far as C's library is known here.
    fn process_state(&self, code: CodeId, pos: OpPos) -> Option<(FuncId, ProcessState)> {
        let Target::Func(target) = self.bodies.typed[code.idx()].calls.get(&pos)? else {
            return None;
        };
        let func = self.program.func(target.func);
        let known = match func.is_foreign {
            true => self.program.func(self.c_function(func.name)?),
            false => func,
        };
        Some((target.func, known.effects.env_mutation?))
    }

    /// What is safe to call before edition 2024 is called there by those who were never told.
    fn is_vouched_for(&self, code: CodeId, func: FuncId) -> bool {
        let edition = self.program.edition(self.bodies.codes[code.idx()].scope);
        self.program.func(func).facts.is_unsafe && edition >= Edition::E2024
    }

    fn c_function(&self, name: Symbol) -> Option<FuncId> {
        let krate = self.program.libraries.get(&Symbol::new(C_LIBRARY))?;
        let root = self.program.roots.get(krate.0 as usize)?;
        match self.program.lookup_in(*root, name, Namespace::Values, Globs::All)? {
            Def::Func(id) => Some(id),
            _ => None,
        }
    }

    /// Whether the op runs in the child of a fork only, where no thread of the parent goes on.
    fn is_in_child(&self, code: CodeId, pos: OpPos) -> bool {
        let control = self.control(code);
        let forks = |it: &crate::KnownCall<'_>| it.effects.forks == Some(Fork::Rest);
        let is_after = self
            .known_calls_of(code, CallKinds::FORKS)
            .filter(forks)
            .any(|it| control.dominates(it.pos, pos));
        is_after || self.is_run_in_child(code)
    }

    fn is_run_in_child(&self, code: CodeId) -> bool {
        let Some((parent, _)) = self.bodies.codes[code.idx()].parent else { return false };
        let is_given =
            self.known_calls_of(parent, CallKinds::FORKS).any(|it| match it.effects.forks {
                Some(Fork::Argument(n)) => {
                    it.input(n).and_then(|it| self.runs(parent, it)) == Some(code)
                }
                _ => false,
            });
        is_given || self.is_run_in_child(parent)
    }
}

impl<'m> Starts<'m> {
    fn new(model: &'m Model) -> Starts<'m> {
        let len = model.bodies.codes.len();
        let mut res = Starts {
            model,
            sites: vec![Vec::new(); len],
            starts: vec![Vec::new(); len],
            known: FxHashMap::default(),
        };
        let mut work = Vec::new();
        for code in model.codes() {
            for event in &model.solution.flows[code.idx()].events {
                let EventKind::Call(invocation) = &event.kind else { continue };
                let closures = invocation.closures.iter().map(|it| it.1);
                for callee in invocation.codes.iter().copied().chain(closures) {
                    res.sites[callee.idx()].push((code, event.pos));
                }
            }
            let starts = model.known_calls_of(code, CallKinds::SPAWN | CallKinds::BLOCK_ON);
            res.starts[code.idx()] = starts.map(|it| it.pos).collect();
            if !res.starts[code.idx()].is_empty() {
                work.push(code);
            }
        }
        let mut seen: FxHashSet<CodeId> = work.iter().copied().collect();
        while let Some(code) = work.pop() {
            for (caller, pos) in res.sites[code.idx()].clone() {
                res.starts[caller.idx()].push(pos);
                if seen.insert(caller) {
                    work.push(caller);
                }
            }
        }
        res
    }

    /// Who may run beside the op.
    fn company(&mut self, code: CodeId, pos: OpPos) -> Company {
        let control = self.model.control(code);
        if self.starts[code.idx()].iter().any(|it| control.reaches(*it, pos)) {
            return Company::Any;
        }
        if self.is_main(code) { Company::None } else { self.company_of_callers(code) }
    }

    fn company_of_callers(&mut self, code: CodeId) -> Company {
        if let Some(known) = self.known.get(&code) {
            return *known;
        }
        let model = self.model;
        let open = self.open_company(code);
        // What calls itself is open until it is known better.
        self.known.insert(code, open);
        let mut sites = self.sites[code.idx()].clone();
        if !sites.iter().all(|it| model.in_test(it.0)) {
            sites.retain(|it| !model.in_test(it.0));
        }
        let worst = sites.into_iter().map(|it| self.company(it.0, it.1)).max().unwrap_or(open);
        let is_closed = self.is_closed_to_others(code);
        let res = if is_closed { worst } else { worst.max(Company::NoneKnown) };
        self.known.insert(code, res);
        res
    }

    /// Who may run beside a body that nobody is known to call.
    fn open_company(&self, code: CodeId) -> Company {
        let model = self.model;
        let body = &model.bodies.codes[code.idx()];
        let is_program = match model.program.crate_kind(body.scope) {
            CrateKind::Bin | CrateKind::BuildScript => true,
            // A library beside programs is a part of these.
            CrateKind::Lib => model.program.crates.iter().any(|it| it.kind == CrateKind::Bin),
            _ => false,
        };
        // Tasks have a runtime, and tests run beside one another.
        let is_task = matches!(body.body.kind, BodyKind::AsyncFn | BodyKind::AsyncBlock);
        match is_program && !model.in_test(code) {
            true if is_task => Company::Task,
            true => Company::Program,
            false => Company::Any,
        }
    }

    fn is_main(&self, code: CodeId) -> bool {
        let body = &self.model.bodies.codes[code.idx()];
        let Owner::Func(id) = body.owner else { return false };
        let func = self.model.program.func(id);
        let is_free = matches!(func.parent, Parent::Module);
        func.name == "main" && is_free && !func.is_async && body.parent.is_none()
    }

    /// Whether all calls of the function are in the code at hand.
    fn is_closed_to_others(&self, code: CodeId) -> bool {
        let model = self.model;
        let body = &model.bodies.codes[code.idx()];
        let is_lib = model.program.crate_kind(body.scope) == CrateKind::Lib;
        match body.owner {
            Owner::Func(id) => !is_lib || !model.program.func(id).is_public,
            Owner::Static(_) | Owner::Const(_) => true,
        }
    }
}
