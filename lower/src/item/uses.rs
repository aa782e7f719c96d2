//! Imports, flattened.

use model::{
    Symbol,
    facts::{Import, ImportKind, ItemKind},
};
use syn::{Ident, UseTree};

use crate::{
    cx::Cx,
    item::{Candidate, Head, Lowering},
    path::{plain_path, segment_name},
};

impl Lowering<'_, '_> {
    pub(super) fn import(&mut self, item: &syn::ItemUse, out: &mut Vec<Candidate>) {
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.use_token.span,
            last: item.semi_token.span,
            name: None,
        };
        let absolute = item.leading_colon.is_some();
        let (prefix, imports) = (Vec::new(), Vec::new());
        let mut leaves = Leaves { cx: self.cx, absolute, prefix, group: 0, imports };
        leaves.tree(&item.tree);
        let kind = ItemKind::Use(leaves.imports);
        self.push(&head, kind, out);
    }

    pub(super) fn extern_crate(&mut self, item: &syn::ItemExternCrate, out: &mut Vec<Candidate>) {
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: item.extern_token.span,
            last: item.semi_token.span,
            name: Some(item.rename.as_ref().map_or(&item.ident, |it| &it.1)),
        };
        let name = self.cx.symbol(&item.ident);
        self.push(&head, ItemKind::ExternCrate { name }, out);
    }
}

/// The names that imports bring in; those of globs are not known.
pub(super) fn names(imports: &[Import]) -> Vec<Symbol> {
    let name = |it: &Import| match it.kind {
        ImportKind::Name(name) => Some(name),
        ImportKind::Glob => None,
    };
    imports.iter().filter_map(name).collect()
}

struct Leaves<'c, 'a, 's> {
    cx: &'c Cx<'a>,
    absolute: bool,
    prefix: Vec<&'s Ident>,
    /// How much of the prefix stands before the innermost `{`.
    group: usize,
    imports: Vec<Import>,
}

impl<'s> Leaves<'_, '_, 's> {
    fn tree(&mut self, tree: &'s UseTree) {
        match tree {
            UseTree::Path(it) => {
                self.prefix.push(&it.ident);
                self.tree(&it.tree);
                self.prefix.pop();
            }
            UseTree::Name(it) => self.leaf(&it.ident, None),
            UseTree::Rename(it) => self.leaf(&it.ident, Some(&it.rename)),
            UseTree::Glob(it) => {
                let first = self.prefix.get(self.group).map_or(it.star_token.span, |it| it.span());
                let range = self.cx.range_between(first, it.star_token.span);
                let path = plain_path(self.absolute, &self.names(), range);
                self.imports.push(Import { path, kind: ImportKind::Glob });
            }
            UseTree::Group(it) => {
                let outer = std::mem::replace(&mut self.group, self.prefix.len());
                it.items.iter().for_each(|it| self.tree(it));
                self.group = outer;
            }
        }
    }

    fn leaf(&mut self, ident: &'s Ident, rename: Option<&Ident>) {
        let mut names = self.names();
        // `use a::{self};` imports `a`.
        if ident != "self" || names.is_empty() {
            names.push(segment_name(self.cx, ident));
        }
        let first = self.prefix.get(self.group).unwrap_or(&ident);
        let range = self.cx.range_between(first.span(), ident.span());
        let name = match rename {
            Some(it) => self.cx.symbol(it),
            None => names[names.len() - 1],
        };
        let path = plain_path(self.absolute, &names, range);
        self.imports.push(Import { path, kind: ImportKind::Name(name) });
    }

    fn names(&self) -> Vec<Symbol> {
        self.prefix.iter().map(|it| segment_name(self.cx, it)).collect()
    }
}
