//! Which bodies those that were looked at ask for: what is called while a lock may be held.

use rustc_hash::FxHashSet;

use super::{Loader, Root, held::Held};
use crate::{
    body::{Code, CodeId, Owner},
    effects::{BlockKind, FuncEffects},
    facts::{OpKind, Value},
    infer::{PathValue, Target, Typed},
    ty::TyKind,
};

/// What was asked for so far.
#[derive(Debug, Default)]
pub(super) struct Demand {
    /// May be called while a lock is held: so may be all that they call.
    under_locks: FxHashSet<Root>,
}

impl Demand {
    /// What is wanted of the bodies from `first` on, and is not there yet.
    pub(super) fn wanted(&mut self, loader: &Loader<'_>, first: usize) -> Vec<Root> {
        let mut groups = Vec::new();
        let mut idx = first;
        while idx < loader.bodies.codes.len() {
            groups.push(loader.bodies.group(idx));
            idx = loader.bodies.group(idx).end;
        }
        self.wanted_by(loader, groups)
    }

    /// The same of functions with what is nested in them.
    pub(super) fn wanted_by(
        &mut self,
        loader: &Loader<'_>,
        groups: Vec<std::ops::Range<usize>>,
    ) -> Vec<Root> {
        let mut asked = Asked::default();
        for group in groups {
            let is_under_lock = self.under_locks.contains(&loader.root(group.start));
            loader.ask(group, is_under_lock, &mut asked);
        }
        // What is there already asks for more when a lock is held around it.
        while let Some(root) = asked.under_locks.pop() {
            if !self.under_locks.insert(root) {
                continue;
            }
            match loader.code_of(root) {
                Some(code) => loader.ask(loader.bodies.group(code.idx()), true, &mut asked),
                None => asked.others.push(root),
            }
        }
        let mut res = asked.others;
        res.retain(|it| loader.code_of(*it).is_none());
        res.sort();
        res.dedup();
        res
    }
}

/// What bodies ask for.
#[derive(Default)]
struct Asked {
    under_locks: Vec<Root>,
    others: Vec<Root>,
}

impl Loader<'_> {
    fn root(&self, code: usize) -> Root {
        match self.bodies.codes[code].owner {
            Owner::Func(id) => Root::Func(id),
            Owner::Static(id) => Root::Static(id),
            Owner::Const(_) => unreachable!("constants are not loaded"),
        }
    }

    pub(super) fn code_of(&self, root: Root) -> Option<CodeId> {
        match root {
            Root::Func(id) => self.bodies.of_func.get(&id).copied(),
            Root::Static(id) => self.bodies.of_static.get(&id).copied(),
        }
    }

    /// Adds what the codes of one function ask for. `is_under_lock` if a lock may be held around all
    /// of it.
    fn ask(&self, group: std::ops::Range<usize>, is_under_lock: bool, out: &mut Asked) {
        let typed = &self.bodies.typed[group.clone()];
        let takes_locks = typed.iter().any(|it| self.takes_locks(it));
        if is_under_lock || typed.iter().any(|it| self.sleeps(it)) {
            typed.iter().for_each(|it| self.all_callees(it, &mut out.under_locks));
            return;
        }
        if typed.iter().any(|it| self.spawns(it)) {
            // What threads run, and how it ends.
            typed.iter().skip(1).for_each(|it| self.all_callees(it, &mut out.others));
            self.passed(&typed[0], &mut out.others);
        }
        if takes_locks {
            let mut under_lock = vec![false; group.len()];
            for idx in group.clone() {
                let (code, typed) = (&self.bodies.codes[idx], &self.bodies.typed[idx]);
                let at = idx - group.start;
                let held = Held::new(self.program, code, typed);
                if under_lock[at] {
                    self.all_callees(typed, &mut out.under_locks);
                } else {
                    self.callees_under_lock(code, typed, &held, out);
                }
                // Closures that are made under a lock may run under it.
                for (pos, op) in code.ops() {
                    if let OpKind::Init { value: Value::Closure { nested }, .. } = &op.kind {
                        let child = code.nested[nested.idx()].idx() - group.start;
                        under_lock[child] = under_lock[at] || held.at(pos);
                    }
                }
            }
        }
    }

    /// Functions that are called under a lock; what closures call otherwise is wanted too, for who
    /// runs a closure is not known here.
    fn callees_under_lock(&self, code: &Code, typed: &Typed, held: &Held, out: &mut Asked) {
        #[expect(clippy::iter_over_hash_type, reason = "collected into sets, and sorted after")]
        for (pos, target) in &typed.calls {
            if held.at(*pos) {
                self.callees(target, &mut out.under_locks);
            } else if code.parent.is_some() {
                self.callees(target, &mut out.others);
            }
        }
        self.passed(typed, &mut out.under_locks);
    }

    fn all_callees(&self, typed: &Typed, out: &mut Vec<Root>) {
        typed.calls.values().for_each(|it| self.callees(it, out));
        self.passed(typed, out);
    }

    fn callees(&self, target: &Target, out: &mut Vec<Root>) {
        let Target::Func(target) = target else { return };
        let funcs = self.program.callees(target).into_iter();
        out.extend(funcs.map(Root::Func).filter(|it| self.has_body(*it)));
    }

    /// Functions that are passed as values are called by those that take them.
    fn passed(&self, typed: &Typed, out: &mut Vec<Root>) {
        let named = typed.paths.values().filter_map(|it| match it {
            PathValue::Func(id) => Some(*id),
            _ => None,
        });
        let held = typed.locals.iter().filter_map(|it| match it.kind() {
            TyKind::FnDef { func, .. } => Some(*func),
            _ => None,
        });
        out.extend(named.chain(held).map(Root::Func).filter(|it| self.has_body(*it)));
    }

    pub(super) fn has_body(&self, root: Root) -> bool {
        match root {
            Root::Func(id) => self.program.func(id).body.is_some() && !self.program.is_stub(id),
            Root::Static(_) => true,
        }
    }

    /// Loops that sleep may look at shared state through a function.
    fn sleeps(&self, typed: &Typed) -> bool {
        self.calls_any(typed, |it| it.blocks.is_some_and(|it| it.kind == BlockKind::Sleep))
    }

    fn spawns(&self, typed: &Typed) -> bool {
        self.calls_any(typed, |it| it.spawn.is_some())
    }

    fn calls_any(&self, typed: &Typed, is_so: impl Fn(&FuncEffects) -> bool) -> bool {
        typed.calls.values().any(|target| match target {
            Target::Func(target) => is_so(&self.program.func(target.func).effects),
            _ => false,
        })
    }
}
