//! Brings a crate's sources from the registry, through cargo.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use toml::{Table, Value};
use walkdir::WalkDir;

use super::{Krate, run};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    manifest_path: PathBuf,
}

/// The folder with the crate's sources, fetched if it is not there yet.
pub(crate) fn source(krate: &Krate, out: &Path) -> Result<PathBuf> {
    let name = format!("{}-{}", krate.name, krate.version);
    let source = out.join("src").join(&name);
    if source.exists() {
        return Ok(source);
    }
    let asking = out.join("fetch").join(&name);
    let original = downloaded(krate, &asking)?;
    // Only what is whole gets the name that the next run looks for.
    let partial = out.join("src").join(format!("{name}.partial"));
    if partial.exists() {
        fs::remove_dir_all(&partial)?;
    }
    copy(&original, &partial)?;
    stand_alone(&partial.join("Cargo.toml"))?;
    fs::rename(&partial, &source)?;
    Ok(source)
}

/// Has cargo download the crate for a package that depends on it.
fn downloaded(krate: &Krate, asking: &Path) -> Result<PathBuf> {
    let Krate { name, version, .. } = krate;
    fs::create_dir_all(asking.join("src"))?;
    fs::write(asking.join("src/lib.rs"), "")?;
    let manifest = format!(
        "[package]\nname = \"fetch\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n\
         [dependencies]\n{name} = {{ version = \"={version}\", default-features = false }}\n"
    );
    fs::write(asking.join("Cargo.toml"), manifest)?;
    run(Command::new("cargo").args(["fetch", "--quiet"]).current_dir(asking))?;
    let mut cargo = Command::new("cargo");
    cargo.args(["metadata", "--quiet", "--format-version", "1"]).current_dir(asking);
    let output = cargo.output().context("cannot run `cargo metadata`")?;
    let metadata: Metadata = serde_json::from_slice(&output.stdout)?;
    let mut packages = metadata.packages.into_iter();
    let Some(found) = packages.find(|it| it.name == *name && it.version == *version) else {
        bail!("the registry does not have {krate}");
    };
    Ok(found.manifest_path.parent().map(Path::to_owned).unwrap_or_default())
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
