//! Interning without asking the global interner for every occurrence.

use std::{cell::RefCell, fmt::Write};

use model::{
    Symbol,
    facts::{UsedName, Uses},
};

/// The symbols that this thread met: a hash table with open addressing, since every identifier of
/// every file is looked up here.
struct Known {
    /// A power of two, at most half full.
    slots: Vec<Option<Slot>>,
    n_names: usize,
    last_set: u32,
    text: String,
}

#[derive(Clone, Copy)]
struct Slot {
    name: &'static str,
    hash: u32,
    symbol: Symbol,
    /// The last set that the name was put in.
    set: u32,
    /// And where in it.
    place: u32,
}

impl Default for Known {
    fn default() -> Known {
        Known {
            slots: vec![None; 1 << 12],
            n_names: 0,
            last_set: 0,
            text: String::new(),
        }
    }
}

impl Known {
    #[inline]
    fn slot(&mut self, name: &str) -> &mut Slot {
        let hash = hash(name.as_bytes());
        let mut idx = hash as usize & (self.slots.len() - 1);
        loop {
            match &self.slots[idx] {
                Some(it) if it.hash == hash && it.name == name => break,
                Some(_) => idx = (idx + 1) & (self.slots.len() - 1),
                None => {
                    idx = self.insert(name, hash);
                    break;
                }
            }
        }
        self.slots[idx].as_mut().expect("was found or put in")
    }

    #[cold]
    fn insert(&mut self, name: &str, hash: u32) -> usize {
        if self.n_names * 2 >= self.slots.len() {
            let larger = vec![None; self.slots.len() * 2];
            for slot in std::mem::replace(&mut self.slots, larger).into_iter().flatten() {
                let idx = self.free(slot.hash);
                self.slots[idx] = Some(slot);
            }
        }
        self.n_names += 1;
        let idx = self.free(hash);
        let symbol = Symbol::new(name);
        self.slots[idx] = Some(Slot { name: symbol.as_str(), hash, symbol, set: 0, place: 0 });
        idx
    }

    fn free(&self, hash: u32) -> usize {
        let mask = self.slots.len() - 1;
        let mut idx = hash as usize & mask;
        while self.slots[idx].is_some() {
            idx = (idx + 1) & mask;
        }
        idx
    }

    fn next_set(&mut self) -> u32 {
        self.last_set = self.last_set.checked_add(1).unwrap_or_else(|| {
            self.slots.iter_mut().flatten().for_each(|it| it.set = 0);
            1
        });
        self.last_set
    }
}

#[inline]
fn hash(bytes: &[u8]) -> u32 {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let mut hash = bytes.len() as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(*word)).wrapping_mul(FACTOR);
    }
    let last = rest.iter().fold(0, |word, it| word << 8 | u64::from(*it));
    hash = (hash.rotate_left(5) ^ last).wrapping_mul(FACTOR);
    (hash >> 32) as u32
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// The symbol of `name`.
pub(crate) fn intern(name: &str) -> Symbol {
    KNOWN.with_borrow_mut(|known| known.slot(name).symbol)
}

/// The symbol of an identifier, without `r#`.
pub(crate) fn intern_ident(ident: &proc_macro2::Ident) -> Symbol {
    KNOWN.with_borrow_mut(|known| {
        let mut text = std::mem::take(&mut known.text);
        text.clear();
        write!(text, "{ident}").expect("writing to a string does not fail");
        let symbol = known.slot(text.strip_prefix("r#").unwrap_or(&text)).symbol;
        known.text = text;
        symbol
    })
}

/// A set of names, collected one occurrence at a time.
#[derive(Debug)]
pub(crate) struct NameSet {
    id: u32,
    names: Vec<UsedName>,
}

impl NameSet {
    /// An empty set.
    pub(crate) fn new() -> NameSet {
        NameSet {
            id: KNOWN.with_borrow_mut(Known::next_set),
            names: Vec::new(),
        }
    }

    /// Adds a name, written without `r#`.
    #[inline]
    pub(crate) fn add(&mut self, name: &str, uses: Uses) {
        KNOWN.with_borrow_mut(|known| {
            let slot = known.slot(name);
            if slot.set == self.id {
                let used = &mut self.names[slot.place as usize];
                used.uses = used.uses.or(uses);
            } else {
                slot.set = self.id;
                slot.place = self.names.len() as u32;
                self.names.push(UsedName { name: slot.symbol, uses });
            }
        });
    }

    /// Adds names that are symbols already, used in whatever way.
    pub(crate) fn extend(&mut self, names: &[Symbol]) {
        self.names.extend(names.iter().map(|&name| UsedName { name, uses: Uses::ALL }));
    }

    /// The names as `BodyText::names` wants them.
    pub(crate) fn finish(mut self) -> Box<[UsedName]> {
        self.names.sort_unstable_by_key(|it| it.name.raw());
        self.names.dedup_by(|it, kept| {
            let is_same = it.name == kept.name;
            if is_same {
                kept.uses = kept.uses.or(it.uses);
            }
            is_same
        });
        self.names.into_boxed_slice()
    }
}
