//! Brings the sources of crates from the registry, through cargo.

use std::{
    fmt, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use toml::{Table, Value};
use walkdir::WalkDir;

use crate::process::run;

/// A crate of the registry.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Krate {
    pub(crate) name: String,
    pub(crate) version: String,
    #[serde(default)]
    pub(crate) features: Vec<String>,
    /// The SHA-256 of its archive, if that is pinned as well.
    pub(crate) checksum: Option<String>,
}

impl fmt::Display for Krate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.name, self.version)
    }
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    manifest_path: PathBuf,
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<Locked>,
}

#[derive(Deserialize)]
struct Locked {
    name: String,
    version: String,
    checksum: Option<String>,
}

/// The folder with the crate's sources, fetched if it is not there yet.
pub(crate) fn source(krate: &Krate, out: &Path) -> Result<PathBuf> {
    sources(std::slice::from_ref(krate), out)?;
    Ok(folder(krate, out))
}

/// The folders with the crates' sources. What is not there yet is fetched with one question to the
/// registry, so the crates have to agree on the versions of what they depend on.
pub(crate) fn sources(crates: &[Krate], out: &Path) -> Result<Vec<PathBuf>> {
    let missing: Vec<&Krate> = crates.iter().filter(|it| !folder(it, out).exists()).collect();
    if !missing.is_empty() {
        for (krate, original) in missing.iter().zip(downloaded(&missing, &out.join("fetch"))?) {
            let folder = folder(krate, out);
            // Only what is whole gets the name that the next run looks for.
            let partial = folder.with_extension("partial");
            if partial.exists() {
                fs::remove_dir_all(&partial)?;
            }
            copy(&original, &partial)?;
            stand_alone(&partial.join("Cargo.toml"))?;
            fs::rename(&partial, &folder)?;
        }
    }
    Ok(crates.iter().map(|it| folder(it, out)).collect())
}

fn folder(krate: &Krate, out: &Path) -> PathBuf {
    out.join("src").join(format!("{}-{}", krate.name, krate.version))
}

/// Has cargo download the crates for a package that depends on them.
fn downloaded(crates: &[&Krate], asking: &Path) -> Result<Vec<PathBuf>> {
    if asking.exists() {
        fs::remove_dir_all(asking)?;
    }
    fs::create_dir_all(asking.join("src"))?;
    fs::write(asking.join("src/lib.rs"), "")?;
    let mut manifest = "[package]\nname = \"fetch\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n\
                        [workspace]\n\n[dependencies]\n"
        .to_owned();
    for (idx, Krate { name, version, .. }) in crates.iter().enumerate() {
        manifest.push_str(&format!(
            "fetched{idx} = {{ package = \"{name}\", version = \"={version}\", \
             default-features = false }}\n"
        ));
    }
    fs::write(asking.join("Cargo.toml"), manifest)?;
    run(Command::new("cargo").args(["fetch", "--quiet"]).current_dir(asking))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--quiet", "--format-version", "1"]).current_dir(asking);
    let output = cargo.output().context("cannot run `cargo metadata`")?;
    let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
    let lock: Lock = toml::from_str(&fs::read_to_string(asking.join("Cargo.lock"))?)?;
    let mut res = Vec::new();
    for krate in crates {
        let is_it = |name: &str, version: &str| name == krate.name && version == krate.version;
        let locked = lock.package.iter().find(|it| is_it(&it.name, &it.version));
        let checksum = locked.and_then(|it| it.checksum.as_ref());
        if krate.checksum.is_some() && krate.checksum.as_ref() != checksum {
            bail!("the registry has another {krate} than the one that is pinned");
        }
        // A package without a library is not among the metadata, but was downloaded like the others,
        // and lies beside them.
        let name = format!("{}-{}", krate.name, krate.version);
        let mut beside = metadata.packages.iter().filter_map(|it| it.manifest_path.parent());
        let found = beside.find_map(|it| {
            let folder = it.with_file_name(&name);
            folder.join("Cargo.toml").exists().then_some(folder)
        });
        res.push(found.with_context(|| format!("the registry does not have {krate}"))?);
    }
    Ok(res)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    for entry in WalkDir::new(from) {
        let entry = entry?;
        let target = to.join(entry.path().strip_prefix(from)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(())
}

/// Makes the package the root of a workspace, without dependencies that only its tests need.
fn stand_alone(manifest: &Path) -> Result<()> {
    let mut table: Table = fs::read_to_string(manifest)?.parse()?;
    table.remove("dev-dependencies");
    if let Some(Value::Table(targets)) = table.get_mut("target") {
        for (_, target) in targets.iter_mut() {
            if let Value::Table(target) = target {
                target.remove("dev-dependencies");
            }
        }
    }
    table.entry("workspace").or_insert_with(|| Value::Table(Table::new()));
    fs::write(manifest, toml::to_string(&table)?)?;
    // The lock file names what was left out.
    let lock = manifest.with_file_name("Cargo.lock");
    if lock.exists() {
        fs::remove_file(lock)?;
    }
    Ok(())
}
