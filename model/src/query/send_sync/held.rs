//! How a type holds what its parameters stand for, and what that asks of them.

use crate::{
    effects::LockKind,
    link::{AdtId, FieldDef, ParamId},
    query::send_sync::{Auto, Library},
    ty::{Bound, Subst, Ty, TyKind},
};

/// How a parameter is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// As a part of the value.
    Value,
    /// Behind interior mutability that is not `Sync` by itself.
    Cell,
    /// Behind a raw pointer.
    Pointer,
    /// Behind a reference or `Arc`, or in something else that asks for it.
    Shared,
    /// In the type only.
    Phantom,
    /// Nowhere: it is what a function takes or gives, or what an object that is `Send` by its type
    /// has to do with.
    Named,
}

/// One way in which a parameter is held, and what it has to be for the whole to be `Send` or `Sync`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held<'p> {
    pub(super) param: ParamId,
    pub(super) auto: Auto,
    pub(super) how: How,
    /// Behind a reference to something with a `Sync` impl of its own: a guard's way to its lock.
    pub(super) by_lock: bool,
    /// The field of the type that was asked about.
    pub(super) field: Option<&'p FieldDef>,
}

/// Recursion through types that hold themselves ends here as well.
const MAX_DEPTH: u32 = 12;

/// What the fields of `adt` ask for, if the whole is to be `auto`.
pub(super) fn of_fields<'p>(library: &Library<'p>, adt: AdtId, auto: Auto) -> Vec<Held<'p>> {
    let mut walk = Walk::new(library);
    walk.seen.push((adt, auto));
    let def = library.program.adt(adt);
    for field in def.variants.iter().flat_map(|it| &it.fields) {
        walk.field = Some(field);
        walk.ty(&field.ty, auto, How::Value, 0);
    }
    walk.res
}

/// What a type asks of the parameters in it, if it is to be `auto`.
pub(super) fn of_type<'p>(library: &Library<'p>, ty: &Ty, auto: Auto) -> Vec<Held<'p>> {
    let mut walk = Walk::new(library);
    walk.ty(ty, auto, How::Value, 0);
    walk.res
}

struct Walk<'a, 'p> {
    library: &'a Library<'p>,
    res: Vec<Held<'p>>,
    /// Types whose fields are being looked at.
    seen: Vec<(AdtId, Auto)>,
    field: Option<&'p FieldDef>,
    by_lock: bool,
    /// In a lock that several readers may hold.
    in_rwlock: bool,
}

impl<'a, 'p> Walk<'a, 'p> {
    fn new(library: &'a Library<'p>) -> Walk<'a, 'p> {
        Walk {
            library,
            res: Vec::new(),
            seen: Vec::new(),
            field: None,
            by_lock: false,
            in_rwlock: false,
        }
    }

    fn ty(&mut self, ty: &Ty, want: Auto, how: How, depth: u32) {
        if depth > MAX_DEPTH {
            return;
        }
        match ty.kind() {
            TyKind::Param(param) => self.res.push(Held {
                param: *param,
                auto: want,
                how,
                by_lock: self.by_lock,
                field: self.field,
            }),
            TyKind::Tuple(parts) => self.all(parts, want, how, depth),
            TyKind::Array(inner) | TyKind::Slice(inner) => self.ty(inner, want, how, depth + 1),
            TyKind::Ref { mutable: true, inner } => self.ty(inner, want, how, depth + 1),
            TyKind::Ref { mutable: false, inner } => self.shared(inner, how, depth),
            TyKind::Ptr { inner, .. } => {
                self.ty(inner, Auto::Send, how.then(How::Pointer), depth + 1);
            }
            TyKind::Adt(id, args) => self.adt(*id, args, want, how, depth),
            TyKind::Dyn(bounds) => self.object(bounds, want, how, depth),
            TyKind::FnPtr { inputs, output } => {
                self.all(inputs, want, How::Named, depth);
                self.ty(output, want, How::Named, depth + 1);
            }
            _ => {}
        }
    }

    fn all(&mut self, tys: &[Ty], want: Auto, how: How, depth: u32) {
        for ty in tys {
            self.ty(ty, want, how, depth + 1);
        }
    }

    fn shared(&mut self, inner: &Ty, how: How, depth: u32) {
        let has_impl =
            inner.as_adt().is_some_and(|(id, _)| self.library.auto_impl(id, Auto::Sync).is_some());
        let before = self.by_lock;
        self.by_lock |= has_impl;
        self.ty(inner, Auto::Sync, how.then(How::Shared), depth + 1);
        self.by_lock = before;
    }

    fn object(&mut self, bounds: &[Bound], want: Auto, how: How, depth: u32) {
        // `dyn Fn(T) -> R` takes and gives, and holds neither.
        let is_known =
            |it: &Bound| self.library.auto(it.of.id) == Some(want) || self.library.is_fn(it.of.id);
        let how = if bounds.iter().any(is_known) { How::Named } else { how };
        for bound in bounds {
            self.all(&bound.of.args, want, how, depth);
            for (_, ty) in &bound.assoc {
                self.ty(ty, want, How::Named, depth + 1);
            }
        }
    }

    fn adt(&mut self, id: AdtId, args: &[Ty], want: Auto, how: How, depth: u32) {
        let program = self.library.program;
        let def = program.adt(id);
        if program.lang.phantom_data == Some(id) {
            return self.all(args, want, how.then(How::Phantom), depth);
        }
        if let Some(imp) = self.library.auto_impl(id, want) {
            if program.impls[imp.idx()].is_negative {
                return self.negative(id, args, how, depth);
            }
            return self.demands(id, args, want, how, depth);
        }
        if self.library.is_stub(id) {
            return self.all(args, want, how, depth);
        }
        if self.seen.contains(&(id, want)) {
            return;
        }
        self.seen.push((id, want));
        let subst = Subst::new(&def.params, args);
        for field in def.variants.iter().flat_map(|it| &it.fields) {
            self.ty(&field.ty.subst(&subst), want, how, depth + 1);
        }
        self.seen.pop();
    }

    /// A part that takes `auto` away, and that the impl at hand gives it back to.
    fn negative(&mut self, id: AdtId, args: &[Ty], how: How, depth: u32) {
        let effects = &self.library.program.adt(id).effects;
        match effects.pointer {
            true => self.all(args, Auto::Send, how.then(How::Pointer), depth),
            // Readers of a lock are many, and a cell in it is no cure.
            false if self.in_rwlock => self.all(args, Auto::Sync, how.then(How::Shared), depth),
            false => self.all(args, Auto::Send, how.then(How::Cell), depth),
        }
    }

    /// What the impl of `want` for `id` asks of its parameters.
    fn demands(&mut self, id: AdtId, args: &[Ty], want: Auto, how: How, depth: u32) {
        let lock = self.library.program.adt(id).effects.lock;
        let is_rwlock = want == Auto::Sync && lock.is_some_and(|it| it.kind == LockKind::RwLock);
        let before = self.in_rwlock;
        self.in_rwlock |= is_rwlock;
        let demands = self.library.demands_of(id, want);
        for (idx, auto) in &demands {
            let asks_both = demands.contains(&(*idx, Auto::Sync));
            let how = if asks_both { how.then(How::Shared) } else { how };
            if let Some(arg) = args.get(*idx) {
                self.ty(arg, *auto, how, depth + 1);
            }
        }
        self.in_rwlock = before;
    }
}

impl How {
    /// One step further in; what is only in the type stays so.
    fn then(self, next: How) -> How {
        if matches!(self, How::Phantom | How::Named) { self } else { next }
    }
}
