//! Interned names.

use std::{
    cmp::Ordering,
    fmt,
    hash::{BuildHasher, Hash},
    sync::{LazyLock, RwLock},
};

use rustc_hash::{FxBuildHasher, FxHashMap};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A name. Equal names have equal symbols, so comparing two is comparing two numbers.
///
/// The text is kept for the life of the process: there are few distinct names even in a large
/// workspace, and an editor session sees the same ones again and again.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Symbol(u32);

const SHARD_BITS: u32 = 4;
const SHARDS: usize = 1 << SHARD_BITS;

#[derive(Default)]
struct Shard {
    ids: FxHashMap<&'static str, u32>,
    names: Vec<&'static str>,
}

static INTERNER: LazyLock<[RwLock<Shard>; SHARDS]> = LazyLock::new(Default::default);

impl Symbol {
    /// The symbol of `name`.
    pub fn new(name: &str) -> Symbol {
        // The low bits of FxHash are its weakest; the shard comes from the high ones.
        let shard_idx = (FxBuildHasher.hash_one(name) >> (64 - SHARD_BITS)) as usize;
        let shard = &INTERNER[shard_idx];
        let found = shard.read().ok().and_then(|it| it.ids.get(name).copied());
        let idx = found.unwrap_or_else(|| {
            let mut shard = shard.write().unwrap_or_else(|poison| poison.into_inner());
            if let Some(&idx) = shard.ids.get(name) {
                return idx;
            }
            let idx = u32::try_from(shard.names.len()).expect("fewer than 2^28 names in a shard");
            let name: &'static str = Box::leak(name.into());
            shard.names.push(name);
            shard.ids.insert(name, idx);
            idx
        });
        Symbol(idx << SHARD_BITS | shard_idx as u32)
    }

    /// The number behind the symbol. It differs from run to run: good for look-up, never for order.
    pub fn raw(self) -> u32 {
        self.0
    }

    /// The name's text.
    pub fn as_str(self) -> &'static str {
        let shard = &INTERNER[self.0 as usize % SHARDS];
        let shard = shard.read().unwrap_or_else(|poison| poison.into_inner());
        shard.names[(self.0 >> SHARD_BITS) as usize]
    }
}

/// By text, so that no order ever depends on which thread met a name first.
impl Ord for Symbol {
    fn cmp(&self, other: &Symbol) -> Ordering {
        if self == other { Ordering::Equal } else { self.as_str().cmp(other.as_str()) }
    }
}

impl PartialOrd for Symbol {
    fn partial_cmp(&self, other: &Symbol) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq<str> for Symbol {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Symbol {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl From<&str> for Symbol {
    fn from(name: &str) -> Symbol {
        Symbol::new(name)
    }
}

impl fmt::Display for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Symbol {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

/// As its text: the number means nothing to another process.
impl Serialize for Symbol {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Symbol {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Symbol, D::Error> {
        <&str>::deserialize(deserializer).map(Symbol::new)
    }
}

#[cfg(test)]
mod tests {
    use super::Symbol;

    #[test]
    fn equal_names_are_equal_symbols() {
        let names = ["lock", "unlock", "r#type", "", "λ"];
        for name in names {
            assert_eq!(Symbol::new(name), Symbol::new(name));
            assert_eq!(Symbol::new(name).as_str(), name);
        }
        assert!(Symbol::new("a") < Symbol::new("b"));
    }
}
