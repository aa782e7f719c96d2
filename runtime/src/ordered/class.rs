//! Lock classes: the locks of one name, or made at one place.

use std::{
    collections::BTreeMap,
    fmt,
    sync::atomic::{AtomicU32, Ordering},
};

use parking_lot::Mutex;

use crate::ordered::site::Site;

/// Invariant: starts at 1, so that 0 in a lock means "not asked yet".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct ClassId(pub(crate) u32);

/// How a class is known: its name, or the place where its locks are made.
#[derive(Clone, Copy)]
pub(crate) struct ClassOrigin {
    pub(crate) name: Option<&'static str>,
    pub(crate) made_at: Site,
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Named(&'static str),
    MadeAt(&'static str, u32, u32),
}

struct Classes {
    ids: BTreeMap<Key, ClassId>,
    origins: Vec<ClassOrigin>,
}

static CLASSES: Mutex<Classes> = Mutex::new(Classes { ids: BTreeMap::new(), origins: Vec::new() });

impl ClassOrigin {
    /// The number of the class, kept in `cache` after the first time.
    #[inline]
    pub(crate) fn id(self, cache: &AtomicU32) -> ClassId {
        match cache.load(Ordering::Relaxed) {
            0 => self.register(cache),
            known => ClassId(known),
        }
    }

    #[cold]
    fn register(self, cache: &AtomicU32) -> ClassId {
        let at = self.made_at;
        let made_at = || Key::MadeAt(at.file(), at.line(), at.column());
        let key = self.name.map_or_else(made_at, Key::Named);
        let mut classes = CLASSES.lock();
        let next = ClassId(classes.origins.len() as u32 + 1);
        let id = *classes.ids.entry(key).or_insert(next);
        if id == next {
            classes.origins.push(self);
        }
        cache.store(id.0, Ordering::Relaxed);
        id
    }
}

impl ClassId {
    pub(crate) fn origin(self) -> ClassOrigin {
        CLASSES.lock().origins[self.0 as usize - 1]
    }

    /// For people: the name, or "lock made at" the place.
    pub(crate) fn label(self) -> String {
        let origin = self.origin();
        match origin.name {
            Some(name) => name.to_owned(),
            None => format!("lock made at {}", origin.made_at),
        }
    }
}

/// The name of the class, or the place where its locks are made.
impl fmt::Display for ClassOrigin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.name {
            Some(name) => f.write_str(name),
            None => write!(f, "{}", self.made_at),
        }
    }
}
