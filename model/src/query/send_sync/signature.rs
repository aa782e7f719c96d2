//! What a signature lets go out of a value and into it.

use crate::{
    link::{AdtId, Func, ImplDef, ParamId},
    query::send_sync::{
        Auto, Library,
        api::{Interfaces, Way, is_borrower},
        held::{self, How},
    },
    ty::{Bound, Subst, Ty, TyKind},
};

/// The way that a parameter's value goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Flow {
    Lends,
    LendsMut,
    Gives,
    Takes,
}

/// A walk over the types of one signature.
pub(super) struct Signature<'a, 'p> {
    library: &'a Library<'p>,
    interfaces: &'a mut Interfaces<'p>,
    /// The type whose method it is: giving itself away says nothing.
    own: AdtId,
    imp: Option<&'p ImplDef>,
    pub(super) found: Vec<(ParamId, Auto, Flow)>,
}

/// Types inside of types are looked into this deep.
const MAX_DEPTH: u32 = 8;

impl<'a, 'p> Signature<'a, 'p> {
    pub(super) fn new(
        library: &'a Library<'p>,
        interfaces: &'a mut Interfaces<'p>,
        own: AdtId,
        imp: Option<&'p ImplDef>,
    ) -> Signature<'a, 'p> {
        Signature { library, interfaces, own, imp, found: Vec::new() }
    }

    /// Looks at all of a method's signature but its receiver.
    pub(super) fn func(&mut self, func: &Func) {
        self.gives(&func.output, 0);
        for input in func.inputs.iter().skip(1) {
            self.takes(input, 0);
        }
    }

