//! Where values go.

use diag::TextRange;
use model::facts::{
    Discard, Literal, Local, LocalId, LocalKind, Operand, Place, PlaceBase, ScopeId, Value,
};

use super::{
    builder::{Builder, whole},
    names::Name,
};

/// Where the value of an expression goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Dest {
    /// A new local, made when the value is there: locals drop in the reverse order of that.
    Fresh(Fresh),
    Local(LocalId),
    /// Nobody takes the value. If there is one, it ends with this scope, its statement's.
    Ignore(ScopeId),
}

/// A local to be made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fresh {
    pub(super) kind: LocalKind,
    pub(super) scope: ScopeId,
    pub(super) name: Option<(Name, TextRange)>,
}

/// How long the temporaries of an expression live, if longer than others.
///
/// `home`: the expression is a place whose temporary lives in this scope: `temp()` in
/// `let x = &temp().field;`. `extend`: `&` operands of the expression do: `(&temp(), 1)` in
/// `let x = (&temp(), 1);`.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Life {
    pub(super) home: Option<ScopeId>,
    pub(super) extend: Option<ScopeId>,
}

impl Life {
    pub(super) fn extending(extend: Option<ScopeId>) -> Life {
        Life { home: None, extend }
    }

    /// For the operand of `&`.
    pub(super) fn borrowed(self) -> Life {
        let home = self.extend.or(self.home);
        Life { home, extend: self.extend }
    }
}

impl Builder<'_, '_> {
    /// A temporary to be made.
    pub(super) fn temp(&self, life: Life) -> Dest {
        let (kind, scope) = match life.home {
            Some(scope) => (LocalKind::Extended, scope),
            None => (LocalKind::Temp, self.frame.temps),
        };
        Dest::Fresh(Fresh { kind, scope, name: None })
    }

    /// The local that `dest` means, made now if it is a new one.
    pub(super) fn local(&mut self, dest: Dest, range: TextRange) -> LocalId {
        let fresh = match dest {
            Dest::Local(local) => return local,
            Dest::Fresh(fresh) => fresh,
            Dest::Ignore(scope) => {
                let kind = LocalKind::Discarded { by: Discard::Statement };
                Fresh { kind, scope, name: None }
            }
        };
        let is_temp = fresh.kind == LocalKind::Temp;
        let head = if is_temp { self.head_for(fresh.scope) } else { None };
        self.add_local(Local {
            name: fresh.name.map(|it| it.0.symbol),
            range: fresh.name.map_or(range, |it| it.1),
            ty: None,
            kind: fresh.kind,
            scope: fresh.scope,
            head,
        })
    }

    /// Fixes `dest` before control splits, so that all ways fill the same local. Values that
    /// nobody takes stay apart.
    pub(super) fn fixed(&mut self, dest: Dest, range: TextRange) -> Dest {
        match dest {
            Dest::Fresh(_) => Dest::Local(self.local(dest, range)),
            Dest::Local(_) | Dest::Ignore(_) => dest,
        }
    }

    /// Puts `operand` where it is wanted, or hands it on as it is.
    pub(super) fn deliver(
        &mut self,
        operand: Operand,
        want: Option<Dest>,
        range: TextRange,
    ) -> Operand {
        match want {
            None => operand,
            Some(dest) => self.init(dest, Value::Use(operand), range),
        }
    }

    /// A value goes where it is wanted, or into a temporary.
    pub(super) fn value(
        &mut self,
        value: Value,
        want: Option<Dest>,
        life: Life,
        range: TextRange,
    ) -> Operand {
        let dest = want.unwrap_or_else(|| self.temp(life));
        self.init(dest, value, range)
    }

    /// The place of an operand; a literal gets a temporary.
    pub(super) fn place_of(&mut self, operand: Operand, life: Life, range: TextRange) -> Place {
        match operand {
            Operand::Place(place) => place,
            Operand::Literal(_) => {
                let dest = self.temp(life);
                let dest = self.local(dest, range);
                self.init(Dest::Local(dest), Value::Use(operand), range);
                whole(dest)
            }
        }
    }

    /// The value `()` of what has none.
    pub(super) fn unit(&mut self, dest: Dest, range: TextRange) -> Operand {
        self.init(dest, Value::Use(Operand::Literal(Literal::Unit)), range)
    }

    /// What never has a value; its destination must exist all the same.
    pub(super) fn never(&mut self, dest: Dest, range: TextRange) -> Operand {
        match dest {
            Dest::Ignore(_) => Operand::Literal(Literal::Unit),
            Dest::Fresh(_) | Dest::Local(_) => Operand::Place(whole(self.local(dest, range))),
        }
    }
}

/// The local that an operand is the whole of.
pub(super) fn local_of(operand: &Operand) -> Option<LocalId> {
    match operand {
        Operand::Place(Place { base: PlaceBase::Local(local), projections })
            if projections.is_empty() =>
        {
            Some(*local)
        }
        _ => None,
    }
}
