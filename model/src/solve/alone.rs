//! Locks that no other thread can reach where they are taken.
//!
//! A private method with `&self` whose callers all have the value to themselves has it to itself too:
//! `commit(&mut self)` that calls `store(&self)`. And what a function makes, nobody else has yet.

use rustc_hash::FxHashMap;

use super::{Edge, Event, EventKind, Flow};
use crate::{
    Symbol,
    body::{CodeId, Owner},
    facts::{LocalId, OpKind, Uses, Value},
    infer::{PathValue, Target},
    link::{AdtId, FuncId, Parent, Program},
    load::Bodies,
    place::{LocalAround, Object, Root},
    ty::{Ty, TyKind},
};

/// Answers for the edges of one program.
pub(super) struct Alone<'s> {
    program: &'s Program,
    bodies: &'s Bodies,
    flows: &'s [Flow],
    /// By body: what it is called on, for each known call.
    calls: FxHashMap<CodeId, Vec<Option<&'s Object>>>,
    /// Whether a method runs only where its receiver is exclusive. False while that is asked.
    borrows: FxHashMap<FuncId, bool>,
    spawns: FxHashMap<CodeId, bool>,
}

/// A call of a method.
enum MethodCall<'s> {
    /// On this object, if it is known.
    On(Option<&'s Object>),
    /// By another method of the type, on what that is called on: nobody has looked at its body.
    OnSelf(FuncId),
}

impl<'s> Alone<'s> {
    pub(super) fn new(program: &'s Program, bodies: &'s Bodies, flows: &'s [Flow]) -> Alone<'s> {
        let mut calls: FxHashMap<CodeId, Vec<Option<&Object>>> = FxHashMap::default();
        for event in flows.iter().flat_map(|it| &it.events) {
            let EventKind::Call(invocation) = &event.kind else { continue };
            let on = invocation.inputs.first().and_then(Option::as_ref);
            for code in &invocation.codes {
                calls.entry(*code).or_default().push(on);
            }
        }
        Alone {
            program,
            bodies,
            flows,
            calls,
            borrows: FxHashMap::default(),
            spawns: FxHashMap::default(),
        }
    }

    /// Whether no other thread can reach the locks of an edge while both are taken.
    pub(super) fn is_alone(&mut self, edge: &Edge) -> bool {
        objects(edge).into_iter().all(|it| self.is_exclusive(it))
    }

    /// Whether the locks of an edge are parts of something that a function makes and gives away at
    /// last, and no thread was started yet: hardly anybody can reach them then.
    pub(super) fn is_made_there(&mut self, edge: &Edge) -> bool {
        let is_made = objects(edge).into_iter().all(|it| self.is_made(it));
        is_made && !self.spawns_before(edge)
    }

    fn is_exclusive(&mut self, object: &Object) -> bool {
        let around = object.local_around(self.program, self.bodies);
        let param = around.filter(|it| it.is_param);
        param.is_some_and(|it| it.is_exclusive || self.is_exclusive_receiver(it))
    }

    fn is_exclusive_receiver(&mut self, param: LocalAround) -> bool {
        match self.bodies.codes[param.code.idx()].owner {
            Owner::Func(func) => param.local.0 == 0 && self.is_exclusive_in(func),
            _ => false,
        }
    }

    /// Whether each call of a method is made by somebody who has the receiver to himself.
    fn is_exclusive_in(&mut self, func: FuncId) -> bool {
        if let Some(known) = self.borrows.get(&func) {
            return *known;
        }
        self.borrows.insert(func, false);
        let is_closed = self.is_private_method(func) && !self.is_passed_on(func);
        let res = is_closed && self.are_callers_alone(func);
        self.borrows.insert(func, res);
        res
    }

    fn are_callers_alone(&mut self, func: FuncId) -> bool {
        let calls = self.calls_of(func);
        // What nobody calls yet may be called by anybody.
        !calls.is_empty() && calls.iter().all(|it| self.has_alone(it))
    }

    fn is_private_method(&self, func: FuncId) -> bool {
        let def = self.program.func(func);
        let Parent::Impl(id) = def.parent else { return false };
        let is_of_trait = self.program.impls[id.idx()].trait_ref.is_some();
        def.receiver.is_some() && !def.is_public && !is_of_trait
    }

    fn is_passed_on(&self, func: FuncId) -> bool {
        let is_it = |it: &PathValue| *it == PathValue::Func(func);
        self.bodies.typed.iter().any(|it| it.paths.values().any(is_it))
    }

    /// The calls of a method: those that are known, and those in bodies that nobody has looked at.
    fn calls_of(&self, func: FuncId) -> Vec<MethodCall<'s>> {
        let program = self.program;
        let name = program.func(func).name;
        let code = self.bodies.of_func.get(&func);
        let known = code.and_then(|it| self.calls.get(it)).into_iter().flatten();
        let known = known.map(|it| MethodCall::On(*it));
        let root = |id: FuncId| program.root_of(program.func(id).module);
        let ids = (0..program.funcs.len()).map(|idx| FuncId(idx as u32));
        let unseen = ids.filter(|it| !self.bodies.of_func.contains_key(it));
        let callers = unseen.filter(|it| root(*it) == root(func) && program.names(*it, name));
        let own = program.self_adt(func);
        // The methods of other types rather call one of their own by that name.
        let callers = callers.filter(|it| {
            let adt = program.self_adt(*it);
            adt == own || !program.has_method(adt, name)
        });
        let callers = callers.map(|it| match program.self_adt(it) == own {
            true => MethodCall::OnSelf(it),
            false => MethodCall::On(None),
        });
        known.chain(callers).collect()
    }

