//! Places as they are seen from several functions: which object a lock is.

use diag::Span;

use crate::{
    Symbol,
    body::CodeId,
    facts::LocalId,
    link::{AdtId, Program, StaticId},
    load::Bodies,
    ty::{Ty, TyKind},
};

/// An object, by the way that leads to it. References, smart pointers, guards and `Option`s on the
/// way are looked through: a clone of an `Arc` is the same object.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Object {
    pub root: Root,
    pub steps: Vec<Step>,
}

/// Where the way to an object begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Root {
    /// A parameter or variable of a body.
    Local(CodeId, LocalId),
    Static(StaticId),
    /// Somewhere else; nothing else is the same object for sure.
    Unknown,
}

/// A step from an object to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Step {
    /// A field, and the type that has it, if that is known.
    Field(Option<AdtId>, Symbol),
    /// The element at a constant index.
    At(u32),
    /// Some element of a collection.
    Element,
    /// What a lock protects.
    Content,
}

/// A variable that an object is a part of.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LocalAround {
    pub(crate) code: CodeId,
    pub(crate) local: LocalId,
    pub(crate) is_param: bool,
    /// It is there by value, or borrowed mutably.
    pub(crate) is_exclusive: bool,
}

/// All locks that are declared at one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct LockClass {
    pub declared: Declared,
    /// How many other locks protect it: 1 for the locks in a `Mutex<Vec<Mutex<T>>>`.
    pub depth: u32,
}

/// What a lock class is declared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Declared {
    Field(AdtId, Symbol),
    Static(StaticId),
    /// A local variable of a function.
    Local(CodeId, LocalId),
}

/// Ways longer than this are not told apart any more: a list that is followed to its end has one for each
/// round. What is further away is an object like others, and never the same for sure.
const MAX_STEPS: usize = 12;

impl Object {
    /// The variable itself.
    pub(crate) fn local(code: CodeId, local: LocalId) -> Object {
        Object { root: Root::Local(code, local), steps: Vec::new() }
    }

    /// Nothing is known but how it is reached from there.
    pub(crate) fn unknown() -> Object {
        Object { root: Root::Unknown, steps: Vec::new() }
    }

    /// The object one step further.
    #[must_use]
    pub(crate) fn then(mut self, step: Step) -> Object {
        self.steps.push(step);
        if self.steps.len() > MAX_STEPS {
            self.root = Root::Unknown;
            self.steps.remove(0);
        }
        self
    }

    /// The object reached from this one by the steps of `other`.
    #[must_use]
    pub(crate) fn join(&self, steps: &[Step]) -> Object {
        steps.iter().fold(self.clone(), |it, step| it.then(*step))
    }

    /// Two acquisitions through equal ways meet the same lock for sure: nothing on the way is
    /// chosen anew.
    pub fn is_exact(&self) -> bool {
        self.root != Root::Unknown && !self.steps.contains(&Step::Element)
    }

    /// Whether this is `other` or inside of it.
    pub fn is_in(&self, other: &Object) -> bool {
        self.root == other.root
            && self.root != Root::Unknown
            && self.steps.starts_with(&other.steps)
    }

    /// The object that it is a field of: two locks with the same owner are of the same instance.
    pub fn owner(&self) -> Option<Object> {
        let (last, steps) = self.steps.split_last()?;
        matches!(last, Step::Field(..)).then(|| Object { root: self.root, steps: steps.to_vec() })
    }

    /// The class of the lock that is here. None for a bare parameter: its callers know.
    pub fn class(&self, program: &Program, bodies: &Bodies) -> Option<LockClass> {
        let declared = self.declared(program, bodies)?;
        let after = self.steps.iter().rev().take_while(|it| match (it, declared) {
            (Step::Field(Some(adt), name), Declared::Field(class_adt, class_name)) => {
                (*adt, *name) != (class_adt, class_name)
            }
            _ => true,
        });
        let depth = after.filter(|it| **it == Step::Content).count() as u32;
        Some(LockClass { declared, depth })
    }

