//! What the code promises about its locks: which lock guards what, what callers hold, in which order
//! locks are taken.

use diag::{FileId, Span};
use rustc_hash::FxHashMap;

use crate::{
    LockClass, Symbol,
    facts::{Attr, AttrArg, Segment},
    link::{Namespace, defs::*},
    place::{Declared, Step},
    ty::{Ty, TyKind},
};

/// The promises of a program.
#[derive(Debug, Default)]
pub struct Promises {
    pub fields: FxHashMap<(AdtId, Symbol), Guarded>,
    pub statics: FxHashMap<StaticId, Guarded>,
    pub funcs: FxHashMap<FuncId, Contract>,
    pub orders: Vec<LockOrder>,
    /// Promises that name what is not there.
    pub mistakes: Vec<Mistake>,
}

/// A promise that something is only touched while a lock is held.
#[derive(Clone, Debug)]
pub struct Guarded {
    pub by: LockRef,
    pub span: Span,
}

/// What a function promises.
#[derive(Clone, Debug, Default)]
pub struct Contract {
    /// Callers hold these.
    pub requires: Vec<(LockRef, Span)>,
    /// Callers do not hold these.
    pub excludes: Vec<(LockRef, Span)>,
    /// Held when it returns, without a guard.
    pub acquires: Vec<(LockRef, Span)>,
    /// No longer held when it returns.
    pub releases: Vec<(LockRef, Span)>,
}

/// Locks in the order in which they are taken, the outermost first. Where a name means several locks,
/// they have one place in it.
#[derive(Clone, Debug)]
pub struct LockOrder {
    pub locks: Vec<Vec<LockClass>>,
    pub span: Span,
}

/// A promise that cannot be kept, since there is no such lock.
#[derive(Clone, Debug)]
pub struct Mistake {
    pub span: Span,
    /// Lower case, no full stop.
    pub message: String,
    pub in_test: bool,
}

/// A lock that a promise names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LockRef {
    pub root: LockRoot,
    pub steps: Vec<Step>,
    pub class: LockClass,
}

/// Where the name of a lock begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockRoot {
    /// The value whose field or method this is about.
    Own,
    Param(u32),
    Static,
    /// Any value of a type.
    Any,
}

/// Crates whose attributes these are, as paths begin with them.
const CRATES: &[&str] = &["threadlint", "threadlint_attributes", "threadlint_runtime"];

/// Whether paths that begin with `name` lead to the attributes.
pub(super) fn is_attribute_crate(name: Symbol) -> bool {
    CRATES.contains(&name.as_str())
}

/// Whether an attribute may declare an order.
pub(super) fn is_order(attr: &Attr) -> bool {
    attr.name.as_str().rsplit("::").next() == Some("lock_order")
}

/// Reads the promises of all items.
pub(super) fn read_promises(program: &Program) -> Promises {
    let mut reader = Reader { program, promises: Promises::default() };
    for idx in 0..program.adts.len() {
        reader.adt(AdtId(idx as u32));
    }
    for (idx, def) in program.statics.iter().enumerate() {
        reader.statik(StaticId(idx as u32), def);
    }
    for idx in 0..program.funcs.len() {
        reader.func(FuncId(idx as u32));
    }
    for (module, file, attr) in &program.order_attrs {
        if reader.word(*module, attr).is_some() {
            reader.order(Place::of_module(*module, *file), attr);
        }
    }
    reader.promises
}

impl Promises {
    /// Whether there is no word of a promise at all.
    pub(super) fn is_nothing(&self) -> bool {
        self.is_empty() && self.orders.is_empty() && self.mistakes.is_empty()
    }

    /// Whether nothing is promised, orders apart.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.statics.is_empty() && self.funcs.is_empty()
    }

    /// The promise about a field or static.
    pub fn guarding(&self, class: LockClass) -> Option<&Guarded> {
        match class.declared {
            Declared::Field(adt, name) => self.fields.get(&(adt, name)),
            Declared::Static(id) => self.statics.get(&id),
            Declared::Local(..) => None,
        }
    }
}