    /// Whether who calls a method has what it is called on to himself.
    fn has_alone(&mut self, call: &MethodCall<'_>) -> bool {
        match *call {
            MethodCall::On(object) => object.is_some_and(|it| self.is_exclusive(it)),
            MethodCall::OnSelf(caller) => {
                let def = self.program.func(caller);
                match def.inputs.first().filter(|_| def.receiver.is_some()).map(Ty::kind) {
                    Some(TyKind::Ref { mutable: false, .. }) => self.is_exclusive_in(caller),
                    Some(TyKind::Ref { .. } | TyKind::Adt(..)) => true,
                    _ => false,
                }
            }
        }
    }

    fn is_made(&self, object: &Object) -> bool {
        let Root::Local(code, local) = object.root else { return false };
        let Owner::Func(func) = self.bodies.codes[code.idx()].owner else { return false };
        let output = &self.program.func(func).output;
        let makes_self = self.program.self_adt(func).is_some_and(|it| contains(output, it));
        let is_variable = local.0 >= self.bodies.codes[code.idx()].body.params;
        // It may get behind a pointer later.
        let around = object.local_around(self.program, self.bodies);
        let is_part = around.is_some_and(|it| it.is_exclusive);
        makes_self && is_variable && (is_part || self.is_new(code, local))
    }

    /// Whether the value of a variable is put together there, or a new pointer or lock.
    fn is_new(&self, code: CodeId, local: LocalId) -> bool {
        let calls = &self.bodies.typed[code.idx()].calls;
        self.bodies.codes[code.idx()].ops().any(|(pos, op)| match &op.kind {
            OpKind::Init { dest, value: Value::Aggregate { .. } } => *dest == local,
            OpKind::Call { dest, .. } if *dest == local => match calls.get(&pos) {
                Some(Target::Ctor(..)) => true,
                Some(Target::Func(target)) => self.makes_new(target.func),
                _ => false,
            },
            _ => false,
        })
    }

    /// `Arc::new`, `Mutex::default`.
    fn makes_new(&self, func: FuncId) -> bool {
        let program = self.program;
        let effects = program.self_adt(func).map(|it| &program.adt(it).effects);
        let is_shell = effects.is_some_and(|it| it.pointer || it.lock.is_some());
        is_shell && program.func(func).receiver.is_none()
    }

    fn spawns_before(&mut self, edge: &Edge) -> bool {
        let flows: &'s [Flow] = self.flows;
        let events = flows[edge.code.idx()].events.iter();
        let mut before = events.filter(|it| it.range.start < edge.range.start);
        before.any(|it| self.is_spawn(it))
    }

    /// Whether a body starts threads, or calls one that does.
    fn spawns(&mut self, code: CodeId) -> bool {
        if let Some(known) = self.spawns.get(&code) {
            return *known;
        }
        self.spawns.insert(code, false);
        let flows: &'s [Flow] = self.flows;
        let res = flows[code.idx()].events.iter().any(|it| self.is_spawn(it));
        self.spawns.insert(code, res);
        res
    }

    fn is_spawn(&mut self, event: &Event) -> bool {
        match &event.kind {
            EventKind::Spawn { .. } => true,
            EventKind::Call(invocation) => {
                let closures = invocation.closures.iter().map(|it| it.1);
                let mut codes = invocation.codes.iter().copied().chain(closures);
                codes.any(|it| self.spawns(it))
            }
            _ => false,
        }
    }
}

impl Program {
    /// Whether a name occurs in the body of a function, looked at or not.
    fn names(&self, func: FuncId, name: Symbol) -> bool {
        let func = self.func(func);
        let names = func.body.map_or(&[][..], |it| self.names_in(func.file, it));
        names.iter().any(|it| it.name == name && it.uses.meets(Uses::ALL))
    }

    fn has_method(&self, adt: Option<AdtId>, name: Symbol) -> bool {
        let ids = (0..self.funcs.len()).map(|idx| FuncId(idx as u32));
        let mut named = ids.filter(|it| self.func(*it).name == name);
        adt.is_some() && named.any(|it| self.self_adt(it) == adt)
    }
}

fn objects(edge: &Edge) -> [&Object; 2] {
    [&edge.from.taking.object, &edge.to.taking.object]
}

/// Whether a type is `part`, or has it among its arguments: `Result<Part>`.
fn contains(ty: &Ty, part: AdtId) -> bool {
    match ty.kind() {
        TyKind::Adt(id, args) => *id == part || args.iter().any(|it| contains(it, part)),
        TyKind::Tuple(parts) => parts.iter().any(|it| contains(it, part)),
        _ => false,
    }
}
