//! The targets of a package: those that the manifest names, and those that cargo finds by itself.

use std::{
    fs,
    path::{Path, PathBuf},
};

use model::{CrateKind, Symbol, facts::Edition};
use toml::{Table, Value};

use super::{
    Problem,
    manifest::{Manifest, table_at, text_at, value_at},
    package::parse_edition,
};
use crate::paths;

/// A crate of a package.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    pub(crate) kind: CrateKind,
    /// As paths write it: without dashes.
    pub(crate) name: Symbol,
    pub(crate) root: PathBuf,
    pub(crate) edition: Edition,
}

impl Target {
    /// Whether other crates may depend on it.
    pub(crate) fn is_lib(&self) -> bool {
        matches!(self.kind, CrateKind::Lib | CrateKind::ProcMacro)
    }
}

/// A kind of target that has a list in the manifest and a folder of its own.
struct Listed {
    kind: CrateKind,
    key: &'static str,
    folder: &'static str,
    /// The key that turns the search off.
    auto: &'static str,
}

const LISTED: [Listed; 4] = [
    Listed {
        kind: CrateKind::Bin,
        key: "bin",
        folder: "src/bin",
        auto: "autobins",
    },
    Listed {
        kind: CrateKind::Example,
        key: "example",
        folder: "examples",
        auto: "autoexamples",
    },
    Listed {
        kind: CrateKind::Test,
        key: "test",
        folder: "tests",
        auto: "autotests",
    },
    Listed {
        kind: CrateKind::Bench,
        key: "bench",
        folder: "benches",
        auto: "autobenches",
    },
];

/// The targets of the package `name`: the library, then the others by kind and name.
pub(crate) fn targets(
    manifest: &Manifest,
    package: &Table,
    name: &str,
    edition: Edition,
    problems: &mut Vec<Problem>,
) -> Vec<Target> {
    let mut found = Found { manifest, edition, targets: Vec::new(), problems };
    found.lib(package, name);
    for listed in &LISTED {
        found.listed(listed, package, name);
    }
    found.build_script(package);
    found.targets
}

struct Found<'m> {
    manifest: &'m Manifest,
    edition: Edition,
    targets: Vec<Target>,
    problems: &'m mut Vec<Problem>,
}

impl Found<'_> {
    fn lib(&mut self, package: &Table, package_name: &str) {
        let lib = table_at(&self.manifest.table, &["lib"]);
        let flag = |key| lib.and_then(|it| it.get(key)).and_then(Value::as_bool) == Some(true);
        let kind = match flag("proc-macro") || flag("proc_macro") {
            true => CrateKind::ProcMacro,
            false => CrateKind::Lib,
        };
        let path = lib.and_then(|it| text_at(it, &["path"]));
        let searches = value_at(package, &["autolib"]).and_then(Value::as_bool) != Some(false);
        if path.is_none() && lib.is_none() && !searches {
            return;
        }
        let root = paths::absolute(&self.manifest.dir, Path::new(path.unwrap_or("src/lib.rs")));
        if root.is_file() {
            let name = lib.and_then(|it| text_at(it, &["name"])).unwrap_or(package_name);
            self.push(kind, name, root, lib);
        } else if lib.is_some() {
            self.missing("[lib]", "library", &root);
        }
    }

    fn listed(&mut self, listed: &Listed, package: &Table, package_name: &str) {
        let first = self.targets.len();
        let entries = self.manifest.table.get(listed.key).and_then(Value::as_array);
        for entry in entries.into_iter().flatten().filter_map(Value::as_table) {
            self.entry(listed, entry, package_name);
        }
        if package.get(listed.auto).and_then(Value::as_bool) != Some(false) {
            self.search(listed, package_name, first);
        }
        self.targets[first..].sort_by(|a, b| (a.name, &a.root).cmp(&(b.name, &b.root)));
    }

    /// An entry such as `[[bin]]`.
    fn entry(&mut self, listed: &Listed, entry: &Table, package_name: &str) {
        let Some(name) = text_at(entry, &["name"]) else { return };
        let dir = &self.manifest.dir;
        let mut places = match text_at(entry, &["path"]) {
            Some(path) => vec![paths::absolute(dir, Path::new(path))],
            None => vec![
                dir.join(listed.folder).join(format!("{name}.rs")),
                dir.join(listed.folder).join(name).join("main.rs"),
            ],
        };
        if listed.kind == CrateKind::Bin && name == package_name && places.len() > 1 {
            places.push(dir.join("src/main.rs"));
        }
        match places.iter().find(|it| it.is_file()) {
            Some(root) => self.push(listed.kind, name, root.clone(), Some(entry)),
            // Published packages often lack their tests; that is no news.
            None if listed.kind == CrateKind::Bin => {
                self.missing(name, &format!("binary `{name}`"), &places[0]);
            }
            None => {}
        }
    }

    /// What cargo finds without being told. `first` is the first target of this kind.
    fn search(&mut self, listed: &Listed, package_name: &str, first: usize) {
        let mut roots = Vec::new();
        let main = self.manifest.dir.join("src/main.rs");
        if listed.kind == CrateKind::Bin && main.is_file() {
            roots.push((package_name.to_owned(), main));
        }
        let folder = self.manifest.dir.join(listed.folder);
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let root = if path.is_dir() { path.join("main.rs") } else { path.clone() };
            let is_rust = root.extension().is_some_and(|it| it == "rs");
            if let Some(stem) = path.file_stem()
                && is_rust
                && root.is_file()
            {
                roots.push((stem.to_string_lossy().into_owned(), root));
            }
        }
        for (name, root) in roots {
            if !self.targets[first..].iter().any(|it| it.root == root) {
                self.push(listed.kind, &name, root, None);
            }
        }
    }

    fn build_script(&mut self, package: &Table) {
        let path = match package.get("build") {
            Some(Value::String(path)) => path.as_str(),
            Some(Value::Boolean(false)) => return,
            _ => "build.rs",
        };
        let root = paths::absolute(&self.manifest.dir, Path::new(path));
        if root.is_file() {
            self.push(CrateKind::BuildScript, "build_script", root, None);
        } else if package.contains_key("build") && path != "build.rs" {
            self.missing(path, "build script", &root);
        }
    }

    fn push(&mut self, kind: CrateKind, name: &str, root: PathBuf, entry: Option<&Table>) {
        let edition = entry.and_then(|it| text_at(it, &["edition"])).and_then(parse_edition);
        self.targets.push(Target {
            kind,
            name: Symbol::new(&name.replace('-', "_")),
            root,
            edition: edition.unwrap_or(self.edition),
        });
    }

    fn missing(&mut self, needle: &str, what: &str, root: &Path) {
        let root = paths::display(&self.manifest.dir, root);
        let message = format!("the {what} has no source file: `{root}` does not exist");
        self.problems.push(self.manifest.problem(needle, message));
    }
}
