//! Which object each local refers to.
//!
//! `let state = &self.state;`, `let this = Arc::clone(self);`, `if let Some(x) = &self.x` and
//! accessors that return a reference all give another name to an object that exists already.

use rustc_hash::FxHashMap;

use crate::{
    Symbol,
    body::{Code, CodeId},
    effects::Relation,
    facts::{
        AggregateKind, Callee, Index, Lang, LocalId, LocalKind, OpKind, Operand, Place, PlaceBase,
        Projection, Value,
    },
    infer::{PathValue, Target},
    link::{FuncId, Parent, Program},
    load::Bodies,
    place::{Object, Root, Step},
};

/// The objects of all bodies' locals.
#[derive(Debug, Default)]
pub struct Origins {
    /// Index by `CodeId`, then by `LocalId`.
    of: Vec<Vec<Object>>,
    /// The parts of tuples and other aggregates that are known.
    parts: Vec<FxHashMap<LocalId, Vec<(Symbol, Object)>>>,
}

/// Finds the objects of all locals.
pub(crate) fn origins(program: &Program, bodies: &Bodies) -> Origins {
    let len = bodies.codes.len();
    let mut finder = Finder {
        program,
        bodies,
        origins: Origins {
            of: vec![Vec::new(); len],
            parts: vec![FxHashMap::default(); len],
        },
        state: vec![State::New; len],
    };
    for idx in 0..len {
        finder.ensure(CodeId(idx as u32));
    }
    finder.origins
}

/// Finds the objects of the locals of `ids` anew; those of all others stay as they are.
pub(crate) fn origins_again(
    program: &Program,
    bodies: &Bodies,
    origins: &mut Origins,
    ids: &[CodeId],
) {
    let len = bodies.codes.len();
    origins.of.resize_with(len, Vec::new);
    origins.parts.resize_with(len, FxHashMap::default);
    let mut state = vec![State::Done; len];
    for id in ids {
        state[id.idx()] = State::New;
        origins.parts[id.idx()].clear();
    }
    let mut finder = Finder { program, bodies, origins: std::mem::take(origins), state };
    for id in ids {
        finder.ensure(*id);
    }
    *origins = finder.origins;
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    Active,
    Done,
}

struct Finder<'p> {
    program: &'p Program,
    bodies: &'p Bodies,
    origins: Origins,
    state: Vec<State>,
}