    fn declared(&self, program: &Program, bodies: &Bodies) -> Option<Declared> {
        let mut fields = self.steps.iter().rev().filter_map(|it| match it {
            Step::Field(Some(adt), name) => Some((*adt, *name)),
            _ => None,
        });
        let last = fields.next();
        if let Some((adt, name)) = last {
            // A wrapper around any lock says nothing of which lock it is: its own place does.
            if !program.wraps_any(adt) {
                return Some(Declared::Field(adt, name));
            }
            let outer = fields.find(|it| !program.wraps_any(it.0));
            if let Some((adt, name)) = outer {
                return Some(Declared::Field(adt, name));
            }
        }
        match self.root {
            Root::Static(id) => Some(Declared::Static(id)),
            Root::Local(code, local) => {
                let body = &bodies.codes[code.idx()].body;
                let is_param = local.0 < body.params;
                match last {
                    Some((adt, name)) if is_param => Some(Declared::Field(adt, name)),
                    _ if is_param => None,
                    _ => Some(Declared::Local(code, local)),
                }
            }
            Root::Unknown => last.map(|(adt, name)| Declared::Field(adt, name)),
        }
    }

    /// The variable that it is a part of, or of what that borrows, if no pointer that others may have
    /// as well lies on the way. If that is a parameter and exclusive, no other thread can meet the
    /// object while the body runs.
    pub(crate) fn local_around(&self, program: &Program, bodies: &Bodies) -> Option<LocalAround> {
        let Root::Local(code, local) = self.root else { return None };
        let is_param = local.0 < bodies.codes[code.idx()].body.params;
        let ty = &bodies.typed[code.idx()].locals[local.idx()];
        let (value, is_exclusive) = match ty.kind() {
            TyKind::Ref { mutable, inner } => (inner, *mutable),
            _ => (ty, true),
        };
        let is_plain = |step: &Step| match step {
            Step::Field(Some(adt), name) => {
                program.field(*adt, *name).is_some_and(|it| program.is_plain(&it.ty))
            }
            _ => false,
        };
        let is_part = program.is_plain(value) && self.steps.iter().all(is_plain);
        is_part.then_some(LocalAround { code, local, is_param, is_exclusive })
    }

    /// Whether it is one of many: reached through an index, a loop variable or a map.
    pub fn is_family(&self) -> bool {
        self.steps.contains(&Step::Element)
    }

    /// How many steps it is away from the lock of `class` that it is in.
    pub fn steps_after(&self, class: LockClass) -> usize {
        let is_declared = |it: &Step| match (it, class.declared) {
            (Step::Field(Some(adt), name), Declared::Field(id, field)) => {
                (*adt, *name) == (id, field)
            }
            _ => false,
        };
        match self.steps.iter().rposition(is_declared) {
            Some(idx) => self.steps.len() - idx - 1,
            None => self.steps.len(),
        }
    }

    /// The way in words, as the code of `code` would write it: `self.queue`.
    pub fn describe(&self, program: &Program, bodies: &Bodies) -> String {
        let mut res = match self.root {
            Root::Local(code, local) => {
                let local = &bodies.codes[code.idx()].body.locals[local.idx()];
                local.name.map_or_else(|| "_".to_owned(), |it| it.to_string())
            }
            Root::Static(id) => program.statics[id.idx()].name.to_string(),
            Root::Unknown => "_".to_owned(),
        };
        for step in &self.steps {
            match step {
                Step::Field(_, name) => {
                    res.push('.');
                    res.push_str(name.as_str());
                }
                Step::At(idx) => res.push_str(&format!("[{idx}]")),
                Step::Element => res.push_str("[_]"),
                Step::Content => {}
            }
        }
        res
    }
}

