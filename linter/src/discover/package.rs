//! A package: its edition, its targets, and what it depends on.

use std::path::{Path, PathBuf};

use model::{Symbol, facts::Edition};
use toml::{Table, Value};

use super::{
    Problem,
    manifest::{Manifest, Manifests, is_inherited, table_at, text_at, value_at},
    targets::{Target, targets},
};
use crate::paths;

/// A package of the analysed code.
#[derive(Debug)]
pub(crate) struct Package {
    pub(crate) dir: PathBuf,
    /// As dependencies write it: with dashes.
    pub(crate) name: String,
    /// As cargo has it: `0.0.0` if the manifest names none.
    pub(crate) version: String,
    pub(crate) edition: Edition,
    /// The library first.
    pub(crate) targets: Vec<Target>,
    /// What the code of all targets but the build script may name.
    pub(crate) deps: Vec<DependencyEntry>,
    pub(crate) build_deps: Vec<DependencyEntry>,
    /// The manifest could not be read, so nobody knows what it depends on.
    pub(crate) is_broken: bool,
}

/// A line of a dependency table.
#[derive(Clone, Debug)]
pub(crate) struct DependencyEntry {
    /// The name in paths.
    pub(crate) name: Symbol,
    /// The package's name, with dashes.
    pub(crate) package: String,
    /// The folder of a path dependency.
    pub(crate) dir: Option<PathBuf>,
}

impl Package {
    /// The package that `manifest` describes.
    pub(crate) fn new(manifest: &Manifest, manifests: &mut Manifests) -> Package {
        let workspace = manifests.workspace_of(manifest);
        let workspace = workspace.as_deref();
        let problems = &mut manifests.problems;
        let table = match manifest.table.get("package").or(manifest.table.get("project")) {
            Some(Value::Table(table)) => table,
            _ => &Table::new(),
        };
        let name = text_at(table, &["name"]).map(str::to_owned).unwrap_or_else(|| {
            let message = "the manifest does not name its package".to_owned();
            problems.push(manifest.problem("[package]", message));
            folder_name(&manifest.dir)
        });
        let edition = edition(manifest, table, workspace, problems);
        Package {
            targets: targets(manifest, table, &name, edition, problems),
            deps: dependencies(manifest, workspace, &["dependencies", "dev-dependencies"]),
            build_deps: dependencies(manifest, workspace, &["build-dependencies"]),
            dir: manifest.dir.clone(),
            version: version(table, workspace),
            name,
            edition,
            is_broken: false,
        }
    }

    /// What can be said of the package in `dir`, whose manifest is broken.
    pub(crate) fn broken(dir: &Path) -> Package {
        let manifest = Manifest::empty(dir);
        let name = folder_name(dir);
        let edition = Edition::default();
        Package {
            targets: targets(&manifest, &Table::new(), &name, edition, &mut Vec::new()),
            dir: dir.to_owned(),
            name,
            version: NO_VERSION.to_owned(),
            edition,
            deps: Vec::new(),
            build_deps: Vec::new(),
            is_broken: true,
        }
    }

    /// The name of the library in paths, if there is one.
    pub(crate) fn lib_name(&self) -> Option<Symbol> {
        self.targets.iter().find(|it| it.is_lib()).map(|it| it.name)
    }
}

/// Reads an edition as manifests and the command line write it.
pub fn parse_edition(text: &str) -> Option<Edition> {
    match text {
        "2015" => Some(Edition::E2015),
        "2018" => Some(Edition::E2018),
        "2021" => Some(Edition::E2021),
        "2024" => Some(Edition::E2024),
        _ => None,
    }
}

const NO_VERSION: &str = "0.0.0";

fn version(package: &Table, workspace: Option<&Manifest>) -> String {
    let inherited = package
        .get("version")
        .filter(|it| is_inherited(it))
        .and_then(|_| text_at(&workspace?.table, &["workspace", "package", "version"]));
    inherited.or_else(|| text_at(package, &["version"])).unwrap_or(NO_VERSION).to_owned()
}

fn edition(
    manifest: &Manifest,
    package: &Table,
    workspace: Option<&Manifest>,
    problems: &mut Vec<Problem>,
) -> Edition {
    let assumed = Edition::default();
    let text = match package.get("edition") {
        None => return Edition::E2015,
        Some(Value::String(text)) => Some(text.as_str()),
        Some(value) if is_inherited(value) => {
            workspace.and_then(|it| text_at(&it.table, &["workspace", "package", "edition"]))
        }
        Some(_) => Some(""),
    };
    let Some(text) = text else {
        let message = "the edition is inherited, but no workspace gives one; 2021 is assumed";
        problems.push(manifest.problem("edition", message.to_owned()));
        return assumed;
    };
    parse_edition(text).unwrap_or_else(|| {
        let message = format!("`{text}` is not a known edition; 2021 is assumed");
        problems.push(manifest.problem("edition", message));
        assumed
    })
}

/// The dependencies in the tables `kinds`, those for single platforms included.
fn dependencies(
    manifest: &Manifest,
    workspace: Option<&Manifest>,
    kinds: &[&str],
) -> Vec<DependencyEntry> {
    let mut tables = Vec::new();
    let platforms = table_at(&manifest.table, &["target"]);
    let platforms = platforms.into_iter().flat_map(|it| it.values().filter_map(Value::as_table));
    for table in std::iter::once(&manifest.table).chain(platforms) {
        for kind in kinds {
            tables.extend(table_at(table, &[kind]));
            tables.extend(table_at(table, &[&kind.replace('-', "_")]));
        }
    }
    let mut res: Vec<DependencyEntry> = tables
        .into_iter()
        .flatten()
        .map(|(key, value)| dependency(manifest, workspace, key, value))
        .collect();
    res.sort_by_key(|it| it.name);
    res.dedup_by_key(|it| it.name);
    res
}

fn dependency(
    manifest: &Manifest,
    workspace: Option<&Manifest>,
    key: &str,
    value: &Value,
) -> DependencyEntry {
    let inherited = workspace.filter(|_| is_inherited(value)).and_then(|workspace| {
        let value = value_at(&workspace.table, &["workspace", "dependencies", key])?;
        Some((value, workspace))
    });
    let (value, declared_in) = inherited.unwrap_or((value, manifest));
    let text = |name| value.get(name).and_then(Value::as_str);
    DependencyEntry {
        name: Symbol::new(&key.replace('-', "_")),
        package: text("package").unwrap_or(key).to_owned(),
        dir: text("path").map(|it| paths::absolute(&declared_in.dir, Path::new(it))),
    }
}

fn folder_name(dir: &Path) -> String {
    dir.file_name().map_or_else(|| "package".to_owned(), |it| it.to_string_lossy().into_owned())
}
