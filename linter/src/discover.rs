//! Finds out what to analyse: from paths to packages, their targets and the files of both.
//!
//! Nothing of the analysed code is executed: manifests are read as TOML.

mod manifest;
mod package;
mod scope;
mod targets;
mod walk;

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use diag::TextRange;
use globset::Glob;
use model::facts::Edition;
use rules::Rule;

pub use self::package::parse_edition;
use self::{
    manifest::{Manifest, Manifests, texts_at},
    scope::{Extent, Folder},
    walk::Walked,
};
pub(crate) use self::{
    package::{DependencyEntry, Package},
    scope::Scope,
    targets::Target,
};
use crate::{config::Configs, fix::Overlay, paths};

/// Something that could not be read or understood, and will be a finding.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) rule: &'static Rule,
    pub(crate) path: PathBuf,
    pub(crate) range: TextRange,
    pub(crate) message: String,
}

/// What is to be analysed.
#[derive(Debug, Default)]
pub(crate) struct Discovery {
    pub(crate) scope: Scope,
    /// By folder.
    pub(crate) packages: Vec<Package>,
    /// Every source file that was found, sorted.
    pub(crate) sources: BTreeSet<PathBuf>,
    pub(crate) problems: Vec<Problem>,
    /// Those of them that lie outside of the given folders.
    pub(crate) foreign: BTreeSet<PathBuf>,
    /// What the user ought to know about the run itself.
    pub(crate) notes: Vec<String>,
}

impl Discovery {
    /// Reads folders and manifests. `base` is the current folder.
    pub(crate) fn new(
        base: &Path,
        given: &[PathBuf],
        overlay: &Overlay,
        configs: &mut Configs,
    ) -> Discovery {
        let mut manifests = Manifests::default();
        let scope = Scope::new(base, given, overlay, &mut manifests);
        let mut search = Search {
            base,
            walked: Walked::default(),
            discovery: Discovery { scope, ..Discovery::default() },
        };
        for folder in search.discovery.scope.folders.clone() {
            search.walked.add(&folder, configs);
        }
        search.follow_members(&mut manifests, configs);
        let mut discovery = search.finish(manifests);
        // What is wrong with a configuration is to be known before anything is read.
        discovery.sources.iter().for_each(|it| drop(configs.of(it)));
        for config in configs.all() {
            discovery.sources.retain(|it| !config.stubs.contains(it));
        }
        discovery
    }

    /// The sources with the editions that their packages have; `loose` is that of the others.
    pub(crate) fn files(&self, loose: Edition) -> Vec<(PathBuf, Edition)> {
        let edition = |path: &Path| self.package_of(path).map_or(loose, |it| it.edition);
        self.sources.iter().map(|path| (path.clone(), edition(path))).collect()
    }

    /// The package whose folder the file `path` lies in.
    pub(crate) fn package_of(&self, path: &Path) -> Option<&Package> {
        path.ancestors()
            .skip(1)
            .find_map(|dir| self.packages.binary_search_by(|it| it.dir.as_path().cmp(dir)).ok())
            .map(|idx| &self.packages[idx])
    }
}

struct Search<'b> {
    base: &'b Path,
    walked: Walked,
    discovery: Discovery,
}