impl Finder<'_> {
    fn ensure(&mut self, id: CodeId) {
        if self.state[id.idx()] != State::New {
            return;
        }
        self.state[id.idx()] = State::Active;
        let code = &self.bodies.codes[id.idx()];
        if let Some((parent, _)) = code.parent {
            self.ensure(parent);
        }
        let own = |idx: usize| Object::local(id, LocalId(idx as u32));
        self.origins.of[id.idx()] = (0..code.body.locals.len()).map(own).collect();
        let reassigned = self.pass(id, code, &[]);
        if !reassigned.is_empty() {
            self.origins.of[id.idx()] = (0..code.body.locals.len()).map(own).collect();
            self.pass(id, code, &reassigned);
        }
        self.state[id.idx()] = State::Done;
    }

    /// Goes through the ops once; the locals that get different objects at different places.
    fn pass(&mut self, id: CodeId, code: &Code, reassigned: &[LocalId]) -> Vec<LocalId> {
        let mut given: FxHashMap<LocalId, Object> = FxHashMap::default();
        let mut conflicts = Vec::new();
        for (pos, op) in code.ops() {
            let (dest, object) = match &op.kind {
                OpKind::Init { dest, value } => (*dest, self.value(id, *dest, value)),
                OpKind::Bind { dest, source, .. } => {
                    let object = self.place(id, source);
                    (*dest, Some(object).filter(|it| !is_of_temporary(id, code, it)))
                }
                OpKind::Assign { dest, value } => match (&dest.base, dest.projections.is_empty()) {
                    (PlaceBase::Local(local), true) => (*local, self.value(id, *local, value)),
                    _ => continue,
                },
                OpKind::Call { dest, call } => {
                    let target = self.bodies.typed[id.idx()].calls.get(&pos);
                    (*dest, self.call(id, *dest, call, target))
                }
                OpKind::Await { dest, future } => (*dest, self.operand(id, future)),
                _ => continue,
            };
            let object = object.unwrap_or_else(|| Object::local(id, dest));
            match given.get(&dest) {
                Some(known) if *known != object => conflicts.push(dest),
                _ => {
                    given.insert(dest, object.clone());
                }
            }
            let object = match reassigned.contains(&dest) {
                true => {
                    let is_variable = code.body.locals[dest.idx()].kind == LocalKind::Var;
                    if is_variable { Object::unknown() } else { Object::local(id, dest) }
                }
                false => object,
            };
            self.origins.of[id.idx()][dest.idx()] = object;
        }
        conflicts.sort();
        conflicts.dedup();
        conflicts
    }

    fn value(&mut self, id: CodeId, dest: LocalId, value: &Value) -> Option<Object> {
        match value {
            Value::Use(operand) | Value::Cast { operand, .. } => self.operand(id, operand),
            Value::Ref { place, .. } | Value::RawRef { place, .. } => Some(self.place(id, place)),
            Value::Aggregate {
                kind: AggregateKind::Tuple | AggregateKind::Struct(_),
                fields,
                ..
            } => {
                let parts = fields.iter();
                let parts =
                    parts.filter_map(|(name, it)| Some((*name, self.place(id, it.place()?))));
                // What has no name outside is best known as a part of this.
                let code = &self.bodies.codes[id.idx()];
                let parts = parts.filter(|it| !is_of_temporary(id, code, &it.1)).collect();
                self.origins.parts[id.idx()].insert(dest, parts);
                None
            }
            _ => None,
        }
    }

    fn operand(&mut self, id: CodeId, operand: &Operand) -> Option<Object> {
        operand.place().map(|it| self.place(id, it))
    }

    fn place(&self, id: CodeId, place: &Place) -> Object {
        self.origins.place(self.program, self.bodies, id, place)
    }

    fn call(
        &mut self,
        id: CodeId,
        dest: LocalId,
        call: &crate::facts::Call,
        target: Option<&Target>,
    ) -> Option<Object> {
        let first = |this: &mut Self| {
            let first = call.inputs().next()?;
            this.operand(id, first)
        };
        if let Callee::Lang(lang) = call.callee {
            let object = first(self)?;
            return Some(match lang {
                Lang::IntoIter | Lang::Question => object,
                Lang::Next => object.then(Step::Element),
            });
        }
        match target? {
            Target::Func(target) => {
                let func = self.program.func(target.func);
                let effects = &func.effects;
                let is_cell = self.is_of_cell(target.func);
                if effects.acquire.is_some() && !is_cell {
                    return first(self).map(|it| it.then(Step::Content));
                }
                if effects.maps_guard.is_some() || effects.wait.is_some() {
                    let idx = effects.maps_guard.map(|it| it.guard);
                    let idx = idx.or(effects.wait.map(|it| it.guard))? as usize;
                    let input = call.inputs().nth(idx)?;
                    return self.operand(id, input);
                }
                match effects.relation {
                    Relation::Same => first(self),
                    // A cell that guards nothing is no more than another name for what is in it.
                    Relation::Inner if is_cell => first(self),
                    Relation::Inner => first(self).map(|it| it.then(Step::Content)),
                    Relation::Element => Some(first(self)?.then(Step::Element)),
                    Relation::None => self.returned(id, target.func, target.dispatched, call),
                }
            }
            Target::Ctor(adt, _) => {
                let lang = &self.program.lang;
                if [lang.option, lang.result].contains(&Some(*adt)) {
                    return first(self);
                }
                let args = call.args.iter().enumerate();
                let parts: Vec<(Symbol, Object)> = args
                    .filter_map(|(idx, it)| {
                        Some((Symbol::new(&idx.to_string()), self.operand(id, it)?))
                    })
                    .collect();
                self.origins.parts[id.idx()].insert(dest, parts);
                None
            }
            _ => None,
        }
    }

    fn is_of_cell(&self, func: FuncId) -> bool {
        let Parent::Impl(id) = self.program.func(func).parent else { return false };
        let adt = self.program.impls[id.idx()].self_ty.as_adt();
        adt.is_some_and(|(id, _)| {
            let effects = &self.program.adt(id).effects;
            effects.once_cell || effects.cell && effects.lock.is_none()
        })
    }

    /// What an accessor returns: `fn state(&self) -> &Mutex<State> { &self.state }`.
    fn returned(
        &mut self,
        id: CodeId,
        func: FuncId,
        dispatched: bool,
        call: &crate::facts::Call,
    ) -> Option<Object> {
        if dispatched {
            return None;
        }
        let callee = *self.bodies.of_func.get(&func)?;
        self.ensure(callee);
        let object = self.result_of(callee)?;
        let Root::Local(_, param) = object.root else { return Some(object) };
        let input = call.inputs().nth(param.idx())?;
        let base = self.operand(id, input)?;
        Some(base.join(&object.steps))
    }

    /// The object that a function returns, if that is one that it was given or a static.
    fn result_of(&self, callee: CodeId) -> Option<Object> {
        if self.state[callee.idx()] != State::Done {
            return None;
        }
        let body = &self.bodies.codes[callee.idx()].body;
        let object = self.origins.of[callee.idx()].get(body.result.idx())?.clone();
        match object.root {
            Root::Local(code, local) if code == callee && local.0 < body.params => Some(object),
            Root::Static(_) => Some(object),
            _ => None,
        }
    }
}

