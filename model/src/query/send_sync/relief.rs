//! What makes a weak bound harmless: constructors that ask for more, and types nobody else sees.

use diag::Confidence;

use super::{Auto, Judge, Missing};
use crate::{
    link::{AdtId, FuncId, ImplId, ParamId, Parent},
    query::send_sync::{Library, bounds::Bounds},
    ty::{Parts, Ty, TyKind},
};

impl Judge<'_, '_> {
    /// `missing` without what something else keeps out, though the bounds let it in; doubtful where
    /// only this crate can have such values.
    pub(super) fn relieved(
        &self,
        id: ImplId,
        adt: AdtId,
        claim: Auto,
        mut missing: Vec<Missing>,
    ) -> Vec<Missing> {
        if missing.is_empty() {
            return missing;
        }
        if !self.library.is_reachable(adt) {
            match self.is_inner(adt, claim, &mut vec![adt]) {
                Some(true) => return Vec::new(),
                Some(false) => {}
                None => missing.iter_mut().for_each(|it| it.confidence = Confidence::Low),
            }
        }
        missing.retain(|it| {
            let param = self
                .library
                .params_of(id)
                .into_iter()
                .find(|pair| self.library.program.params[pair.1.idx()].name == it.param);
            !param.is_some_and(|pair| self.is_made_with(adt, pair.0, it.auto))
        });
        missing
    }

    /// Every public function that gives such a value demands that the argument be `auto`.
    fn is_made_with(&self, adt: AdtId, param: ParamId, auto: Auto) -> bool {
        let program = self.library.program;
        let Some(idx) = program.adt(adt).params.iter().position(|it| *it == param) else {
            return false;
        };
        let mut made = false;
        for (func_idx, func) in program.funcs.iter().enumerate() {
            let is_public = func.is_public
                || matches!(func.parent, Parent::Impl(id)
                    if program.impls[id.idx()].written_trait.is_some());
            let krate = |module: crate::link::ModuleId| program.modules[module.idx()].krate;
            if !is_public || krate(func.module) != krate(program.adt(adt).module) {
                continue;
            }
            let mut args = Vec::new();
            values_of(&func.output, adt, idx, &mut args);
            for arg in args {
                let TyKind::Param(inner) = arg.kind() else { continue };
                if !self.demanded(FuncId(func_idx as u32), *inner, auto) {
                    return false;
                }
                made = true;
            }
        }
        made
    }

    fn demanded(&self, id: FuncId, param: ParamId, auto: Auto) -> bool {
        let program = self.library.program;
        let func = program.func(id);
        let scope = program.scope_of(id);
        let own = Bounds::new(self.library, &scope, &func.params, &func.facts.generics);
        let of_impl = match func.parent {
            Parent::Impl(id) => self.library.impl_bounds(id).demand(param, auto),
            _ => false,
        };
        own.demand(param, auto) || of_impl
    }

    /// Of a type that only this crate knows: whether every other type that has one in it for any
    /// argument says for itself when it is `claim`. None if there is no such type.
    fn is_inner(&self, adt: AdtId, claim: Auto, seen: &mut Vec<AdtId>) -> Option<bool> {
        let program = self.library.program;
        let mut res = None;
        for (idx, def) in program.adts.iter().enumerate() {
            let id = AdtId(idx as u32);
            let mut fields = def.variants.iter().flat_map(|it| &it.fields);
            if seen.contains(&id) || !fields.any(|it| names(&it.ty, adt)) {
                continue;
            }
            seen.push(id);
            let is_bounded = self.library.auto_impl(id, claim).is_some();
            let is_fine = is_bounded
                || !self.library.is_reachable(id) && self.is_inner(id, claim, seen).unwrap_or(true);
            if !is_fine {
                return Some(false);
            }
            res = Some(true);
        }
        res
    }
}

impl Library<'_> {
    /// Whether a field that has nothing to do with the parameters keeps the type from being `Sync`:
    /// `PhantomData<*mut ()>`, `PhantomData<Cell<()>>`, a raw pointer.
    pub(super) fn is_barred(&self, adt: AdtId) -> bool {
        let fields = self.program.adt(adt).variants.iter().flat_map(|it| &it.fields);
        fields.into_iter().any(|it| self.bars(&it.ty, 0))
    }

    fn bars(&self, ty: &Ty, depth: u32) -> bool {
        match ty.kind() {
            TyKind::Ptr { .. } => true,
            TyKind::Tuple(parts) => parts.iter().any(|it| self.bars(it, depth)),
            TyKind::Adt(id, args) if depth < 4 => match self.auto_impl(*id, Auto::Sync) {
                Some(imp) => self.program.impls[imp.idx()].is_negative,
                None if self.is_stub(*id) => args.iter().any(|it| self.bars(it, depth + 1)),
                None => {
                    let fields = self.program.adt(*id).variants.iter().flat_map(|it| &it.fields);
                    fields.into_iter().any(|it| self.bars(&it.ty, depth + 1))
                }
            },
            // `<R as RawMutex>::GuardMarker` decides.
            TyKind::Assoc { .. } => true,
            _ => false,
        }
    }
}

/// The arguments at `idx` of values of type `adt` in `ty`.
fn values_of(ty: &Ty, adt: AdtId, idx: usize, out: &mut Vec<Ty>) {
    match ty.kind() {
        TyKind::Adt(id, args) if *id == adt => out.extend(args.get(idx).cloned()),
        TyKind::Adt(_, args) => args.iter().for_each(|it| values_of(it, adt, idx, out)),
        TyKind::Tuple(parts) => parts.iter().for_each(|it| values_of(it, adt, idx, out)),
        _ => {}
    }
}

/// Whether the type has one of `adt` in it, for arguments that are not yet chosen.
fn names(ty: &Ty, adt: AdtId) -> bool {
    match ty.kind() {
        TyKind::Adt(id, args) => {
            *id == adt && ty.has(Parts::PARAM) || args.iter().any(|it| names(it, adt))
        }
        TyKind::Tuple(parts) => parts.iter().any(|it| names(it, adt)),
        TyKind::Array(inner)
        | TyKind::Slice(inner)
        | TyKind::Ref { inner, .. }
        | TyKind::Ptr { inner, .. } => names(inner, adt),
        _ => false,
    }
}