impl Search<'_> {
    /// Adds the members of the workspaces that lie where nothing has been read yet.
    fn follow_members(&mut self, manifests: &mut Manifests, configs: &mut Configs) {
        for dir in self.walked.packages.clone() {
            let Some(manifest) = manifests.load(&dir) else { continue };
            for member in members(&manifest) {
                let is_known = self.walked.packages.contains(&member);
                let is_excluded = configs.around(&dir).excludes(&member, true);
                if is_known || is_excluded || manifests.load(&member).is_none() {
                    continue;
                }
                if !self.discovery.scope.holds(&member) {
                    let path = paths::display(self.base, &member);
                    let note =
                        format!("the workspace member `{path}` lies outside of the given paths");
                    self.discovery.notes.push(note);
                }
                // Of a file or folder of the root package only that is asked for.
                if self.discovery.scope.reports(&dir) {
                    self.discovery.scope.reported.push(member.clone());
                }
                let folder = Folder { dir: member, extent: Extent::Tree };
                self.walked.add(&folder, configs);
                self.discovery.scope.folders.push(folder);
            }
        }
    }

    fn finish(mut self, mut manifests: Manifests) -> Discovery {
        for dir in &self.walked.packages {
            match manifests.load(dir) {
                Some(it) if it.is_package() => {
                    self.discovery.packages.push(Package::new(&it, &mut manifests));
                }
                Some(_) => {}
                None => self.discovery.packages.push(Package::broken(dir)),
            }
        }
        let mut sources = std::mem::take(&mut self.walked.sources);
        sources.extend(self.discovery.scope.files.iter().cloned());
        // Targets may lie where git ignores them.
        let targets = self.discovery.packages.iter().flat_map(|it| &it.targets);
        for root in targets.map(|it| it.root.clone()) {
            if sources.contains(&root) {
                continue;
            }
            if let Some(place) = self.discovery.scope.way_out(&root) {
                let path = paths::display(self.base, &root);
                let note = format!("the source `{path}` of a target {place}");
                self.discovery.notes.push(note);
                self.discovery.foreign.insert(root.clone());
            }
            sources.insert(root);
        }
        self.discovery.sources = sources;
        // A manifest above the given paths is read for what is inherited from it; what is wrong
        // with it shows where it is missed.
        let named = match manifests.problems.is_empty() {
            true => BTreeSet::new(),
            false => self.named(&mut manifests),
        };
        let mut problems = manifests.problems;
        problems.retain(|it| {
            let dir = it.path.parent();
            dir.is_some_and(|it| self.walked.packages.contains(it) && !self.is_data(it, &named))
        });
        self.discovery.problems = self.walked.problems;
        self.discovery.problems.extend(problems);
        self.discovery
    }

    /// The packages that the user names, and the workspaces and dependencies of those that are no data.
    fn named(&self, manifests: &mut Manifests) -> BTreeSet<PathBuf> {
        let mut res: BTreeSet<PathBuf> = self.discovery.scope.reported.iter().cloned().collect();
        loop {
            let n_known = res.len();
            for dir in &self.walked.packages {
                if self.is_data(dir, &res) {
                    continue;
                }
                res.extend(manifests.load(dir).iter().flat_map(|it| members(it)));
                let deps = self
                    .package(dir)
                    .into_iter()
                    .flat_map(|it| it.deps.iter().chain(&it.build_deps));
                res.extend(deps.filter_map(|it| it.dir.clone()));
            }
            if res.len() == n_known {
                return res;
            }
        }
    }

    /// Whether the package in `dir` is what tests of another one work on: it lies where that has its
    /// targets. Cargo does not read such a manifest either, and it may well be broken on purpose.
    fn is_data(&self, dir: &Path, named: &BTreeSet<PathBuf>) -> bool {
        let has_targets_there = |around: &Path| {
            let first = dir.strip_prefix(around).ok().and_then(|it| it.components().next());
            let folders = ["src", "tests", "benches", "examples"];
            self.package(around).is_some()
                && first.is_some_and(|it| folders.iter().any(|name| it.as_os_str() == *name))
        };
        !named.contains(dir) && dir.ancestors().skip(1).any(has_targets_there)
    }

    fn package(&self, dir: &Path) -> Option<&Package> {
        let packages = &self.discovery.packages;
        let idx = packages.binary_search_by(|it| it.dir.as_path().cmp(dir)).ok()?;
        Some(&packages[idx])
    }
}

/// The folders of the members that a workspace's manifest names.
fn members(manifest: &Manifest) -> BTreeSet<PathBuf> {
    let mut res = BTreeSet::new();
    for member in texts_at(&manifest.table, &["workspace", "members"]) {
        res.extend(expand(&manifest.dir, member));
    }
    for excluded in texts_at(&manifest.table, &["workspace", "exclude"]) {
        let excluded = paths::absolute(&manifest.dir, Path::new(excluded));
        res.retain(|it| !it.starts_with(&excluded));
    }
    res
}

/// The folders that `pattern` names, seen from `dir`.
fn expand(dir: &Path, pattern: &str) -> Vec<PathBuf> {
    let mut found = vec![dir.to_owned()];
    for part in pattern.split('/') {
        if !part.contains(['*', '?', '[']) {
            found = found.iter().map(|it| paths::absolute(it, Path::new(part))).collect();
            continue;
        }
        let Ok(glob) = Glob::new(part) else { return Vec::new() };
        let glob = glob.compile_matcher();
        let entries = found.iter().filter_map(|it| fs::read_dir(it).ok()).flatten().flatten();
        let entries = entries.filter(|it| glob.is_match(it.file_name()));
        found = entries.map(|it| it.path()).filter(|it| it.is_dir()).collect();
        // Links may lead to one folder in any number of ways.
        found.sort();
        let mut seen = BTreeSet::new();
        found.retain(|it| it.canonicalize().is_ok_and(|it| seen.insert(it)));
    }
    found
}