/// A part of a nameless value that came from a call: the variable that takes it is the only name for
/// it. `let (sender, receiver) = channel();`
fn is_of_temporary(id: CodeId, code: &Code, object: &Object) -> bool {
    let Root::Local(root, local) = object.root else { return false };
    root == id && code.body.locals[local.idx()].kind == LocalKind::Temp && !object.is_family()
}

impl Origins {
    /// The object that a local refers to or is.
    pub(crate) fn local(&self, code: CodeId, local: LocalId) -> &Object {
        &self.of[code.idx()][local.idx()]
    }

    /// The object that is reached by `steps` from one that a body knows: what a struct was put together of
    /// is known by its own name. `Flush(counter)`
    pub(crate) fn join(&self, object: &Object, steps: &[Step]) -> Object {
        if let (Root::Local(code, local), [], [Step::Field(_, name), rest @ ..]) =
            (object.root, object.steps.as_slice(), steps)
            && let Some(parts) = self.parts[code.idx()].get(&local)
            && let Some((_, part)) = parts.iter().find(|it| it.0 == *name)
        {
            return self.join(part, rest);
        }
        object.join(steps)
    }

    /// The object at a place.
    pub(crate) fn place(
        &self,
        program: &Program,
        bodies: &Bodies,
        id: CodeId,
        place: &Place,
    ) -> Object {
        let typed = &bodies.typed[id.idx()];
        let owners = typed.places.get(place).map_or(&[][..], |it| &it.owners);
        let mut skip = 0;
        let mut object = match place.base {
            PlaceBase::Local(local) => match self.part(id, local, &place.projections) {
                Some((object, used)) => {
                    skip = used;
                    object
                }
                None => self.local(id, local).clone(),
            },
            PlaceBase::Upvar(idx) => {
                let code = &bodies.codes[id.idx()];
                let base = code.body.upvars[idx as usize].base;
                match code.parent {
                    Some((parent, _)) => {
                        let place = Place { base, projections: Vec::new() };
                        self.place(program, bodies, parent, &place)
                    }
                    None => Object::unknown(),
                }
            }
            PlaceBase::Path(path) => match typed.paths.get(&path) {
                Some(PathValue::Static(id)) => {
                    Object { root: Root::Static(*id), steps: Vec::new() }
                }
                _ => Object::unknown(),
            },
        };
        let lang = &program.lang;
        for (idx, projection) in place.projections.iter().enumerate().skip(skip) {
            object = match projection {
                Projection::Deref | Projection::Variant(_) => object,
                Projection::Field(name) => {
                    let owner = owners.get(idx).copied().flatten();
                    let owner = owner.map(|it| program.projected(it));
                    // What is in an `Option` is the option's only content.
                    match owner.is_some() && [lang.option, lang.result].contains(&owner) {
                        true => object,
                        false => object.then(Step::Field(owner, *name)),
                    }
                }
                Projection::Index(Index::Constant(n)) => {
                    object.then(u32::try_from(*n).map_or(Step::Element, Step::At))
                }
                Projection::Index(_) | Projection::Element => object.then(Step::Element),
            };
        }
        object
    }

    /// The part of an aggregate that the first projections name, and how many those are.
    fn part(
        &self,
        id: CodeId,
        local: LocalId,
        projections: &[Projection],
    ) -> Option<(Object, usize)> {
        let parts = self.parts[id.idx()].get(&local)?;
        let (name, used) = match projections {
            [Projection::Field(name), ..] => (name, 1),
            [Projection::Variant(_), Projection::Field(name), ..] => (name, 2),
            _ => return None,
        };
        let found = parts.iter().find(|it| it.0 == *name)?;
        Some((found.1.clone(), used))
    }
}
