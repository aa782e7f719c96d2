//! What each op tells about types.

use super::Infer;
use crate::{
    Symbol,
    body::{CodeId, OpPos},
    facts::{AggregateKind, BindMode, BodyKind, LocalId, NestedId, OpKind, Unary, Value},
    link::TraitRef,
    ty::{Prim, Subst, Ty, TyKind},
};

impl Infer<'_> {
    pub(super) fn op(&mut self, code: CodeId, pos: OpPos) {
        let op = self.code(code).op(pos);
        match &op.kind {
            OpKind::Init { dest, value } => {
                let ty = self.value_ty(code, value);
                self.init(code, *dest, &ty);
            }
            OpKind::Bind { dest, source, mode } => {
                let found = self.place_ty(code, source);
                let ty = match mode {
                    BindMode::Move if !found.through_ref => found.ty,
                    BindMode::Move if matches!(found.ty.kind(), TyKind::Unknown) => found.ty,
                    BindMode::Move | BindMode::Ref => found.ty.reference(false),
                    BindMode::RefMut => found.ty.reference(true),
                };
                self.set_local(code, *dest, ty);
            }
            OpKind::Assign { dest, value } => {
                let ty = self.value_ty(code, value);
                let dest = self.place_ty(code, dest).ty;
                self.coerce(&ty, &dest);
            }
            OpKind::AssignOp { dest, value, .. } => {
                self.place_ty(code, dest);
                self.operand_ty(code, value);
            }
            OpKind::Call { dest, call } => self.call(code, pos, *dest, call),
            OpKind::Await { dest, future } => {
                let ty = self.operand_ty(code, future);
                if let Some(ty) = self.await_ty(&ty) {
                    self.set_local(code, *dest, ty);
                }
            }
            OpKind::EndScope { .. } | OpKind::Exit { .. } | OpKind::Macro { .. } => {}
        }
    }

    /// The first value of a variable: its declared type may differ by a coercion.
    fn init(&mut self, code: CodeId, dest: LocalId, ty: &Ty) {
        let declared = self.local_ty(code, dest);
        self.coerce(ty, &declared);
    }

    /// What awaiting a value of this type gives.
    pub(super) fn await_ty(&mut self, ty: &Ty) -> Option<Ty> {
        let ty = self.normalize(ty);
        let name = Symbol::new("Output");
        let lang = &self.program.lang;
        let traits = [lang.future, lang.into_future];
        for id in traits.into_iter().flatten() {
            let of = TraitRef { id, args: Vec::new() };
            if let Some(found) = self.project(&ty, Some(&of), name) {
                return Some(found);
            }
        }
        // `&mut future`, `Box<dyn Future>`, `Pin<..>`.
        for step in self.autoderef(&ty).into_iter().skip(1) {
            let of = traits[0].map(|id| TraitRef { id, args: Vec::new() })?;
            if let Some(found) = self.project(&step, Some(&of), name) {
                return Some(found);
            }
        }
        None
    }

    fn value_ty(&mut self, code: CodeId, value: &Value) -> Ty {
        match value {
            Value::Use(operand) => self.operand_ty(code, operand),
            Value::Ref { mutable, place } => self.place_ty(code, place).ty.reference(*mutable),
            Value::RawRef { mutable, place } => {
                let inner = self.place_ty(code, place).ty;
                Ty::new(TyKind::Ptr { mutable: *mutable, inner })
            }
            Value::Aggregate { kind, fields, rest } => {
                let tys: Vec<(Symbol, Ty)> =
                    fields.iter().map(|(name, it)| (*name, self.operand_ty(code, it))).collect();
                if let Some(rest) = rest {
                    self.place_ty(code, rest);
                }
                self.aggregate_ty(code, kind, tys)
            }
            Value::Closure { nested } => self.closure_ty(code, *nested),
            Value::Unary { operator, operand } => {
                let ty = self.operand_ty(code, operand);
                match operator {
                    Unary::Not | Unary::Neg => ty,
                }
            }
            Value::Binary { operator, left, right } => {
                let left = self.operand_ty(code, left);
                self.operand_ty(code, right);
                let is_comparison =
                    matches!(operator.as_str(), "==" | "!=" | "<" | "<=" | ">" | ">=");
                if is_comparison { Ty::prim(Prim::Bool) } else { self.arithmetic_ty(&left) }
            }
            Value::Cast { operand, ty } => {
                self.operand_ty(code, operand);
                self.written(ty)
            }
            Value::Unknown => Ty::unknown(),
        }
    }

    fn arithmetic_ty(&mut self, left: &Ty) -> Ty {
        let left = self.shallow(left);
        match left.strip_refs().kind() {
            TyKind::Prim(_) => left.strip_refs().clone(),
            // `Instant + Duration` and the like.
            TyKind::Adt(..) => left.strip_refs().clone(),
            _ => Ty::unknown(),
        }
    }

    fn aggregate_ty(
        &mut self,
        code: CodeId,
        kind: &AggregateKind,
        fields: Vec<(Symbol, Ty)>,
    ) -> Ty {
        match kind {
            AggregateKind::Tuple => {
                Ty::new(TyKind::Tuple(fields.into_iter().map(|it| it.1).collect()))
            }
            AggregateKind::Array => {
                let item = fields.into_iter().next().map(|it| it.1);
                let item = item.unwrap_or_else(|| self.fresh());
                Ty::new(TyKind::Array(item))
            }
            AggregateKind::Range(_) => match self.program.lang.range {
                Some(range) => {
                    let item = fields.into_iter().next().map(|it| it.1).unwrap_or_default();
                    Ty::adt(range, vec![item])
                }
                None => Ty::unknown(),
            },
            AggregateKind::Struct(path) => {
                let Some((adt, variant)) = self.variant_named(code, *path) else {
                    return Ty::unknown();
                };
                let def = self.program.adt(adt);
                let subst = self.fresh_subst(&def.params);
                let mut args: Vec<Ty> = def
                    .params
                    .iter()
                    .map(|it| subst.get(*it).cloned().unwrap_or_default())
                    .collect();
                if self.code(code).body.paths[path.idx()]
                    .segments
                    .first()
                    .is_some_and(|it| it.name == "Self")
                    && let Some((own, own_args)) = self.scope.self_ty.as_ref().and_then(Ty::as_adt)
                    && own == adt
                {
                    args = own_args.to_vec();
                }
                let subst = Subst::new(&def.params, &args);
                let declared = &def.variants[variant as usize].fields;
                for (name, ty) in fields {
                    if let Some(field) = declared.iter().find(|it| it.name == name) {
                        let field = field.ty.subst(&subst);
                        let field = self.normalize(&field);
                        self.coerce(&ty, &field);
                    }
                }
                Ty::adt(adt, args)
            }
        }
    }

    /// The type of a closure or async block: what it takes and gives are the types of its locals.
    fn closure_ty(&mut self, code: CodeId, nested: NestedId) -> Ty {
        let Some(&id) = self.code(code).nested.get(nested.idx()) else { return Ty::unknown() };
        let body = &self.code(id).body;
        let output = self.local_ty(id, body.result);
        if body.kind == BodyKind::AsyncBlock {
            self.ensure_body(id);
            return Ty::new(TyKind::AsyncBlock { code: id, output });
        }
        let inputs = (0..body.params).map(|idx| self.local_ty(id, LocalId(idx))).collect();
        let output = match self.is_async(id) {
            true => Ty::new(TyKind::AsyncBlock { code: id, output }),
            false => output,
        };
        Ty::new(TyKind::Closure { code: id, inputs, output })
    }
}
