//! Messages as `cargo check --message-format=json` writes them: what rust-analyzer takes from a
//! check command.
//!
//! A reader takes the first message of a package, or the word that it was made anew, as the end of
//! what it knew of the package; so each package that was looked at has at least one line.

use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::{Path, PathBuf},
};

use model::CrateKind;
use rules::Level;
use serde_json::{Value, json};

use super::rustc_json::{Rendered, RustcDiagnostic};
use crate::{
    discover::{Package, Target},
    paths::absolute,
    run::Report,
    settle::Settled,
};

pub(super) fn write(report: &Report, rendered: Rendered, out: &mut dyn Write) -> io::Result<()> {
    let mut told = BTreeSet::new();
    for settled in &report.findings {
        let (package, message) = message(report, settled, rendered);
        told.extend(package.map(|it| &it.dir));
        line(&message, out)?;
    }
    for package in report.packages.iter().filter(|it| !told.contains(&it.dir)) {
        line(&artifact(package), out)?;
    }
    let success = report.findings.iter().all(|it| it.level < Level::Deny);
    line(&json!({ "reason": "build-finished", "success": success }), out)
}

fn line(message: &Value, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, message)?;
    writeln!(out)
}

fn message<'r>(
    report: &'r Report,
    settled: &'r Settled,
    rendered: Rendered,
) -> (Option<&'r Package>, Value) {
    let file = settled.finding.diagnostic.primary.span.file;
    let path = absolute(&report.base, Path::new(&report.map.file(file).path));
    let diagnostic = RustcDiagnostic::new(report, settled, rendered).in_folder(&report.base);
    let package = report.package_of(&path);
    let owner = match package {
        Some(package) => owner(package, target_of(package, &path)),
        None => json!({
            "package_id": format!("path+{}#0.0.0", url(&report.base)),
            "manifest_path": report.base.join("Cargo.toml"),
            "target": target("none", CrateKind::Loose, &path),
        }),
    };
    let mut res = json!({ "reason": "compiler-message", "message": diagnostic });
    extend(&mut res, owner);
    (package, res)
}

/// What says that a package is clean.
fn artifact(package: &Package) -> Value {
    let mut res = json!({
        "reason": "compiler-artifact",
        "profile": {
            "opt_level": "0",
            "debuginfo": 2,
            "debug_assertions": true,
            "overflow_checks": true,
            "test": false,
        },
        "features": [],
        "filenames": [],
        "executable": null,
        "fresh": false,
    });
    extend(&mut res, owner(package, package.targets.first()));
    res
}

fn extend(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}

/// The package and target that a message is about.
fn owner(package: &Package, of: Option<&Target>) -> Value {
    let of = match of {
        Some(it) => target(it.name.as_str(), it.kind, &it.root),
        None => target(&package.name, CrateKind::Loose, &package.dir.join("Cargo.toml")),
    };
    json!({
        "package_id": package_id(package),
        "manifest_path": package.dir.join("Cargo.toml"),
        "target": of,
    })
}

fn target(name: &str, kind: CrateKind, root: &Path) -> Value {
    let (kind, crate_type) = match kind {
        CrateKind::Lib | CrateKind::Loose | CrateKind::Stub => ("lib", "lib"),
        CrateKind::ProcMacro => ("proc-macro", "proc-macro"),
        CrateKind::Bin => ("bin", "bin"),
        CrateKind::Example => ("example", "bin"),
        CrateKind::Test => ("test", "bin"),
        CrateKind::Bench => ("bench", "bin"),
        CrateKind::BuildScript => ("custom-build", "bin"),
    };
    json!({ "name": name, "kind": [kind], "crate_types": [crate_type], "src_path": root })
}

/// The target in whose folder the file lies; the first of several.
fn target_of<'p>(package: &'p Package, path: &Path) -> Option<&'p Target> {
    let exact = package.targets.iter().find(|it| it.root == path);
    let folder =
        |it: &&Target| it.root.parent().map(Path::to_owned).filter(|it| path.starts_with(it));
    let around = package.targets.iter().filter(|it| folder(it).is_some()).rev();
    exact.or_else(|| around.max_by_key(|it| folder(it).map_or(0, |it| it.components().count())))
}

/// As cargo has named packages since 1.77: `path+file:///w/bank#0.1.0`, with the name if it is not
/// that of the folder.
fn package_id(package: &Package) -> String {
    let is_folders = package.dir.file_name().is_some_and(|it| *it == *package.name);
    let name = if is_folders { String::new() } else { format!("{}@", package.name) };
    format!("path+{}#{name}{}", url(&package.dir), package.version)
}

/// A folder as cargo's URLs have it, which leave more signs as they are than others do.
fn url(dir: &Path) -> String {
    let path = dir.to_string_lossy().replace('\\', "/");
    let mut res = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b' ' | b'"' | b'#' | b'<' | b'>' | b'`' | b'?' | b'{' | b'}' | b'%' | b'^' => {
                res += &format!("%{byte:02X}");
            }
            b'!'..=b'~' => res.push(char::from(byte)),
            _ => res += &format!("%{byte:02X}"),
        }
    }
    res
}

impl Report {
    /// The innermost package around the file `path`.
    fn package_of(&self, path: &Path) -> Option<&Package> {
        let around = self.packages.iter().filter(|it| path.starts_with(&it.dir));
        around.max_by_key(|it| it.dir.components().count())
    }

    /// Drops the findings outside of the packages that `specs` name: names, with or without a
    /// version, or ids.
    pub(crate) fn keep_packages(&mut self, specs: &[String]) {
        if specs.is_empty() {
            return;
        }
        let mut packages = std::mem::take(&mut self.packages);
        let dirs: Vec<PathBuf> = packages.iter().map(|it| it.dir.clone()).collect();
        packages.retain(|it| specs.iter().any(|spec| is_named(it, spec)));
        let kept: BTreeSet<PathBuf> = packages.iter().map(|it| it.dir.clone()).collect();
        let (map, base) = (&self.map, &self.base);
        self.findings.retain(|it| {
            let file = it.finding.diagnostic.primary.span.file;
            let path = absolute(base, Path::new(&map.file(file).path));
            let around = dirs.iter().filter(|it| path.starts_with(it));
            around.max_by_key(|it| it.components().count()).is_some_and(|it| kept.contains(it))
        });
        self.packages = packages;
    }
}

fn is_named(package: &Package, spec: &str) -> bool {
    let with_version = format!("{}@{}", package.name, package.version);
    let old = format!("{}:{}", package.name, package.version);
    let id = package_id(package);
    // Cargo takes an id also without its version.
    [&package.name, &with_version, &old, &id].iter().any(|it| *it == spec)
        || id
            .split_once('#')
            .is_some_and(|(url, _)| url == spec || url.strip_prefix("path+") == Some(spec))
}

#[cfg(test)]
mod tests {
    use super::{Package, is_named, package_id};

    #[test]
    fn packages_are_named_as_cargo_does() {
        let mut package = Package::broken("/w/my bank".as_ref());
        package.name = "bank".to_owned();
        assert_eq!(package_id(&package), "path+file:///w/my%20bank#bank@0.0.0");
        for spec in ["bank", "bank@0.0.0", "path+file:///w/my%20bank#bank@0.0.0"] {
            assert!(is_named(&package, spec), "{spec}");
        }
        assert!(!is_named(&package, "ban") && !is_named(&package, "bank@1.0.0"));
        let package = Package::broken("/w/bank".as_ref());
        assert_eq!(package_id(&package), "path+file:///w/bank#0.0.0");
    }
}
