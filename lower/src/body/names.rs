//! Which variable a name means.

use diag::TextRange;
use model::{
    Symbol,
    facts::{LocalId, Place, PlaceBase, Projection, Upvar},
};
use rustc_hash::FxHashMap;

use super::builder::{Builder, Frame};

/// A name as hygiene sees it: one that a macro brought along is another than the caller's.
///
/// What a macro makes of its own has the range of the call, so such a name is longer than itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) symbol: Symbol,
    made_by: Option<TextRange>,
}

impl Name {
    pub(super) fn new(symbol: Symbol, range: TextRange) -> Name {
        let len = (range.end - range.start) as usize;
        let n_bytes = symbol.as_str().len();
        let is_written = len == n_bytes || len == n_bytes + "r#".len();
        Name { symbol, made_by: (!is_written).then_some(range) }
    }
}

/// What a name stands for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Binding {
    made_by: Option<TextRange>,
    pub(super) local: LocalId,
    /// In a match guard the variables of the pattern are references to the matched value.
    pub(super) is_ref: bool,
}

/// The variables that can be named, innermost last.
#[derive(Debug, Default)]
pub(super) struct Names {
    bindings: FxHashMap<Symbol, Vec<Binding>>,
    order: Vec<Symbol>,
}

impl Names {
    pub(super) fn push(&mut self, name: Name, local: LocalId, is_ref: bool) {
        let binding = Binding { made_by: name.made_by, local, is_ref };
        self.bindings.entry(name.symbol).or_default().push(binding);
        self.order.push(name.symbol);
    }

    pub(super) fn len(&self) -> usize {
        self.order.len()
    }

    /// Forgets the names that came after the first `len`.
    pub(super) fn truncate(&mut self, len: usize) {
        for symbol in self.order.drain(len..) {
            if let Some(bindings) = self.bindings.get_mut(&symbol) {
                bindings.pop();
            }
        }
    }

    fn find(&self, name: Name) -> Option<Binding> {
        let bindings = self.bindings.get(&name.symbol)?;
        let same = bindings.iter().rev().find(|it| it.made_by == name.made_by);
        // A macro that is defined in the function may name the function's variables.
        same.or_else(|| bindings.iter().rev().find(|it| it.made_by.is_none())).copied()
    }
}

impl Frame {
    fn upvar(&mut self, name: Symbol, base: PlaceBase) -> PlaceBase {
        let upvars = &mut self.body.upvars;
        let idx = *self.upvar_of.entry(base).or_insert_with(|| {
            upvars.push(Upvar { name, base, by_value: false });
            upvars.len() as u32 - 1
        });
        PlaceBase::Upvar(idx)
    }
}

impl Builder<'_, '_> {
    /// The variable that `name` means here, of this body or of one around it.
    pub(super) fn variable(&mut self, name: Name) -> Option<Place> {
        let (binding, base) = match self.frame.names.find(name) {
            Some(it) => (it, PlaceBase::Local(it.local)),
            None => {
                let mut frames = self.outer.iter().enumerate().rev();
                let (idx, binding) =
                    frames.find_map(|(idx, it)| Some((idx, it.names.find(name)?)))?;
                let mut base = PlaceBase::Local(binding.local);
                for frame in &mut self.outer[idx + 1..] {
                    base = frame.upvar(name.symbol, base);
                }
                (binding, self.frame.upvar(name.symbol, base))
            }
        };
        let projections = if binding.is_ref { vec![Projection::Deref] } else { Vec::new() };
        Some(Place { base, projections })
    }
}
