//! Where the files of `mod name;` declarations may be.

use std::path::{Path, PathBuf};

use model::{
    Symbol,
    facts::{Attr, AttrArg, Item, ItemKind},
};

/// Where the child modules of a file are looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Children {
    /// Beside it: a crate's root, a `mod.rs`, a file named by `#[path]`.
    Beside,
    /// In the folder that has its name: `net.rs` has `net/tcp.rs`.
    Below,
    /// Nobody knows what the file is: below, else beside.
    Anywhere,
}

/// A `mod name;`.
#[derive(Debug)]
pub(crate) struct Declaration {
    /// From the file that holds it: the inline modules around it, then its name.
    pub(crate) path: Vec<Symbol>,
    /// The files that attributes name. There may be one for each platform.
    pub(crate) named: Vec<PathBuf>,
    /// Where the file is otherwise; the first one that exists.
    pub(crate) usual: Vec<(PathBuf, Children)>,
}

/// The module declarations among `items`, which are those of the file `file`.
pub(crate) fn declarations(file: &Path, items: &[Item], children: Children) -> Vec<Declaration> {
    let beside = file.parent().unwrap_or(file).to_owned();
    let below = file.with_extension("");
    let bases = match children {
        Children::Beside => vec![beside.clone()],
        Children::Below => vec![below],
        Children::Anywhere => vec![below, beside.clone()],
    };
    let mut res = Vec::new();
    Folder { path_base: beside, bases }.collect(items, &[], &mut res);
    res
}

/// The folders that the modules of a file or of an inline module are looked for in.
struct Folder {
    /// What `#[path]` is relative to.
    path_base: PathBuf,
    bases: Vec<PathBuf>,
}

impl Folder {
    fn collect(&self, items: &[Item], prefix: &[Symbol], res: &mut Vec<Declaration>) {
        for item in items {
            let ItemKind::Module(contents) = &item.kind else { continue };
            let path: Vec<Symbol> = prefix.iter().copied().chain([item.name]).collect();
            match contents {
                Some(items) => self.inner(item).collect(items, &path, res),
                None => res.push(self.declaration(item, path)),
            }
        }
    }

    /// The folders of the inline module `item`.
    fn inner(&self, item: &Item) -> Folder {
        if let Some(path) = path_attrs(&item.attrs).next() {
            let base = self.path_base.join(path);
            return Folder { path_base: base.clone(), bases: vec![base] };
        }
        let bases: Vec<PathBuf> = self.bases.iter().map(|it| it.join(item.name.as_str())).collect();
        Folder { path_base: bases[0].clone(), bases }
    }

    fn declaration(&self, item: &Item, path: Vec<Symbol>) -> Declaration {
        let name = item.name.as_str();
        let usual = self.bases.iter().flat_map(|base| {
            [
                (base.join(format!("{name}.rs")), Children::Below),
                (base.join(name).join("mod.rs"), Children::Beside),
            ]
        });
        let named = path_attrs(&item.attrs).map(|it| self.path_base.join(it));
        Declaration { path, named: named.collect(), usual: usual.collect() }
    }
}

/// The texts of `#[path = "..."]` and `#[cfg_attr(.., path = "...")]`.
fn path_attrs(attrs: &[Attr]) -> impl Iterator<Item = &str> {
    attrs.iter().flat_map(|attr| {
        let skipped = match attr.name.as_str() {
            "path" => 0,
            // The condition may be a `feature = "..."`.
            "cfg_attr" => 1,
            _ => attr.args.len(),
        };
        attr.args.iter().skip(skipped).filter_map(|arg| match arg {
            AttrArg::Text(name, text) if *name == "path" => Some(text.as_str()),
            _ => None,
        })
    })
}
