//! What the safe interface of a type does with what its parameters stand for.

use rustc_hash::FxHashMap;

use crate::{
    Symbol,
    facts::{AttrArg, GenericKind, UsedName, Uses},
    link::{Adt, AdtId, FieldDef, Func, ImplDef, ImplId, ParamId},
    query::send_sync::{
        Auto, Library,
        bounds::Bounds,
        held::{self, How},
        signature::{Flow, Signature},
    },
    ty::{Ty, TyKind},
};

/// Something that the interface does with a parameter.
#[derive(Clone, Debug)]
pub(super) struct Exposed<'p> {
    pub(super) param: ParamId,
    /// What the parameter has to be for that.
    pub(super) auto: Auto,
    pub(super) way: Way<'p>,
}

/// How a parameter is exposed.
#[derive(Clone, Copy, Debug)]
pub(super) enum Way<'p> {
    Method(&'p Func, Flow),
    /// A public field, or one of a public enum.
    Field(&'p FieldDef),
    Derived(Symbol),
    /// A method names the field in its body.
    Uses(&'p Func, &'p FieldDef),
    /// The associated type of a library's impl.
    Assoc(Flow),
}

/// Who calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Caller {
    /// One of many that share the value.
    Sharer,
    Owner,
}

/// The interfaces that were looked at.
#[derive(Debug, Default)]
pub(super) struct Interfaces<'p> {
    known: FxHashMap<(AdtId, Caller), Vec<Exposed<'p>>>,
}

/// Traits that can be derived and read all fields through `&self`.
const READING: &[&str] = &["Clone", "Debug", "Hash", "Ord", "PartialEq", "PartialOrd"];

impl<'p> Interfaces<'p> {
    /// What `caller` can do with the parameters of `adt`.
    pub(super) fn of(
        &mut self,
        library: &Library<'p>,
        adt: AdtId,
        caller: Caller,
    ) -> Vec<Exposed<'p>> {
        if let Some(known) = self.known.get(&(adt, caller)) {
            return known.clone();
        }
        // Types that hand out one another: each adds only what it does itself.
        self.known.insert((adt, caller), Vec::new());
        let mut res = Vec::new();
        let impls = library.impls.of.get(&adt).map_or(&[][..], Vec::as_slice);
        for &id in impls {
            match library.is_stub(adt) {
                true => self.described(library, adt, id, &mut res),
                false => self.written(library, adt, id, caller, &mut res),
            }
        }
        let def = library.program.adt(adt);
        if !library.is_stub(adt) {
            shown(library, def, &mut res);
            derived(library, def, &mut res);
        }
        self.known.insert((adt, caller), res.clone());
        res
    }

    /// An impl of the workspace.
    fn written(
        &mut self,
        library: &Library<'p>,
        adt: AdtId,
        id: ImplId,
        caller: Caller,
        out: &mut Vec<Exposed<'p>>,
    ) {
        let program = library.program;
        let imp = &program.impls[id.idx()];
        let params = library.params_of(id);
        let bounds = library.impl_bounds(id);
        let is_drop = imp.trait_ref.as_ref().is_some_and(|it| Some(it.id) == program.lang.drop);
        for &func_id in imp.funcs.iter().filter(|_| !is_drop) {
            let func = program.func(func_id);
            if !is_callable(library, adt, imp, func, caller) {
                continue;
            }
            let scope = program.scope_of(func_id);
            let own = Bounds::new(library, &scope, &func.params, &func.facts.generics);
            let mut signature = Signature::new(library, self, adt, Some(imp));
            signature.func(func);
            let found = signature.found;
            let mut add = |exposed: Exposed<'p>, inner: ParamId| {
                let is_bound =
                    bounds.demand(inner, exposed.auto) || own.demand(inner, exposed.auto);
                if !is_bound {
                    out.push(exposed);
                }
            };
            for (inner, auto, flow) in found {
                if let Some((param, _)) = params.iter().find(|it| it.1 == inner) {
                    let way = Way::Method(func, flow);
                    add(Exposed { param: *param, auto, way }, inner);
                }
            }
            if caller == Caller::Sharer && func.receiver.is_some() {
                for (param, field) in used(library, adt, func) {
                    let inner = params.iter().find(|it| it.0 == param).map(|it| it.1);
                    let way = Way::Uses(func, field);
                    if let Some(inner) = inner {
                        add(Exposed { param, auto: Auto::Sync, way }, inner);
                    }
                }
            }
        }
    }

    /// An impl that a stub describes: what it yields or leads to says all.
    fn described(
        &mut self,
        library: &Library<'p>,
        adt: AdtId,
        id: ImplId,
        out: &mut Vec<Exposed<'p>>,
    ) {
        let program = library.program;
        let imp = &program.impls[id.idx()];
        let params = library.params_of(id);
        let of = imp.trait_ref.as_ref().map(|it| it.id);
        let is_exclusive = library.implements(adt, program.lang.deref_mut);
        for (name, ty) in &imp.assoc_types {
            let mut signature = Signature::new(library, self, adt, Some(imp));
            match name.as_str() {
                "Target" if of == program.lang.deref => {
                    signature.gives(&ty.reference(is_exclusive), 0);
                }
                "Item" | "Output" => signature.gives(ty, 0),
                _ => {}
            }
            for (inner, auto, flow) in signature.found {
                if let Some((param, _)) = params.iter().find(|it| it.1 == inner) {
                    out.push(Exposed { param: *param, auto, way: Way::Assoc(flow) });
                }
            }
        }
    }

    /// What the owner of a guard, an iterator or the like can do. Where it lends exclusively, what it
    /// shows is nobody else's to see.
    pub(super) fn of_borrower(&mut self, library: &Library<'p>, adt: AdtId) -> Vec<Exposed<'p>> {
        let mut res = self.of(library, adt, Caller::Owner);
        let exclusive: Vec<ParamId> =
            res.iter().filter(|it| it.is_exclusive()).map(|it| it.param).collect();
        for it in &mut res {
            if exclusive.contains(&it.param) {
                it.auto = Auto::Send;
            }
        }
        res
    }
}