struct Reader<'p> {
    program: &'p Program,
    promises: Promises,
}

/// Where a promise stands, for the names in it.
#[derive(Clone, Copy)]
struct Place<'p> {
    module: ModuleId,
    file: FileId,
    in_test: bool,
    own: Option<&'p Ty>,
    own_adt: Option<AdtId>,
    func: Option<FuncId>,
}

impl Place<'_> {
    fn of_module(module: ModuleId, file: FileId) -> Place<'static> {
        Place {
            module,
            file,
            in_test: false,
            own: None,
            own_adt: None,
            func: None,
        }
    }

    fn span(&self, attr: &Attr) -> Span {
        attr.range.in_file(self.file)
    }
}

impl<'p> Reader<'p> {
    /// The word of a promise that an attribute is.
    fn word<'a>(&self, module: ModuleId, attr: &'a Attr) -> Option<&'a str> {
        let (path, word) = match attr.name.as_str().rsplit_once("::") {
            Some((path, word)) => (Some(path), word),
            None => (None, attr.name.as_str()),
        };
        let is_ours = match path {
            Some(path) => path.split("::").any(|it| CRATES.contains(&it)),
            None => self.program.has_promises(module),
        };
        is_ours.then_some(word)
    }

    fn adt(&mut self, id: AdtId) {
        let program = self.program;
        let adt = program.adt(id);
        let place = Place { own_adt: Some(id), ..Place::of_module(adt.module, adt.file) };
        let is_checked = adt.attrs.iter().any(|it| self.word(adt.module, it) == Some("checked"));
        for attr in &adt.attrs {
            if self.word(adt.module, attr) == Some("lock_order") {
                self.order(place, attr);
            }
        }
        for field in adt.variants.iter().flat_map(|it| &it.fields) {
            for attr in &field.attrs {
                let word = self.word(adt.module, attr);
                let is_bare = is_checked && attr.name == "guarded_by";
                match word.or(is_bare.then_some("guarded_by")) {
                    Some("guarded_by") => {
                        let guarded = self.guarded(place, attr);
                        let key = (id, field.name);
                        self.promises.fields.extend(guarded.map(|it| (key, it)));
                    }
                    Some("lock_order") => self.order(place, attr),
                    _ => {}
                }
            }
        }
    }

    fn statik(&mut self, id: StaticId, def: &StaticDef) {
        let place = Place {
            in_test: def.in_test,
            ..Place::of_module(def.module, def.file)
        };
        for attr in &def.attrs {
            if self.word(def.module, attr) == Some("guarded_by") {
                let guarded = self.guarded(place, attr);
                self.promises.statics.extend(guarded.map(|it| (id, it)));
            }
        }
    }

    fn func(&mut self, id: FuncId) {
        let program = self.program;
        let func = program.func(id);
        let own = match func.parent {
            Parent::Impl(id) => Some(&program.impls[id.idx()].self_ty),
            _ => None,
        };
        let mut place = Place::of_module(func.module, func.file);
        place = Place { in_test: func.in_test, own, func: Some(id), ..place };
        let mut contract = Contract::default();
        for attr in &func.attrs {
            let list = match self.word(func.module, attr) {
                Some("requires") => &mut contract.requires,
                Some("excludes") => &mut contract.excludes,
                Some("acquires") => &mut contract.acquires,
                Some("releases") => &mut contract.releases,
                _ => continue,
            };
            for name in names(attr) {
                let lock = self.lock(place, attr, name);
                list.extend(lock.map(|it| (it, place.span(attr))));
            }
        }
        let n_locks = [&contract.requires, &contract.excludes]
            .into_iter()
            .chain([&contract.acquires, &contract.releases])
            .map(Vec::len);
        if n_locks.sum::<usize>() > 0 {
            self.promises.funcs.insert(id, contract);
        }
    }

    fn guarded(&mut self, place: Place<'_>, attr: &Attr) -> Option<Guarded> {
        match names(attr).next() {
            Some(name) => {
                let by = self.lock(place, attr, name)?;
                Some(Guarded { by, span: place.span(attr) })
            }
            None => {
                self.mistake(place, attr, "this promise names no lock".to_owned());
                None
            }
        }
    }

    fn order(&mut self, place: Place<'_>, attr: &Attr) {
        let mut n_orders = 0;
        for arg in &attr.args {
            let AttrArg::Order(names) = arg else { continue };
            n_orders += 1;
            let locks = names.iter().map(|it| Some(vec![self.lock(place, attr, *it)?.class]));
            if let Some(locks) = locks.collect::<Option<Vec<_>>>() {
                self.promises.orders.push(LockOrder { locks, span: place.span(attr) });
            }
        }
        if n_orders == 0 {
            let message = "an order is written `lock_order(first < second)`".to_owned();
            self.mistake(place, attr, message);
        }
    }

    fn mistake(&mut self, place: Place<'_>, attr: &Attr, message: String) {
        let span = place.span(attr);
        self.promises.mistakes.push(Mistake { span, message, in_test: place.in_test });
    }

    /// The lock called `name`, as seen from `place`.
    fn lock(&mut self, place: Place<'_>, attr: &Attr, name: Symbol) -> Option<LockRef> {
        let found = self.find(place, name.as_str());
        if let Err(message) = &found {
            self.mistake(place, attr, message.clone());
        }
        found.ok()
    }

    fn find(&self, place: Place<'_>, name: &str) -> Result<LockRef, String> {
        let program = self.program;
        let (first, fields) = match name.split_once('.') {
            Some((first, fields)) => (first, fields.split('.').collect()),
            None => (name, Vec::new()),
        };
        // `lock` on a field or in a method means `self.lock`.
        let own = place.own.cloned().or_else(|| place.own_adt.map(|it| Ty::adt(it, Vec::new())));
        if let Some(own) = &own {
            let is_field = || program.field_of(own, Symbol::new(first)).is_some();
            if first == "self" {
                return walk(program, LockRoot::Own, own, &fields);
            }
            if !first.contains("::") && is_field() {
                let fields: Vec<&str> = [first].into_iter().chain(fields).collect();
                return walk(program, LockRoot::Own, own, &fields);
            }
        }
        if let Some(id) = place.func
            && let Some((idx, ty)) = program.param_named(id, first)
        {
            return walk(program, LockRoot::Param(idx), ty, &fields);
        }
        let segments: Vec<Segment> = first
            .split("::")
            .filter(|it| !it.is_empty())
            .map(|it| Segment { name: Symbol::new(it), args: Vec::new() })
            .collect();
        let namespace = if fields.is_empty() { Namespace::Values } else { Namespace::Types };
        let resolve = |namespace| program.resolve(place.module, &segments, false, namespace);
        let found = resolve(namespace).or_else(|| resolve(Namespace::Values));
        match found.filter(|it| it.taken == segments.len()).map(|it| it.def) {
            Some(Def::Static(id)) => {
                let ty = &program.statics[id.idx()].ty;
                let declared = Declared::Static(id);
                let mut res = LockRef {
                    root: LockRoot::Static,
                    steps: Vec::new(),
                    class: LockClass { declared, depth: 0 },
                };
                if !fields.is_empty() {
                    let inner = walk(program, LockRoot::Static, ty, &fields)?;
                    res.steps = inner.steps;
                    res.class = inner.class;
                }
                Ok(res)
            }
            Some(Def::Adt(id)) if !fields.is_empty() => {
                walk(program, LockRoot::Any, &Ty::adt(id, Vec::new()), &fields)
            }
            _ => match &own {
                Some(own) if !first.contains("::") => {
                    let owner = own.head_name(program).unwrap_or_else(|| "the type".to_owned());
                    Err(format!("`{owner}` has no field `{first}`"))
                }
                _ => Err(format!("there is no lock `{name}`")),
            },
        }
    }
}

