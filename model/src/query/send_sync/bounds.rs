//! What the bounds of an impl or function say of its parameters' `Send` and `Sync`.

use crate::{
    facts::{self, Generics},
    link::{Namespace, ParamId, TraitId, TypeScope},
    query::send_sync::{Auto, Library, held},
    ty::{Ty, TyKind},
};

/// The bounds of one header.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    known: Vec<(ParamId, Auto)>,
    /// `T::Item: Send` stands for a bound on `T` where that is only a name for a list of items.
    projected: Vec<(ParamId, Auto)>,
    /// Parameters with bounds by traits that are not known: one may have `Send` above it.
    open: Vec<ParamId>,
}

impl Bounds {
    /// Reads `generics`, whose own parameters are `params`.
    pub(super) fn new(
        library: &Library<'_>,
        scope: &TypeScope,
        params: &[ParamId],
        generics: &Generics,
    ) -> Bounds {
        let mut res = Bounds::default();
        let kept = generics.params.iter().filter(|it| it.kind != facts::GenericKind::Lifetime);
        for (param, written) in params.iter().zip(kept) {
            res.add(library, scope, &Ty::param(*param), &written.bounds);
        }
        for (written, bounds) in &generics.wheres {
            let ty = library.program.lower_type(scope, written);
            res.add(library, scope, &ty, bounds);
        }
        res
    }

    /// Whether the header demands that `param` be `auto`.
    pub(super) fn demand(&self, param: ParamId, auto: Auto) -> bool {
        self.known.contains(&(param, auto))
    }

    /// Whether the header may demand it in a way that cannot be followed.
    pub(super) fn may_demand(&self, param: ParamId, auto: Auto) -> bool {
        self.projected.contains(&(param, auto)) || self.open.contains(&param)
    }

    fn add(&mut self, library: &Library<'_>, scope: &TypeScope, ty: &Ty, bounds: &[facts::Bound]) {
        for bound in bounds {
            let facts::Bound::Trait(path) = bound else { continue };
            match library.program.lower_bounds(scope, std::slice::from_ref(bound)).first() {
                Some(it) => {
                    for auto in library.autos_of(it.of.id) {
                        self.add_auto(library, ty, auto);
                    }
                    if let (TyKind::Param(id), false) = (ty.kind(), library.is_closed(it.of.id)) {
                        self.open.push(*id);
                    }
                }
                None => {
                    if let (TyKind::Param(id), false) = (ty.kind(), is_of_std(library, scope, path))
                    {
                        self.open.push(*id);
                    }
                }
            }
        }
    }

    fn add_auto(&mut self, library: &Library<'_>, ty: &Ty, auto: Auto) {
        match ty.kind() {
            TyKind::Param(id) => self.known.push((*id, auto)),
            TyKind::Assoc { base, .. } => {
                if let TyKind::Param(id) = base.kind() {
                    self.projected.push((*id, auto));
                }
            }
            // `where &'a T: Send` demands that `T` be `Sync`.
            _ => {
                let parts = held::of_type(library, ty, auto);
                self.known.extend(parts.iter().map(|it| (it.param, it.auto)));
            }
        }
    }
}

/// Traits of the standard library that no stub names have nothing to do with threads.
fn is_of_std(library: &Library<'_>, scope: &TypeScope, path: &facts::Path) -> bool {
    let Some(first) = path.segments.first() else { return false };
    matches!(first.name.as_str(), "std" | "core" | "alloc")
        || library
            .program
            .resolve(scope.module, &path.segments[..1], path.absolute, Namespace::Types)
            .is_some_and(|it| matches!(it.def, crate::link::Def::Module(id) if library.is_std(id)))
}

impl Library<'_> {
    /// Whether all that stands above a trait is known, so that `Send` and `Sync` would be seen there.
    fn is_closed(&self, of: TraitId) -> bool {
        let mut seen = vec![of];
        let mut idx = 0;
        while let Some(id) = seen.get(idx).copied() {
            let def = &self.program.traits[id.idx()];
            if def.supertraits.len() < def.written_supertraits.len() {
                return false;
            }
            for above in def.supertraits.iter().map(|it| it.of.id) {
                if !seen.contains(&above) {
                    seen.push(above);
                }
            }
            idx += 1;
        }
        true
    }

    /// Which of `Send` and `Sync` a trait has above it.
    fn autos_of(&self, of: TraitId) -> Vec<Auto> {
        let mut seen = vec![of];
        let mut res = Vec::new();
        let mut idx = 0;
        while let Some(&id) = seen.get(idx) {
            idx += 1;
            res.extend(self.auto(id));
            let def = &self.program.traits[id.idx()];
            for above in &self.program.params[def.self_param.idx()].bounds {
                if !seen.contains(&above.of.id) {
                    seen.push(above.of.id);
                }
            }
        }
        res
    }
}