impl Exposed<'_> {
    fn is_exclusive(&self) -> bool {
        matches!(self.way, Way::Method(_, Flow::LendsMut) | Way::Assoc(Flow::LendsMut))
    }
}

/// Whether safe code outside of the crate can call the method.
fn is_callable(
    library: &Library<'_>,
    adt: AdtId,
    imp: &ImplDef,
    func: &Func,
    caller: Caller,
) -> bool {
    let is_public = func.is_public || imp.written_trait.is_some();
    if !is_public || func.facts.is_unsafe || func.in_test {
        return false;
    }
    let Some(first) = func.inputs.first() else { return false };
    let is_own = |ty: &Ty| ty.as_adt().is_some_and(|it| it.0 == adt);
    let through = |ty: &Ty| match ty.kind() {
        TyKind::Ref { mutable: false, inner } => {
            is_own(inner)
                || matches!(inner.kind(), TyKind::Ref { mutable: false, inner } if is_own(inner))
        }
        TyKind::Adt(id, args) if Some(*id) == library.program.lang.arc => args.iter().any(is_own),
        _ => false,
    };
    let pinned = |ty: &Ty| match ty.kind() {
        TyKind::Adt(id, args) if Some(*id) == library.program.lang.pin => args.iter().any(through),
        _ => through(ty),
    };
    // `impl Iterator for &Queue`: whoever shares it owns such a reference.
    let by_ref = matches!(imp.self_ty.kind(), TyKind::Ref { .. });
    match caller {
        Caller::Sharer => pinned(first) || by_ref,
        Caller::Owner => pinned(first) || by_ref || func.receiver.is_some(),
    }
}

/// Public fields.
fn shown<'p>(library: &Library<'p>, def: &'p Adt, out: &mut Vec<Exposed<'p>>) {
    if !def.is_public {
        return;
    }
    let fields = def.variants.iter().flat_map(|it| &it.fields);
    for field in fields.filter(|it| it.is_public) {
        for held in held::of_type(library, &field.ty, Auto::Sync) {
            if matches!(held.how, How::Value | How::Shared) {
                let (param, auto) = (held.param, held.auto);
                out.push(Exposed { param, auto, way: Way::Field(field) });
            }
        }
    }
}

/// Traits that are derived, and go through all fields.
fn derived<'p>(library: &Library<'p>, def: &'p Adt, out: &mut Vec<Exposed<'p>>) {
    let derives = def.attrs.iter().filter(|it| it.name == "derive").flat_map(|it| &it.args);
    let names = derives.filter_map(|it| match it {
        AttrArg::Word(path) => path.as_str().rsplit("::").next(),
        _ => None,
    });
    let mut names: Vec<&str> = names.filter(|it| READING.contains(it)).collect();
    names.sort();
    let Some(name) = names.first().copied() else { return };
    for field in def.variants.iter().flat_map(|it| &it.fields) {
        for held in held::of_type(library, &field.ty, Auto::Sync) {
            let auto = match held.how {
                How::Value | How::Shared if held.auto == Auto::Sync => Auto::Sync,
                How::Value | How::Shared => continue,
                // What a cell has inside is copied and compared, but not printed.
                How::Cell if name != "Debug" => Auto::Sync,
                How::Cell | How::Pointer | How::Phantom | How::Named => continue,
            };
            let way = Way::Derived(Symbol::new(name));
            out.push(Exposed { param: held.param, auto, way });
        }
    }
}

/// The fields that are a parameter's value and nothing else, and that the method names.
fn used<'p>(library: &Library<'p>, adt: AdtId, func: &Func) -> Vec<(ParamId, &'p FieldDef)> {
    let Some(body) = func.body else { return Vec::new() };
    let names = library.program.names_in(func.file, body);
    let fields = library.program.adt(adt).variants.iter().flat_map(|it| &it.fields);
    let used = fields.filter_map(|field| match field.ty.kind() {
        TyKind::Param(param) => {
            let is_used = UsedName::is_among(names, field.name, Uses::ALL);
            is_used.then_some((*param, field))
        }
        _ => None,
    });
    used.collect()
}

/// Whether values of a library's type borrow what their arguments name: guards and iterators.
pub(super) fn is_borrower(def: &Adt) -> bool {
    def.effects.guard.is_some()
        || def.generics.params.iter().any(|it| it.kind == GenericKind::Lifetime)
}