/// Follows `fields` from a value of type `ty`.
fn walk(program: &Program, root: LockRoot, ty: &Ty, fields: &[&str]) -> Result<LockRef, String> {
    let mut ty = ty.clone();
    let mut steps = Vec::new();
    let mut declared = None;
    for field in fields {
        let name = Symbol::new(field);
        let Some(found) = program.field_of(&ty, name) else {
            let owner = ty.strip_refs().head_name(program);
            let owner = owner.unwrap_or_else(|| "the value".to_owned());
            return Err(format!("`{owner}` has no field `{field}`"));
        };
        steps.extend(found.contents.then_some(Step::Content));
        steps.push(Step::Field(Some(found.adt), name));
        declared = Some(Declared::Field(found.adt, name));
        ty = found.ty;
    }
    match declared {
        Some(declared) => Ok(LockRef { root, steps, class: LockClass { declared, depth: 0 } }),
        None => Err("this names a value and no lock in it".to_owned()),
    }
}

/// The names of locks in an attribute's parentheses.
fn names(attr: &Attr) -> impl Iterator<Item = Symbol> {
    attr.args.iter().filter_map(|it| match it {
        AttrArg::Word(name) => Some(*name),
        _ => None,
    })
}

/// A field that was found behind pointers and locks.
struct FoundField {
    adt: AdtId,
    ty: Ty,
    /// A lock was looked through.
    contents: bool,
}

