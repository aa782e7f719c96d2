//! What lowering code of any kind needs at hand.

use std::cell::{Cell, RefCell};

use diag::{FileId, TextRange};
use model::{Symbol, facts::Edition};
use proc_macro2::{Ident, Span, TokenStream};

use crate::{Macros, Source, macros::DOLLAR_CRATE, names, text::SpanMap};

/// The context in which one parsed text (a file without its bodies, or one body) is lowered.
///
/// All spans of a context's syntax come from one text; what macros make gets the spans of the call
/// or of its arguments.
pub(crate) struct Cx<'a> {
    pub(crate) file: FileId,
    pub(crate) edition: Edition,
    pub(crate) macros: &'a Macros,
    spans: SpanMap,
    opaque_macros: RefCell<Vec<TextRange>>,
    is_cut: Cell<bool>,
    level: Cell<u32>,
    n_expansions: Cell<u32>,
    /// The macros that the text at hand comes from, the outermost first.
    expanding: RefCell<Vec<Symbol>>,
    /// How many tokens macros may still make.
    room: Cell<u32>,
}

/// How deep macro calls may be nested; rustc stops at 128 by default, and real code before 20.
const MAX_LEVEL: u32 = 64;

/// How many calls are expanded in one text: a macro that calls itself twice would go on for ever.
const MAX_EXPANSIONS: u32 = 10_000;

/// How many tokens they may come to: a few lines can ask for more than there is room for.
const MAX_TOKENS: u32 = 1_000_000;

/// Keeps count of how deep expansions are nested. Alive while what the macro made is lowered:
///
/// ```ignore
/// let Some((tokens, _level)) = cx.expand(&mac) else { .. };
/// lower(cx, syn::parse2(tokens));
/// ```
pub(crate) struct Level<'c> {
    level: &'c Cell<u32>,
    names: &'c RefCell<Vec<Symbol>>,
}

impl Drop for Level<'_> {
    fn drop(&mut self) {
        self.level.set(self.level.get() - 1);
        self.names.borrow_mut().pop();
    }
}

impl<'a> Cx<'a> {
    /// A context for what is parsed from the text of `spans`.
    pub(crate) fn new(source: Source<'a>, spans: SpanMap) -> Cx<'a> {
        Cx {
            file: source.file,
            edition: source.edition,
            macros: source.macros,
            spans,
            opaque_macros: RefCell::default(),
            is_cut: Cell::default(),
            level: Cell::default(),
            expanding: RefCell::default(),
            n_expansions: Cell::default(),
            room: Cell::new(MAX_TOKENS),
        }
    }

    /// A context for syntax that was parsed from the whole text of `source` (without byte order
    /// mark and shebang), for tests.
    #[cfg(test)]
    #[allow(dead_code, reason = "for the tests of all modules")]
    pub(crate) fn whole(source: Source<'a>) -> Cx<'a> {
        Cx::new(source, SpanMap::of_text(crate::text::Excerpt::whole(source.text, 0)))
    }

    /// Where a span stands in the file.
    ///
    /// Take the spans of tokens (`ident.span()`, `block.brace_token.span.join()`) where time
    /// matters: `Spanned::span` of a syntax node prints the whole node to find its ends.
    pub(crate) fn range(&self, span: Span) -> TextRange {
        self.spans.range(span)
    }

    /// The range from the start of `first` to the end of `last`.
    pub(crate) fn range_between(&self, first: Span, last: Span) -> TextRange {
        self.spans.range_between(first, last)
    }

    /// The name of an identifier, without `r#`. Cheaper than `Symbol::new(&ident.to_string())`.
    pub(crate) fn symbol(&self, ident: &Ident) -> Symbol {
        names::intern_ident(ident)
    }

    /// The symbol of a text. Cheaper than `Symbol::new`, which all threads share.
    pub(crate) fn intern(&self, text: &str) -> Symbol {
        names::intern(text)
    }

    /// Expands a call of a `macro_rules!` of the workspace by one level. None if the macro is not
    /// known, no rule of it matches, or calls are nested too deeply; the call is opaque then.
    pub(crate) fn expand(&self, mac: &syn::Macro) -> Option<(TokenStream, Level<'_>)> {
        if self.level.get() >= MAX_LEVEL || self.n_expansions.get() >= MAX_EXPANSIONS {
            self.note_cut();
            return None;
        }
        let name = self.symbol(&mac.path.segments.last()?.ident);
        if self.is_of_another_crate(mac, name) {
            return None;
        }
        let tokens = self.macros.expand(self, mac, &self.room);
        if tokens.is_none() && self.room.get() == 0 {
            self.note_cut();
        }
        let tokens = tokens?;
        self.n_expansions.set(self.n_expansions.get() + 1);
        self.level.set(self.level.get() + 1);
        self.expanding.borrow_mut().push(name);
        Some((tokens, Level { level: &self.level, names: &self.expanding }))
    }

    /// Whether a macro calls one of its own name that is somewhere else: `log::debug!(..)` in a `debug!`
    /// which adds to that.
    fn is_of_another_crate(&self, mac: &syn::Macro, name: Symbol) -> bool {
        let first = &mac.path.segments[0].ident;
        let is_here = ["crate", DOLLAR_CRATE, "self", "super"].iter().any(|it| first == it);
        mac.path.segments.len() > 1 && !is_here && self.expanding.borrow().contains(&name)
    }

    /// Notes that a limit left something out.
    pub(crate) fn note_cut(&self) {
        self.is_cut.set(true);
    }

    /// Whether a limit left something out, up to now.
    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut.get()
    }

    /// Notes that a macro call was not looked into.
    pub(crate) fn note_opaque_macro(&self, range: TextRange) {
        self.opaque_macros.borrow_mut().push(range);
    }

    /// The macro calls that were not looked into, up to now.
    pub(crate) fn take_opaque_macros(&self) -> Vec<TextRange> {
        self.opaque_macros.take()
    }
}