impl LockClass {
    /// The name by which messages speak of the locks: `Bank.accounts`, `REGISTRY`, `queue`.
    pub fn name(self, program: &Program, bodies: &Bodies) -> String {
        let name = self.declared.name(program, bodies);
        if self.depth == 0 { name } else { format!("{name}[_]") }
    }

    /// Where the locks are declared.
    pub fn declared_at(self, program: &Program, bodies: &Bodies) -> Option<Span> {
        self.declared.span(program, bodies)
    }

    /// Whether it is a variable of a function.
    pub fn is_local(self) -> bool {
        matches!(self.declared, Declared::Local(..))
    }

    /// Whether it is a static.
    pub fn is_static(self) -> bool {
        matches!(self.declared, Declared::Static(_))
    }

    /// Whether both are fields of one type, or statics of one crate.
    pub fn is_beside(self, other: LockClass, program: &Program) -> bool {
        let krate = |id: StaticId| {
            let module = program.statics[id.idx()].module;
            program.modules[module.idx()].krate
        };
        match (self.declared, other.declared) {
            (Declared::Field(a, _), Declared::Field(b, _)) => a == b,
            (Declared::Static(a), Declared::Static(b)) => krate(a) == krate(b),
            _ => false,
        }
    }

    /// The name by which a promise on `other` speaks of this lock: `lock` of a field of the same type.
    pub fn name_beside(self, other: LockClass, program: &Program, bodies: &Bodies) -> String {
        match (self.declared, other.declared) {
            (Declared::Field(a, name), Declared::Field(b, _)) if a == b => name.to_string(),
            _ => self.name(program, bodies),
        }
    }

    /// A key that orders classes by name, whatever their ids.
    pub(crate) fn sort_key(self, program: &Program, bodies: &Bodies) -> (String, Option<Span>) {
        (self.name(program, bodies), self.declared_at(program, bodies))
    }
}

impl Declared {
    fn name(self, program: &Program, bodies: &Bodies) -> String {
        match self {
            Declared::Field(adt, name) => format!("{}.{name}", program.adt(adt).name),
            Declared::Static(id) => program.statics[id.idx()].name.to_string(),
            Declared::Local(code, local) => {
                let body = &bodies.codes[code.idx()].body;
                let name = body.locals[local.idx()].name;
                name.map_or_else(|| "a temporary".to_owned(), |it| it.to_string())
            }
        }
    }

    fn span(self, program: &Program, bodies: &Bodies) -> Option<Span> {
        match self {
            Declared::Field(id, name) => {
                let adt = program.adt(id);
                program.field(id, name).map(|it| it.range.in_file(adt.file))
            }
            Declared::Static(id) => {
                let def = &program.statics[id.idx()];
                Some(def.range.in_file(def.file))
            }
            Declared::Local(code, local) => {
                let code = &bodies.codes[code.idx()];
                Some(code.span(code.body.locals[local.idx()].range))
            }
        }
    }
}

impl Program {
    /// Whether a value of the type contains what it leads to, rather than pointing to it. What a lock
    /// protects is another matter.
    fn is_plain(&self, ty: &Ty) -> bool {
        let TyKind::Adt(id, args) = ty.kind() else { return false };
        let effects = &self.adt(*id).effects;
        effects.lock.is_some() || !effects.pointer && args.iter().all(|it| self.is_plain(it))
    }

    /// A struct of which a generic parameter is protected by a lock in it: a lock type of the
    /// project's own.
    pub(crate) fn wraps_any(&self, id: AdtId) -> bool {
        let adt = self.adt(id);
        !adt.params.is_empty()
            && adt.variants.iter().flat_map(|it| &it.fields).any(|field| {
                let Some((inner, args)) = field.ty.as_adt() else { return false };
                let is_lock = self.adt(inner).effects.lock.is_some();
                let bare = |ty: &Ty| matches!(ty.kind(), TyKind::Param(_));
                is_lock && args.iter().any(bare)
            })
    }
}
