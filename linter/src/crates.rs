//! Puts files together to crates: the targets of the packages, then what no target reaches.

use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    path::{Path, PathBuf},
};

use model::{CrateKind, Dependency, Symbol, facts::Edition, named_in};

use crate::{
    discover::{DependencyEntry, Discovery, Package, Target},
    module_tree::{Children, declarations},
    paths,
    sources::Sources,
    stubs,
};

/// A crate whose files are still numbered in the order in which they were met.
#[derive(Debug)]
pub(crate) struct Draft {
    pub(crate) name: Symbol,
    pub(crate) kind: CrateKind,
    pub(crate) edition: Edition,
    pub(crate) root: usize,
    pub(crate) modules: Vec<(Vec<Symbol>, usize)>,
    pub(crate) deps: Vec<Dependency>,
}

/// The crates that `sources` make up. Reads modules that lie where nobody has looked.
pub(crate) fn crates(base: &Path, discovery: &mut Discovery, sources: &mut Sources) -> Vec<Draft> {
    let mut assembly = Assembly {
        base,
        discovery,
        sources,
        crates: Vec::new(),
        owned: BTreeSet::new(),
        notes: Vec::new(),
    };
    for idx in 0..assembly.discovery.packages.len() {
        assembly.package(idx);
    }
    assembly.unreached();
    let Assembly { crates, notes, .. } = assembly;
    discovery.notes.extend(notes);
    crates
}

struct Assembly<'a> {
    base: &'a Path,
    discovery: &'a Discovery,
    sources: &'a mut Sources,
    crates: Vec<Draft>,
    /// The files that some crate holds.
    owned: BTreeSet<usize>,
    notes: Vec<String>,
}

