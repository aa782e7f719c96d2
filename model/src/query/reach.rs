//! Who may get at a lock.

use rustc_hash::FxHashSet;

use crate::{
    CodeId, CrateKind, LockClass, Model, Target,
    facts::{LocalId, OpKind},
    place::Declared,
    ty::{Ty, TyKind},
};

impl Model {
    /// Whether a variable is a lock by value, or a pointer to one that is made in this body: at first,
    /// nobody else can reach it.
    pub fn is_made_here(&self, code: CodeId, local: LocalId) -> bool {
        let typed = &self.bodies.typed[code.idx()];
        let Some((id, _)) = typed.locals[local.idx()].as_adt() else { return false };
        let effects = &self.program.adt(id).effects;
        if effects.lock.is_some() {
            return true;
        }
        let mut calls = self.bodies.codes[code.idx()].ops().filter_map(|(pos, op)| {
            let OpKind::Call { dest, .. } = op.kind else { return None };
            (dest == local).then(|| typed.calls.get(&pos))
        });
        let is_constructor = |target: Option<&Target>| {
            let Some(Target::Func(target)) = target else { return false };
            let func = self.program.func(target.func);
            let is_own = |it: &Ty| matches!(it.kind(), TyKind::Param(_));
            self.self_type(target.func) == Some(id) && func.inputs.first().is_some_and(is_own)
        };
        effects.pointer && calls.next().is_some_and(is_constructor) && calls.next().is_none()
    }

    /// Whether only the analysed code can get at the locks of a class, and only by that name: it is no
    /// public part of a library, and nobody can have a clone of an `Arc` around it.
    pub fn is_closed(&self, class: LockClass) -> bool {
        let is_own = |module, is_public: bool| {
            !is_public || self.program.crate_kind(module) != CrateKind::Lib
        };
        match class.declared {
            Declared::Field(id, name) => {
                let Some(field) = self.program.field(id, name) else { return false };
                let adt = field.ty.as_adt().map(|it| self.program.adt(it.0));
                let is_direct = adt.is_some_and(|it| !it.effects.pointer);
                is_direct && is_own(self.program.adt(id).module, field.is_public)
            }
            Declared::Static(id) => {
                let def = &self.program.statics[id.idx()];
                is_own(def.module, def.is_public)
            }
            Declared::Local(..) => false,
        }
    }

    /// Whether some body does anything else with a lock of the class than to call its methods: who is
    /// handed it may do so elsewhere.
    pub fn is_lent(&self, class: LockClass) -> bool {
        self.tables.lent.get_or_init(|| self.find_lent()).contains(&class)
    }

    fn find_lent(&self) -> FxHashSet<LockClass> {
        let mut res = FxHashSet::default();
        for code in self.all_codes() {
            self.each_used_otherwise(code, &mut |it| {
                let class = it.class(&self.program, &self.bodies);
                res.extend(class.filter(|class| it.steps_after(*class) == 0));
            });
        }
        res
    }
}
