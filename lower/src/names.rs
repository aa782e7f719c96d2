//! Interning without asking the global interner for every occurrence.

use std::{cell::RefCell, fmt::Write};

use model::Symbol;
use rustc_hash::FxHashMap;

/// The symbols that this thread met, and for each the last set that it was put in.
#[derive(Default)]
struct Known {
    names: FxHashMap<&'static str, (Symbol, u32)>,
    last_set: u32,
    text: String,
}

impl Known {
    fn entry(&mut self, name: &str) -> &mut (Symbol, u32) {
        if !self.names.contains_key(name) {
            let symbol = Symbol::new(name);
            self.names.insert(symbol.as_str(), (symbol, 0));
        }
        self.names.get_mut(name).expect("was just put in")
    }
}

thread_local! {
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// The symbol of `name`.
pub(crate) fn intern(name: &str) -> Symbol {
    KNOWN.with_borrow_mut(|known| known.entry(name).0)
}

/// The symbol of an identifier, without `r#`.
pub(crate) fn intern_ident(ident: &proc_macro2::Ident) -> Symbol {
    KNOWN.with_borrow_mut(|known| {
        let mut text = std::mem::take(&mut known.text);
        text.clear();
        write!(text, "{ident}").expect("writing to a string does not fail");
        let symbol = known.entry(text.strip_prefix("r#").unwrap_or(&text)).0;
        known.text = text;
        symbol
    })
}

/// A set of names, collected one occurrence at a time.
#[derive(Debug)]
pub(crate) struct NameSet {
    id: u32,
    symbols: Vec<Symbol>,
}

impl NameSet {
    /// An empty set.
    pub(crate) fn new() -> NameSet {
        let id = KNOWN.with_borrow_mut(|known| {
            known.last_set = known.last_set.checked_add(1).unwrap_or_else(|| {
                known.names.clear();
                1
            });
            known.last_set
        });
        NameSet { id, symbols: Vec::new() }
    }

    /// Adds a name, written without `r#`.
    pub(crate) fn add(&mut self, name: &str) {
        KNOWN.with_borrow_mut(|known| {
            let (symbol, set) = known.entry(name);
            if *set != self.id {
                *set = self.id;
                self.symbols.push(*symbol);
            }
        });
    }

    /// Adds names that are symbols already.
    pub(crate) fn extend(&mut self, names: &[Symbol]) {
        self.symbols.extend_from_slice(names);
    }

    /// The names as `BodyText::names` wants them.
    pub(crate) fn finish(mut self) -> Box<[Symbol]> {
        self.symbols.sort_unstable_by_key(|it| it.raw());
        self.symbols.dedup();
        self.symbols.into_boxed_slice()
    }
}