impl Assembly<'_> {
    fn package(&mut self, package_idx: usize) {
        let discovery = self.discovery;
        let package = &discovery.packages[package_idx];
        for target in &package.targets {
            let Some(root) = self.sources.known(&target.root) else { continue };
            // Two targets with one root would say everything twice.
            if self.crates.iter().any(|it| it.root == root) {
                continue;
            }
            let modules = self.modules(root, Children::Beside, target.edition);
            let deps = self.dependencies(package, Some(target), root, &modules);
            self.crates.push(Draft {
                name: target.name,
                kind: target.kind,
                edition: target.edition,
                root,
                modules,
                deps,
            });
        }
    }

    /// The files that no target reaches, each with the modules that it declares.
    fn unreached(&mut self) {
        let mut open: Vec<usize> = (0..self.sources.files.len())
            .filter(|it| self.sources.files[*it].is_source && !self.owned.contains(it))
            .collect();
        open.sort_by(|a, b| self.sources.files[*a].path.cmp(&self.sources.files[*b].path));
        let children: BTreeSet<usize> = open.iter().flat_map(|it| self.children(*it)).collect();
        let (inner, roots): (Vec<usize>, Vec<usize>) =
            open.into_iter().partition(|it| children.contains(it));
        // What is left after the roots declares itself in a circle.
        for root in roots.into_iter().chain(inner) {
            if !self.owned.contains(&root) {
                self.loose(root);
            }
        }
    }

    fn loose(&mut self, root: usize) {
        let discovery = self.discovery;
        let path = self.sources.files[root].path.clone();
        let edition = self.sources.files[root].facts.edition;
        let package = discovery.package_of(&path);
        let modules = self.modules(root, Children::Anywhere, edition);
        let deps = match package {
            Some(package) => self.dependencies(package, None, root, &modules),
            None => self.guessed(root, &modules),
        };
        let top = package.map(|it| it.dir.as_path());
        let top = top.or_else(|| {
            discovery
                .scope
                .folders
                .iter()
                .map(|it| it.dir.as_path())
                .find(|it| path.starts_with(it))
        });
        self.crates.push(Draft {
            name: loose_name(&path),
            kind: loose_kind(top.unwrap_or(&path), &path),
            edition,
            root,
            modules,
            deps,
        });
    }

    /// The files of the crate with the root `root`, which own them unless another crate does.
    fn modules(
        &mut self,
        root: usize,
        children: Children,
        edition: Edition,
    ) -> Vec<(Vec<Symbol>, usize)> {
        let mut res: Vec<(Vec<Symbol>, usize)> = Vec::new();
        let mut seen = BTreeSet::from([root]);
        // A module may be declared once for each platform. The first one that exists is taken.
        let mut paths = BTreeSet::new();
        let mut open = VecDeque::from([(root, children, Vec::new())]);
        self.own(root, edition);
        while let Some((file, children, prefix)) = open.pop_front() {
            let lowered = &self.sources.files[file];
            for declared in declarations(&lowered.path, &lowered.facts.items, children) {
                let path: Vec<Symbol> = prefix.iter().copied().chain(declared.path).collect();
                let found = self.contents(&declared.named, &declared.usual, edition);
                let Some((idx, children)) = found.filter(|_| paths.insert(path.clone())) else {
                    continue;
                };
                // A file that declares itself, or that two modules share, is entered once.
                if seen.insert(idx) {
                    self.own(idx, edition);
                    open.push_back((idx, children, path.clone()));
                }
                res.push((path, idx));
            }
        }
        res
    }

    /// The file of a declaration, and where its own modules are.
    fn contents(
        &mut self,
        named: &[PathBuf],
        usual: &[(PathBuf, Children)],
        edition: Edition,
    ) -> Option<(usize, Children)> {
        named
            .iter()
            .find_map(|it| Some((self.find(it, edition)?, Children::Beside)))
            .or_else(|| usual.iter().find_map(|(it, at)| Some((self.find(it, edition)?, *at))))
    }

    fn find(&mut self, path: &Path, edition: Edition) -> Option<usize> {
        let path = paths::absolute(self.base, path);
        let met = self.sources.find(&path, edition)?;
        if met.is_new
            && let Some(place) = self.discovery.scope.way_out(&path)
        {
            let path = paths::display(self.base, &path);
            self.notes.push(format!("the module file `{path}` {place}"));
            self.sources.files[met.idx].is_foreign = true;
        }
        Some(met.idx)
    }

    /// The first crate that reaches a file decides by which edition it is read.
    fn own(&mut self, file: usize, edition: Edition) {
        if self.owned.insert(file) {
            self.sources.set_edition(file, edition);
        }
    }

    /// The unreached files that an unreached file declares.
    fn children(&self, file: usize) -> Vec<usize> {
        let lowered = &self.sources.files[file];
        let declared = declarations(&lowered.path, &lowered.facts.items, Children::Anywhere);
        let paths = declared
            .into_iter()
            .flat_map(|it| it.named.into_iter().chain(it.usual.into_iter().map(|it| it.0)));
        let known = paths.filter_map(|it| self.sources.known(&paths::absolute(self.base, &it)));
        known.filter(|it| *it != file && !self.owned.contains(it)).collect()
    }

    /// What the crate may name; `target` is none for a file that no target reaches.
    fn dependencies(
        &self,
        package: &Package,
        target: Option<&Target>,
        root: usize,
        modules: &[(Vec<Symbol>, usize)],
    ) -> Vec<Dependency> {
        if package.is_broken {
            return self.guessed(root, modules);
        }
        let is_build_script = target.is_some_and(|it| it.kind == CrateKind::BuildScript);
        let entries = if is_build_script { &package.build_deps } else { &package.deps };
        let mut res: BTreeMap<Symbol, Symbol> =
            entries.iter().map(|it| (it.name, self.library_name(it))).collect();
        let is_lib = target.is_some_and(Target::is_lib);
        if let Some(own) = package.lib_name().filter(|_| !is_lib && !is_build_script) {
            res.insert(own, own);
        }
        res.into_iter().map(|(name, package)| Dependency { name, package }).collect()
    }

    /// The name of the library behind a dependency, which need not be that of its package.
    fn library_name(&self, entry: &DependencyEntry) -> Symbol {
        let packages = &self.discovery.packages;
        let by_dir = packages.iter().find(|it| Some(&it.dir) == entry.dir.as_ref());
        let package = by_dir.or_else(|| packages.iter().find(|it| it.name == entry.package));
        package
            .and_then(Package::lib_name)
            .unwrap_or_else(|| Symbol::new(&entry.package.replace('-', "_")))
    }

    /// The libraries that a crate without a manifest seems to use.
    fn guessed(&self, root: usize, modules: &[(Vec<Symbol>, usize)]) -> Vec<Dependency> {
        let files = modules.iter().map(|it| it.1).chain([root]);
        let names: BTreeSet<&str> =
            files.flat_map(|it| self.libraries_in(&self.sources.files[it].text)).collect();
        let names = names.into_iter().map(Symbol::new);
        names.map(|name| Dependency { name, package: name }).collect()
    }

    /// The described libraries that `text` names.
    fn libraries_in(&self, text: &str) -> Vec<&str> {
        let ready = self.sources.stubs.iter().filter(|it| stubs::is_named_in(it, text));
        let ready = ready.map(|it| it.name.as_str());
        ready.chain(named_in(text).map(|it| -> &str { it })).collect()
    }
}

/// What a crate made of a single file is called.
fn loose_name(path: &Path) -> Symbol {
    let stem = path.file_stem().filter(|it| *it != "mod");
    let stem = stem.or_else(|| path.parent()?.file_name()).unwrap_or_default();
    let name: String = stem
        .to_string_lossy()
        .chars()
        .map(|it| if it.is_alphanumeric() { it } else { '_' })
        .collect();
    Symbol::new(&name)
}

/// What the folders between `top` and `path` say that the file is for.
fn loose_kind(top: &Path, path: &Path) -> CrateKind {
    let below = path.strip_prefix(top).ok().and_then(Path::parent).unwrap_or(Path::new(""));
    let kinds = below.components().map(|it| match it.as_os_str().to_str() {
        Some("tests" | "testdata" | "test_data" | "test-data" | "fixtures") => CrateKind::Test,
        Some("benches") => CrateKind::Bench,
        Some("examples") => CrateKind::Example,
        _ => CrateKind::Loose,
    });
    kinds.into_iter().find(|it| *it != CrateKind::Loose).unwrap_or(CrateKind::Loose)
}
