//! Types of places and operands.

use super::{Infer, PathValue};
use crate::{
    Symbol,
    body::CodeId,
    facts::{Index, Literal, Operand, PathId, Place, PlaceBase, Projection},
    link::{AdtId, Def, Namespace},
    ty::{Prim, Subst, Ty, TyKind},
};

/// The type of a place, and what was met on the way to it.
pub(super) struct PlaceTy {
    pub(super) ty: Ty,
    /// A projection went through a reference without a `Deref`, as those of patterns do.
    pub(super) through_ref: bool,
    /// For each projection the struct or enum that has the field.
    pub(super) owners: Vec<Option<AdtId>>,
}

impl Infer<'_> {
    pub(super) fn operand_ty(&mut self, code: CodeId, operand: &Operand) -> Ty {
        match operand {
            Operand::Place(place) => self.place_ty(code, place).ty,
            Operand::Literal(literal) => self.literal_ty(literal),
        }
    }

    fn literal_ty(&mut self, literal: &Literal) -> Ty {
        let suffixed = |suffix: &Option<Symbol>, default: Prim| {
            let named = suffix.and_then(|it| Prim::from_name(it.as_str()));
            Ty::prim(named.unwrap_or(default))
        };
        match literal {
            Literal::Int { suffix, .. } => suffixed(suffix, Prim::I32),
            Literal::Float { suffix, .. } => suffixed(suffix, Prim::F64),
            Literal::Bool(_) => Ty::prim(Prim::Bool),
            Literal::Char => Ty::prim(Prim::Char),
            Literal::Str(_) => Ty::prim(Prim::Str).reference(false),
            Literal::Byte => Ty::prim(Prim::U8),
            Literal::ByteStr => Ty::new(TyKind::Array(Ty::prim(Prim::U8))).reference(false),
            Literal::CStr => Ty::unknown(),
            Literal::Unit => Ty::unit(),
        }
    }

    pub(super) fn place_ty(&mut self, code: CodeId, place: &Place) -> PlaceTy {
        let mut ty = match place.base {
            PlaceBase::Local(local) => self.local_ty(code, local),
            PlaceBase::Upvar(idx) => self.upvar_ty(code, idx),
            PlaceBase::Path(path) => self.path_ty(code, path),
        };
        let mut through_ref = false;
        let mut variant = None;
        let mut owners = Vec::new();
        for projection in &place.projections {
            let fields_of = variant.take();
            let mut owner = None;
            ty = match projection {
                Projection::Deref => match self.deref(&ty) {
                    Some(ty) => ty,
                    None => Ty::unknown(),
                },
                Projection::Field(name) => {
                    let stripped = self.strip(&ty, &mut through_ref);
                    match fields_of {
                        Some(idx) => {
                            owner = stripped.as_adt().map(|it| it.0);
                            self.variant_field(&stripped, idx, *name)
                        }
                        None => self.field_ty(&ty, *name, &mut owner),
                    }
                }
                Projection::Index(index) => self.index_ty(code, &ty, index),
                Projection::Element => {
                    let stripped = self.strip(&ty, &mut through_ref);
                    self.element_ty(&stripped)
                }
                Projection::Variant(path) => {
                    let stripped = self.strip(&ty, &mut through_ref);
                    variant = self.variant_of(code, *path, &stripped);
                    stripped
                }
            };
            owners.push(owner);
        }
        PlaceTy { ty: self.shallow(&ty), through_ref, owners }
    }

    fn upvar_ty(&mut self, code: CodeId, idx: u32) -> Ty {
        let this = self.code(code);
        let Some((parent, _)) = this.parent else { return Ty::unknown() };
        let base = this.body.upvars[idx as usize].base;
        self.place_ty(parent, &Place { base, projections: Vec::new() }).ty
    }

    /// The type under references; notes whether there were any.
    fn strip(&mut self, ty: &Ty, through_ref: &mut bool) -> Ty {
        let mut ty = self.shallow(ty);
        while let TyKind::Ref { inner, .. } = ty.kind() {
            *through_ref = true;
            ty = self.shallow(inner);
        }
        ty
    }

    /// The field `name` of the type, or of what it dereferences to.
    fn field_ty(&mut self, ty: &Ty, name: Symbol, owner: &mut Option<AdtId>) -> Ty {
        for step in self.autoderef(ty) {
            match step.kind() {
                TyKind::Adt(id, args) => {
                    let def = self.program.adt(*id);
                    if def.is_enum {
                        continue;
                    }
                    let field = self.program.field(*id, name);
                    if let Some(field) = field {
                        *owner = Some(*id);
                        let ty = field.ty.subst(&Subst::new(&def.params, args));
                        return self.normalize(&ty);
                    }
                }
                TyKind::Tuple(parts) => {
                    let idx = name.as_str().parse::<usize>().ok();
                    if let Some(part) = idx.and_then(|it| parts.get(it)) {
                        return part.clone();
                    }
                }
                _ => {}
            }
        }
        Ty::unknown()
    }

    fn variant_field(&mut self, ty: &Ty, variant: u32, name: Symbol) -> Ty {
        let Some((id, args)) = ty.as_adt() else { return Ty::unknown() };
        let def = self.program.adt(id);
        let Some(variant) = def.variants.get(variant as usize) else { return Ty::unknown() };
        let field = match def.is_enum {
            true => variant.fields.iter().find(|it| it.name == name),
            false => self.program.field(id, name),
        };
        let Some(field) = field else { return Ty::unknown() };
        let ty = field.ty.subst(&Subst::new(&def.params, args));
        self.normalize(&ty)
    }

    /// Which variant of the type a pattern's path means. A type that is not known yet is learnt.
    fn variant_of(&mut self, code: CodeId, path: PathId, ty: &Ty) -> Option<u32> {
        let (adt, idx) = self.variant_named(code, path)?;
        if matches!(ty.kind(), TyKind::Var(_)) {
            let params = &self.program.adt(adt).params;
            let args = params.iter().map(|_| self.fresh()).collect();
            self.unify(ty, &Ty::adt(adt, args));
        }
        ty.as_adt().is_none_or(|it| it.0 == adt).then_some(idx)
    }

    /// The variant, or the struct with its only one, that a path in a pattern or a struct literal
    /// names.
    pub(super) fn variant_named(&mut self, code: CodeId, path: PathId) -> Option<(AdtId, u32)> {
        let this = self.code(code);
        let path = &this.body.paths[path.idx()];
        let module = this.scope;
        for namespace in [Namespace::Types, Namespace::Values] {
            let found = self.program.resolve(module, &path.segments, path.absolute, namespace);
            let Some(res) = found.filter(|it| it.taken == path.segments.len()) else { continue };
            match res.def {
                Def::Variant(adt, idx) => return Some((adt, idx)),
                Def::Adt(adt) if !self.program.adt(adt).is_enum => return Some((adt, 0)),
                _ => {}
            }
        }
        // `Self { .. }`, `Self::Variant`, an alias.
        let (last, rest) = path.segments.split_last()?;
        let as_type = crate::facts::Type::Path(path.clone());
        let whole = self.written(&as_type);
        if let Some((adt, _)) = whole.as_adt() {
            return Some((adt, 0));
        }
        let head = crate::facts::Path { segments: rest.to_vec(), ..path.clone() };
        let owner = self.written(&crate::facts::Type::Path(head));
        let (adt, _) = owner.as_adt()?;
        let idx = self.program.adt(adt).variants.iter().position(|it| it.name == last.name)?;
        Some((adt, idx as u32))
    }

    fn index_ty(&mut self, code: CodeId, ty: &Ty, index: &Index) -> Ty {
        let index_ty = match index {
            Index::Local(local) => self.local_ty(code, *local),
            Index::Constant(_) | Index::Other => Ty::unknown(),
        };
        let index_ty = self.shallow(&index_ty);
        let is_range = *index == Index::Other
            || index_ty
                .as_adt()
                .is_some_and(|it| self.program.adt(it.0).name.as_str().starts_with("Range"));
        for step in self.autoderef(ty) {
            match step.kind() {
                TyKind::Array(inner) | TyKind::Slice(inner) if is_range => {
                    return Ty::new(TyKind::Slice(inner.clone()));
                }
                TyKind::Array(inner) | TyKind::Slice(inner) => return self.shallow(inner),
                TyKind::Adt(id, args) => {
                    if Some(*id) == self.program.lang.vec {
                        // Vec dereferences to its slice.
                        continue;
                    }
                    let found = self.program.lang.index.and_then(|it| {
                        let of = crate::link::TraitRef { id: it, args: Vec::new() };
                        self.project(&step, Some(&of), Symbol::new("Output"))
                    });
                    if let Some(found) = found {
                        return self.shallow(&found);
                    }
                    if self.program.adt(*id).effects.collection && args.len() == 1 {
                        return args[0].clone();
                    }
                }
                _ => {}
            }
        }
        Ty::unknown()
    }

    fn element_ty(&mut self, ty: &Ty) -> Ty {
        for step in self.autoderef(ty) {
            if let TyKind::Array(inner) | TyKind::Slice(inner) = step.kind() {
                return self.shallow(inner);
            }
        }
        Ty::unknown()
    }

    /// The type of a path that is used as a value.
    fn path_ty(&mut self, code: CodeId, path: PathId) -> Ty {
        let found = self.value_path(code, path);
        let (value, ty) = (found.value, found.ty);
        self.typed(code).paths.insert(path, value);
        ty
    }

    pub(super) fn note_path(&mut self, code: CodeId, path: PathId, value: PathValue) {
        self.typed(code).paths.insert(path, value);
    }
}
