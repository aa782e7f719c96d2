//! The `macro_rules!` of a workspace: their definitions, and the expansion of their calls.

mod definition;
mod matching;
mod rules;
mod transcribe;

use std::{cell::Cell, sync::OnceLock};

use diag::FileId;
use model::Symbol;
use proc_macro2::{Span, TokenStream};
use rustc_hash::{FxHashMap, FxHashSet};

use self::{
    definition::definitions,
    rules::{Names, Rule},
};
use crate::{cx::Cx, names::intern};

/// What stands for `$crate` in what a macro made.
pub(crate) const DOLLAR_CRATE: &str = "__dollar_crate";

/// The `macro_rules!` of a workspace, by name. `Send` and `Sync`.
#[derive(Debug, Default)]
pub struct Macros {
    by_name: FxHashMap<Symbol, Named>,
    files: FxHashSet<FileId>,
}

/// The `macro_rules!` of one file.
#[derive(Debug)]
pub struct FileMacros {
    file: FileId,
    found: Vec<(Symbol, Definition)>,
}

impl FileMacros {
    /// The macros that `text` defines. Cheap where there are none.
    pub fn new(file: FileId, text: &str) -> FileMacros {
        let found =
            if text.contains("macro_rules!") { definitions(file, text) } else { Vec::new() };
        FileMacros { file, found }
    }
}

/// The macros of one name.
#[derive(Debug, Default)]
struct Named {
    /// Sorted by file and place.
    definitions: Vec<Definition>,
    /// See `Macros::names`.
    names: OnceLock<Box<[Symbol]>>,
}

/// One `macro_rules!`.
#[derive(Debug)]
struct Definition {
    file: FileId,
    start: u32,
    rules: Vec<Rule>,
    /// The identifiers of what the rules expand to.
    names: Names,
}

impl Macros {
    /// Adds the macros that `text` defines, in place of those that the file defined before.
    pub fn add_file(&mut self, file: FileId, text: &str) {
        self.add(FileMacros::new(file, text));
    }

    /// Adds the macros of a file, in place of those that it defined before.
    pub fn add(&mut self, macros: FileMacros) {
        let FileMacros { file, found } = macros;
        if self.files.contains(&file) {
            self.remove_file(file);
        }
        if found.is_empty() {
            return;
        }
        self.files.insert(file);
        for (name, definition) in found {
            let definitions = &mut self.by_name.entry(name).or_default().definitions;
            let key = |it: &Definition| (it.file, it.start);
            let idx = definitions.partition_point(|it| key(it) <= key(&definition));
            definitions.insert(idx, definition);
        }
        self.forget_names();
    }

    /// The same macros where each file has the id that `id` gives.
    #[expect(clippy::iter_over_hash_type, reason = "each is treated alike")]
    pub fn renumber(&mut self, id: impl Fn(FileId) -> FileId) {
        self.files = self.files.iter().map(|it| id(*it)).collect();
        for named in self.by_name.values_mut() {
            named.definitions.iter_mut().for_each(|it| it.file = id(it.file));
            named.definitions.sort_by_key(|it| (it.file, it.start));
        }
    }

    fn remove_file(&mut self, file: FileId) {
        self.files.remove(&file);
        self.by_name.retain(|_, named| {
            named.definitions.retain(|it| it.file != file);
            !named.definitions.is_empty()
        });
        self.forget_names();
    }

    #[allow(clippy::iter_over_hash_type, reason = "each is treated alike")]
    fn forget_names(&mut self) {
        for named in self.by_name.values_mut() {
            named.names.take();
        }
    }

    /// Whether a macro has this name.
    pub(crate) fn is_known(&self, name: &str) -> bool {
        !self.by_name.is_empty() && self.by_name.contains_key(&intern(name))
    }

    /// Whether the macro takes items and nothing else, and gives them back.
    pub(crate) fn takes_items(&self, name: &str) -> bool {
        if self.by_name.is_empty() {
            return false;
        }
        let named = self.by_name.get(&intern(name));
        let rules =
            |it: &Named| it.definitions.iter().flat_map(|it| &it.rules).all(Rule::takes_items);
        named.is_some_and(rules)
    }

    /// Every identifier that a call of the macro may expand to, besides those of its arguments.
    pub(crate) fn names(&self, name: &str) -> &[Symbol] {
        if self.by_name.is_empty() {
            return &[];
        }
        let Some(named) = self.by_name.get(&intern(name)) else { return &[] };
        named.names.get_or_init(|| self.reachable_names(named))
    }

    fn reachable_names(&self, named: &Named) -> Box<[Symbol]> {
        let (mut seen, mut called) = (FxHashSet::default(), FxHashSet::default());
        let mut names = Vec::new();
        let mut todo = vec![named];
        while let Some(named) = todo.pop() {
            for &name in named.definitions.iter().flat_map(|it| &it.names.others) {
                if seen.insert(name) {
                    names.push(name);
                    // One that is handed to another, which calls it.
                    todo.extend(self.by_name.get(&name));
                }
            }
            for &name in named.definitions.iter().flat_map(|it| &it.names.macros) {
                if called.insert(name) {
                    todo.extend(self.by_name.get(&name));
                }
            }
        }
        names.into_boxed_slice()
    }

    /// What a call expands to; `room` is how many tokens may still be made.
    pub(crate) fn expand(
        &self,
        cx: &Cx<'_>,
        mac: &syn::Macro,
        room: &Cell<u32>,
    ) -> Option<TokenStream> {
        if self.by_name.is_empty() {
            return None;
        }
        let name = cx.symbol(&mac.path.segments.last()?.ident);
        let call = call_span(mac)?;
        let definition = self.by_name.get(&name)?.visible_from(cx.file, cx.range(call).start)?;
        definition.expand(mac.tokens.clone(), call, room)
    }
}

impl Named {
    /// The definition that is meant at an offset of a file: the last one before it, or else any of
    /// the same file, or else any.
    fn visible_from(&self, file: FileId, offset: u32) -> Option<&Definition> {
        let mut own = self.definitions.iter().filter(|it| it.file == file);
        let before = own.clone().rfind(|it| it.start <= offset);
        before.or_else(|| own.next()).or(self.definitions.first())
    }
}

impl Definition {
    fn expand(&self, tokens: TokenStream, call: Span, room: &Cell<u32>) -> Option<TokenStream> {
        let (rule, bindings) = matching::first_match(&self.rules, tokens)?;
        transcribe::transcribe(rule, &bindings, call, room)
    }
}

/// From the first token of the path to the closing bracket.
fn call_span(mac: &syn::Macro) -> Option<Span> {
    let first = mac.path.segments.first()?.ident.span();
    Some(first.join(mac.delimiter.span().close()).unwrap_or(first))
}