    /// The caller gets a value of this type.
    pub(super) fn gives(&mut self, ty: &Ty, depth: u32) {
        if depth > MAX_DEPTH {
            return;
        }
        match ty.kind() {
            TyKind::Param(param) => self.found.push((*param, Auto::Send, Flow::Gives)),
            TyKind::Ref { mutable, inner } => self.lends(inner, *mutable),
            TyKind::Tuple(parts) => parts.iter().for_each(|it| self.gives(it, depth + 1)),
            TyKind::Array(inner) | TyKind::Slice(inner) => self.gives(inner, depth + 1),
            TyKind::Adt(id, args) => self.gives_adt(ty, *id, args, depth),
            TyKind::Opaque(bounds) | TyKind::Dyn(bounds) => {
                bounds.iter().for_each(|it| self.gives_bound(it, depth));
            }
            TyKind::FnPtr { inputs, output } => {
                inputs.iter().for_each(|it| self.takes(it, depth + 1));
                self.gives(output, depth + 1);
            }
            TyKind::Assoc { .. } => {
                if let Some(ty) = self.assoc(ty) {
                    self.gives(&ty, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn gives_adt(&mut self, ty: &Ty, id: AdtId, args: &[Ty], depth: u32) {
        let program = self.library.program;
        let def = program.adt(id);
        if id == self.own || program.lang.phantom_data == Some(id) {
            return;
        }
        if self.library.is_stub(id) && !is_borrower(def) {
            if def.effects.pointer && self.library.auto_impl(id, Auto::Send).is_some() {
                return self.asks(ty, Auto::Send, Flow::Gives);
            }
            return args.iter().for_each(|it| self.gives(it, depth + 1));
        }
        let held = held::of_type(self.library, ty, Auto::Send);
        let (owned, borrowed): (Vec<_>, Vec<_>) =
            held.into_iter().partition(|it| it.how == How::Value && !is_borrower(def));
        self.found.extend(owned.iter().map(|it| (it.param, Auto::Send, Flow::Gives)));
        if !borrowed.is_empty() || is_borrower(def) {
            self.borrower(id, args);
        }
    }

    /// What one can do with a guard or an iterator.
    fn borrower(&mut self, id: AdtId, args: &[Ty]) {
        let def = self.library.program.adt(id);
        for exposed in self.interfaces.of_borrower(self.library, id) {
            let idx = def.params.iter().position(|it| *it == exposed.param);
            let Some(arg) = idx.and_then(|it| args.get(it)) else { continue };
            let flow = match exposed.way {
                Way::Method(_, flow) | Way::Assoc(flow) => flow,
                Way::Field(_) | Way::Derived(_) | Way::Uses(..) => Flow::Lends,
            };
            self.asks(arg, exposed.auto, flow);
        }
    }

    fn gives_bound(&mut self, bound: &Bound, depth: u32) {
        let lang = &self.library.program.lang;
        let is_deref = Some(bound.of.id) == lang.deref || Some(bound.of.id) == lang.deref_mut;
        if self.library.is_fn(bound.of.id) {
            // Whoever calls it hands arguments in.
            bound.of.args.iter().for_each(|it| self.takes(it, depth + 1));
        }
        for (_, ty) in &bound.assoc {
            match is_deref {
                true => self.lends(ty, Some(bound.of.id) == lang.deref_mut),
                false => self.gives(ty, depth + 1),
            }
        }
    }

    /// The caller gets a reference to something of this type.
    fn lends(&mut self, ty: &Ty, mutable: bool) {
        let resolved = self.assoc(ty);
        let ty = resolved.as_ref().unwrap_or(ty);
        if ty.as_adt().is_some_and(|it| it.0 == self.own) {
            return;
        }
        match mutable {
            true => self.asks(ty, Auto::Send, Flow::LendsMut),
            false => self.asks(ty, Auto::Sync, Flow::Lends),
        }
    }

    fn asks(&mut self, ty: &Ty, auto: Auto, flow: Flow) {
        for held in held::of_type(self.library, ty, auto) {
            if matches!(held.how, How::Value | How::Shared) {
                self.found.push((held.param, held.auto, flow));
            }
        }
    }

    /// The caller hands in a value of this type.
    pub(super) fn takes(&mut self, ty: &Ty, depth: u32) {
        if depth > MAX_DEPTH {
            return;
        }
        match ty.kind() {
            TyKind::Param(param) if self.is_of_func(*param) => {
                let bounds = self.library.program.params[param.idx()].bounds.clone();
                bounds.iter().for_each(|it| self.takes_bound(it, depth));
            }
            TyKind::Param(param) => self.found.push((*param, Auto::Send, Flow::Takes)),
            TyKind::Ref { inner, .. } => {
                if let TyKind::Dyn(bounds) = inner.kind() {
                    bounds.iter().for_each(|it| self.takes_bound(it, depth));
                }
                // `f: &F`
                if let TyKind::Param(param) = inner.kind()
                    && self.is_of_func(*param)
                {
                    self.takes(inner, depth + 1);
                }
            }
            TyKind::Tuple(parts) => parts.iter().for_each(|it| self.takes(it, depth + 1)),
            TyKind::Array(inner) | TyKind::Slice(inner) => self.takes(inner, depth + 1),
            TyKind::Adt(id, args) => self.takes_adt(ty, *id, args, depth),
            TyKind::Opaque(bounds) | TyKind::Dyn(bounds) => {
                bounds.iter().for_each(|it| self.takes_bound(it, depth));
            }
            TyKind::FnPtr { inputs, output } => {
                inputs.iter().for_each(|it| self.gives(it, depth + 1));
                self.takes(output, depth + 1);
            }
            TyKind::Assoc { .. } => {
                if let Some(ty) = self.assoc(ty) {
                    self.takes(&ty, depth + 1);
                }
            }
            _ => {}
        }
    }

    fn takes_adt(&mut self, ty: &Ty, id: AdtId, args: &[Ty], depth: u32) {
        let def = self.library.program.adt(id);
        if id == self.own || is_borrower(def) {
            return;
        }
        if self.library.is_stub(id) {
            if def.effects.pointer && self.library.auto_impl(id, Auto::Send).is_some() {
                return self.asks(ty, Auto::Send, Flow::Takes);
            }
            return args.iter().for_each(|it| self.takes(it, depth + 1));
        }
        let held = held::of_type(self.library, ty, Auto::Send);
        let owned = held.iter().filter(|it| it.how == How::Value);
        self.found.extend(owned.map(|it| (it.param, Auto::Send, Flow::Takes)));
    }

    fn takes_bound(&mut self, bound: &Bound, depth: u32) {
        if self.library.is_fn(bound.of.id) {
            // The closure is called with these.
            bound.of.args.iter().for_each(|it| self.gives(it, depth + 1));
        }
        for (_, ty) in &bound.assoc {
            self.takes(ty, depth + 1);
        }
    }

    /// Whether it is a parameter of the method, not of the impl.
    fn is_of_func(&self, param: ParamId) -> bool {
        !self.imp.is_some_and(|it| it.params.contains(&param))
    }

    /// What `Self::Target` means in the impl.
    fn assoc(&self, ty: &Ty) -> Option<Ty> {
        let imp = self.imp?;
        let TyKind::Assoc { base, name, .. } = ty.kind() else { return None };
        if *base != imp.self_ty {
            return None;
        }
        let named = |imp: &ImplDef| imp.assoc_types.iter().find(|it| it.0 == *name).cloned();
        if let Some((_, ty)) = named(imp) {
            return Some(ty);
        }
        // `DerefMut` speaks of the `Target` of `Deref`.
        let others = self.library.impls.of.get(&self.own)?;
        others.iter().find_map(|id| {
            let other = &self.library.program.impls[id.idx()];
            let (_, args) = imp.self_ty.as_adt()?;
            let (_, params) = other.self_ty.as_adt()?;
            let mut subst = Subst::default();
            for (param, arg) in params.iter().zip(args) {
                if let TyKind::Param(id) = param.kind() {
                    subst.insert(*id, arg.clone());
                }
            }
            named(other).map(|it| it.1.subst(&subst))
        })
    }
}
