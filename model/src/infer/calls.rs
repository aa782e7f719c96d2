//! Calls: which function is meant, and what its signature tells.

use super::{FuncTarget, Infer, Target};
use crate::{
    Symbol,
    body::{CodeId, OpPos},
    facts::{Call, Callee, Lang, LocalId, Operand, PathId},
    link::{FuncId, Parent, TraitRef},
    ty::{Subst, Ty, TyKind},
};

impl Infer<'_> {
    pub(super) fn call(&mut self, code: CodeId, pos: OpPos, dest: LocalId, call: &Call) {
        match &call.callee {
            Callee::Path(path) => self.call_path(code, pos, dest, *path, &call.args),
            Callee::Method { receiver, name, turbofish } => {
                self.call_method(code, pos, dest, receiver, *name, turbofish, &call.args);
            }
            Callee::Value(operand) => {
                let ty = self.operand_ty(code, operand);
                self.call_value(code, pos, dest, &ty, &call.args);
            }
            Callee::Lang(lang) => self.call_lang(code, dest, *lang, &call.args),
            Callee::Macro(name) => self.call_macro(code, dest, *name, &call.args),
        }
    }

    fn call_path(
        &mut self,
        code: CodeId,
        pos: OpPos,
        dest: LocalId,
        path: PathId,
        args: &[Operand],
    ) {
        let found = self.value_path(code, path);
        self.note_path(code, path, found.value);
        match found.target {
            Some(target) => self.call_func(code, pos, dest, target, None, args),
            None => self.call_value(code, pos, dest, &found.ty, args),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "the parts of one method call")]
    fn call_method(
        &mut self,
        code: CodeId,
        pos: OpPos,
        dest: LocalId,
        receiver: &Operand,
        name: Symbol,
        turbofish: &[crate::facts::Type],
        args: &[Operand],
    ) {
        let ty = self.operand_ty(code, receiver);
        let Some(method) = self.find_method(&ty, name) else {
            let last = self.autoderef(&ty).pop().unwrap_or_default();
            if self.is_open(&last) {
                // The receiver may become known later.
                self.pending.push((code, pos));
            }
            let known = self.typed(code).calls.contains_key(&pos);
            if !known {
                self.typed(code).calls.insert(pos, Target::Unknown);
                self.close_args(code, args);
            }
            return;
        };
        let turbofish: Vec<Ty> = turbofish.iter().map(|it| self.written(it)).collect();
        let self_ty = method.self_ty.clone();
        let target = self.instantiate(method, &turbofish);
        self.call_func(code, pos, dest, target, Some(self_ty), args);
    }

    /// A call whose function is known. `self_ty` is `Self` of a method call.
    fn call_func(
        &mut self,
        code: CodeId,
        pos: OpPos,
        dest: LocalId,
        target: FuncTarget,
        self_ty: Option<Ty>,
        args: &[Operand],
    ) {
        let func = self.program.func(target.func);
        let skip = usize::from(self_ty.is_some());
        let inputs: Vec<Ty> =
            func.inputs.iter().skip(skip).map(|it| it.subst(&target.subst)).collect();
        if let (Some(self_ty), Some(input)) = (&self_ty, func.inputs.first()) {
            // `self: Arc<Self>` and the like tell nothing more; `Self` is known.
            let _ = (self_ty, input);
        }
        for (arg, input) in args.iter().zip(&inputs) {
            let arg = self.operand_ty(code, arg);
            let input = self.normalize(input);
            self.coerce(&arg, &input);
        }
        let mut params = func.params.clone();
        match func.parent {
            Parent::Impl(id) => params.extend(&self.program.impls[id.idx()].params),
            Parent::Trait(id) => params.extend(&self.program.traits[id.idx()].params),
            Parent::Module => {}
        }
        self.require_params(&params, &target.subst);
        let target = self.devirtualize(target);
        let output = self.call_output(target.func, &target.subst);
        self.set_local(code, dest, output);
        self.learn_from_bounds(&params, &target.subst);
        self.typed(code).calls.insert(pos, Target::Func(target));
        self.close_args(code, args);
    }

    /// What a call of `func` gives.
    pub(super) fn call_output(&mut self, id: FuncId, subst: &Subst) -> Ty {
        let func = self.program.func(id);
        let output = func.output.subst(subst);
        let output = self.normalize(&output);
        match func.is_async {
            true => Ty::new(TyKind::AsyncFn { func: id, output }),
            false => output,
        }
    }

    /// A call of a value: a closure, a constructor, a function pointer.
    fn call_value(&mut self, code: CodeId, pos: OpPos, dest: LocalId, ty: &Ty, args: &[Operand]) {
        let steps = self.autoderef(ty);
        let callee = steps.last().cloned().unwrap_or_default();
        let arg_tys: Vec<Ty> = args.iter().map(|it| self.operand_ty(code, it)).collect();
        let target = match callee.kind() {
            TyKind::Ctor { adt, variant, args: params } => {
                let def = self.program.adt(*adt);
                let subst = Subst::new(&def.params, params);
                let fields = &def.variants[*variant as usize].fields;
                for (arg, field) in arg_tys.iter().zip(fields) {
                    let field = field.ty.subst(&subst);
                    let field = self.normalize(&field);
                    self.coerce(arg, &field);
                }
                self.set_local(code, dest, Ty::adt(*adt, params.clone()));
                Target::Ctor(*adt, *variant)
            }
            TyKind::Closure { code: body, inputs, output } => {
                for (arg, input) in arg_tys.iter().zip(inputs) {
                    self.coerce(arg, input);
                }
                self.ensure_body(*body);
                self.set_local(code, dest, output.clone());
                Target::Closure(*body)
            }
            TyKind::FnDef { func, subst } => {
                let method = super::methods::Method {
                    func: *func,
                    subst: subst.clone(),
                    self_ty: Ty::unknown(),
                    derefs: 0,
                    dispatched: false,
                };
                let own: Vec<Ty> = self
                    .program
                    .func(*func)
                    .params
                    .iter()
                    .filter_map(|it| subst.get(*it).cloned())
                    .collect();
                let target = self.instantiate(method, &own);
                self.call_func(code, pos, dest, target, None, args);
                return;
            }
            TyKind::FnPtr { output, .. } => {
                self.set_local(code, dest, output.clone());
                Target::Callback(callee.clone())
            }
            TyKind::Param(_) | TyKind::Dyn(_) | TyKind::Opaque(_) => {
                let of = self.program.lang.fn_once.map(|id| TraitRef { id, args: Vec::new() });
                if let Some(output) = self.project(&callee, of.as_ref(), Symbol::new("Output")) {
                    self.set_local(code, dest, output);
                }
                Target::Callback(callee.clone())
            }
            _ => Target::Unknown,
        };
        self.typed(code).calls.insert(pos, target);
        self.close_args(code, args);
    }

    /// Closures among the arguments are looked at now: what they take is as known as it will be.
    fn close_args(&mut self, code: CodeId, args: &[Operand]) {
        for arg in args {
            let ty = self.operand_ty(code, arg);
            if let TyKind::Closure { code, .. } = self.shallow(&ty).kind() {
                self.ensure_body(*code);
            }
        }
    }

    fn call_lang(&mut self, code: CodeId, dest: LocalId, lang: Lang, args: &[Operand]) {
        let Some(arg) = args.first() else { return };
        let ty = self.operand_ty(code, arg);
        let ty = self.normalize(&ty);
        let name = |name: &str| Symbol::new(name);
        let found = match lang {
            Lang::IntoIter => {
                let of = self.program.lang.into_iterator;
                let of = of.map(|id| TraitRef { id, args: Vec::new() });
                let found = self.project(&ty, of.as_ref(), name("IntoIter"));
                // An iterator is its own.
                Some(found.unwrap_or_else(|| ty.clone()))
            }
            Lang::Next => {
                let of = self.program.lang.iterator;
                let of = of.map(|id| TraitRef { id, args: Vec::new() });
                let ty = match ty.kind() {
                    TyKind::Ref { inner, .. } => self.shallow(inner),
                    _ => ty.clone(),
                };
                self.project(&ty, of.as_ref(), name("Item"))
            }
            Lang::Question => match ty.as_adt() {
                Some((id, args))
                    if [self.program.lang.option, self.program.lang.result].contains(&Some(id)) =>
                {
                    args.first().cloned()
                }
                _ => None,
            },
        };
        if let Some(found) = found {
            self.set_local(code, dest, found);
        }
    }

    fn call_macro(&mut self, code: CodeId, dest: LocalId, name: Symbol, args: &[Operand]) {
        let lang = &self.program.lang;
        let ty = match name.as_str() {
            "format" => lang.string.map(|it| Ty::adt(it, Vec::new())),
            "vec" => lang.vec.map(|it| {
                let item = match args.first() {
                    Some(arg) => self.operand_ty(code, arg),
                    None => self.fresh(),
                };
                Ty::adt(it, vec![item])
            }),
            "panic" | "todo" | "unimplemented" | "unreachable" | "bail" => Some(Infer::never()),
            "println" | "print" | "eprintln" | "eprint" => Some(Ty::unit()),
            _ => self.program.macro_output(name).cloned(),
        };
        if let Some(ty) = ty {
            self.set_local(code, dest, ty);
        }
        self.close_args(code, args);
    }
}
