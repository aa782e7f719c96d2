//! The names in a body that nobody has lowered.

use serde::{Deserialize, Serialize};

use crate::Symbol;

/// A name, and how a body uses it as far as the tokens around it tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UsedName {
    pub name: Symbol,
    pub uses: Uses,
}

impl UsedName {
    /// Whether `name` is among `names`, which are sorted as `BodyText::names` are, and used in one of the
    /// ways `uses`.
    pub fn is_among(names: &[UsedName], name: Symbol, uses: Uses) -> bool {
        let found = names.binary_search_by_key(&name.raw(), |it| it.name.raw());
        found.is_ok_and(|it| names[it].uses.meets(uses))
    }
}

/// A set of ways to use a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Uses(u8);

impl Uses {
    /// `.name`.
    pub const FIELD: Uses = Uses(1);
    /// `.name()`.
    pub const CALL: Uses = Uses(2);
    /// `.name(argument)`.
    pub const CALL_WITH: Uses = Uses(4);
    /// `path::name`.
    pub const PATH: Uses = Uses(8);
    /// A name with none of that before it: a variable, or what is in scope.
    pub const PLAIN: Uses = Uses(16);
    /// Any of them.
    pub const ALL: Uses = Uses(31);
    /// `name!`: a macro's own name is nobody else's.
    pub const MACRO: Uses = Uses(32);

    /// What is in either.
    pub const fn or(self, other: Uses) -> Uses {
        Uses(self.0 | other.0)
    }

    /// Whether nothing is known of how a name is used.
    pub const fn has_all(self) -> bool {
        self.0 & Uses::ALL.0 == Uses::ALL.0
    }

    /// Whether both have a way in common.
    pub const fn meets(self, other: Uses) -> bool {
        self.0 & other.0 != 0
    }
}
