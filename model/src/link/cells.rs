//! Types with a cell in them that somebody made `Sync` by hand.

use super::{AdtId, Program};
use crate::{
    CrateKind,
    ty::{Ty, TyKind},
};

/// Types inside of types are looked into this deep.
const DEPTH: u32 = 4;

impl Program {
    /// The types of the workspace that have a cell in them, and an impl of `Sync`.
    pub(crate) fn cells_shared_by_hand(&self) -> Vec<AdtId> {
        let claims = self.impls.iter().filter(|it| {
            let of = it.trait_ref.as_ref().map(|it| it.id);
            of.is_some() && of == self.lang.sync && !it.is_negative
        });
        let adts = claims.filter_map(|it| it.self_ty.as_adt()).map(|it| it.0);
        let mut res: Vec<AdtId> = adts.filter(|it| self.is_own_with_cell(*it)).collect();
        res.sort();
        res.dedup();
        res
    }

    fn is_own_with_cell(&self, adt: AdtId) -> bool {
        let def = self.adt(adt);
        let mut fields = def.variants.iter().flat_map(|it| &it.fields);
        self.crate_kind(def.module) != CrateKind::Stub
            && fields.any(|it| self.has_cell(&it.ty, DEPTH))
    }

    fn has_cell(&self, ty: &Ty, depth: u32) -> bool {
        match ty.kind() {
            TyKind::Array(inner) => self.has_cell(inner, depth),
            TyKind::Adt(id, args) => {
                let effects = &self.adt(*id).effects;
                effects.cell
                    || effects.is_ref_cell()
                    || depth > 0 && args.iter().any(|it| self.has_cell(it, depth - 1))
            }
            _ => false,
        }
    }
}