/// Types inside of types are looked into this deep.
const DEPTH: u32 = 8;

impl Program {
    /// Whether bare attributes in the module's crate may be those of `threadlint-attributes`.
    pub(super) fn has_promises(&self, module: ModuleId) -> bool {
        let krate = self.modules[module.idx()].krate;
        self.promising.contains(&krate)
    }

    fn field_of(&self, ty: &Ty, name: Symbol) -> Option<FoundField> {
        let mut ty = ty.clone();
        let mut contents = false;
        for _ in 0..DEPTH {
            let next = match ty.kind() {
                TyKind::Ref { inner, .. } | TyKind::Ptr { inner, .. } => inner.clone(),
                TyKind::Adt(id, args) => {
                    if let Some(field) = self.field(*id, name) {
                        return Some(FoundField { adt: *id, ty: field.ty.clone(), contents });
                    }
                    let effects = &self.adt(*id).effects;
                    contents |= effects.lock.is_some();
                    let is_wrapper = effects.pointer
                        || effects.lock.is_some()
                        || effects.once_cell
                        || self.lang.option == Some(*id);
                    args.last().filter(|_| is_wrapper)?.clone()
                }
                _ => return None,
            };
            ty = next;
        }
        None
    }

    fn param_named(&self, id: FuncId, name: &str) -> Option<(u32, &Ty)> {
        let func = self.func(id);
        let idx = func.facts.params.iter().position(|it| it.name.is_some_and(|it| it == name))?;
        let idx = idx + usize::from(func.receiver.is_some());
        Some((idx as u32, func.inputs.get(idx)?))
    }

    /// The classes of all locks that people call `name`: `Bank.accounts`, `bank::Bank.accounts`,
    /// `REGISTRY`.
    pub(crate) fn classes_named(&self, name: &str) -> Vec<LockClass> {
        let (path, field) = match name.split_once('.') {
            Some((path, field)) => (path, Some(Symbol::new(field))),
            None => (name, None),
        };
        let parts: Vec<&str> = path.split("::").collect();
        let is_named = |module: ModuleId, name: Symbol| {
            let mut full = self.module_path(module);
            full.push(name.to_string());
            self.crate_kind(module) != crate::CrateKind::Stub
                && full.len() >= parts.len()
                && full[full.len() - parts.len()..] == parts[..]
        };
        let class = |declared| LockClass { declared, depth: 0 };
        match field {
            Some(field) => {
                let adts = self.adts.iter().enumerate();
                let ids = adts.filter(|it| is_named(it.1.module, it.1.name));
                let ids = ids.map(|it| AdtId(it.0 as u32));
                ids.filter(|it| self.field(*it, field).is_some())
                    .map(|it| class(Declared::Field(it, field)))
                    .collect()
            }
            None => {
                let statics = self.statics.iter().enumerate();
                let ids = statics.filter(|it| is_named(it.1.module, it.1.name));
                ids.map(|it| class(Declared::Static(StaticId(it.0 as u32)))).collect()
            }
        }
    }
}
