//! Builds the copy, without the mutants that the compiler does not take.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{
    find::Mutant,
    told,
    tree::{Region, Tree},
};

/// Writes the mutated files so that they build; the mutants that had to be left out for that.
pub(crate) fn check(tree: &Tree) -> Result<Vec<u32>> {
    // What did not build before does not now, most likely.
    let notes = tree.path.with_file_name("left-out");
    let before = fs::read_to_string(&notes).unwrap_or_default();
    let before: BTreeSet<&str> = before.lines().collect();
    let all = tree.mutants(&[])?;
    let mut left_out: Vec<u32> =
        all.iter().filter(|it| before.contains(told(it).as_str())).map(|it| it.id).collect();
    loop {
        let regions = tree.mutate(&left_out)?;
        let messages = cargo(tree, &["check", "-p", "threadlint", "--test", "judge"])?;
        let errors: Vec<&Value> =
            messages.iter().map(|it| &it["message"]).filter(|it| it["level"] == "error").collect();
        if errors.is_empty() {
            let is_out = |it: &&Mutant| left_out.contains(&it.id);
            let lines: String = all.iter().filter(is_out).map(|it| told(it) + "\n").collect();
            fs::write(&notes, lines)?;
            return Ok(left_out);
        }
        let before = left_out.len();
        for error in &errors {
            left_out.extend(to_blame(error, &regions));
        }
        left_out.sort_unstable();
        left_out.dedup();
        if left_out.len() == before {
            let told: Vec<&str> = errors.iter().filter_map(|it| it["rendered"].as_str()).collect();
            bail!("the copy does not build, and no mutant is to blame:\n{}", told.join("\n"));
        }
    }
}

/// The mutants around the place of an error: the least that has it in it.
fn to_blame(error: &Value, regions: &[Region]) -> Vec<u32> {
    let spans = error["spans"].as_array().into_iter().flatten();
    let mut by_priority: Vec<&Value> = spans.collect();
    by_priority.sort_by_key(|it| it["is_primary"] != true);
    for span in by_priority {
        let file = span["file_name"].as_str().unwrap_or_default();
        let offset = |name: &str| span[name].as_u64().unwrap_or_default() as usize;
        let (start, end) = (offset("byte_start"), offset("byte_end"));
        let around = regions.iter().filter(|it| {
            file.ends_with(&it.file) && it.range.start <= start && end <= it.range.end
        });
        if let Some(least) = around.min_by_key(|it| it.range.len()) {
            return least.ids.clone();
        }
    }
    Vec::new()
}

/// Builds tests of a package; where each of them is.
pub(crate) fn tests(tree: &Tree, arguments: &[&str]) -> Result<BTreeMap<String, PathBuf>> {
    let mut all = vec!["test", "--no-run"];
    all.extend(arguments);
    let messages = cargo(tree, &all)?;
    let executables = messages.iter().filter(|it| it["profile"]["test"] == true).filter_map(|it| {
        let path = it["executable"].as_str()?;
        Some((it["target"]["name"].as_str()?.to_owned(), PathBuf::from(path)))
    });
    let res: BTreeMap<String, PathBuf> = executables.collect();
    if res.is_empty() {
        let told: Vec<&str> =
            messages.iter().filter_map(|it| it["message"]["rendered"].as_str()).collect();
        bail!("`cargo {}` built nothing:\n{}", all.join(" "), told.join("\n"));
    }
    Ok(res)
}

fn cargo(tree: &Tree, arguments: &[&str]) -> Result<Vec<Value>> {
    let output = Command::new("cargo")
        .args(arguments)
        .args(["--quiet", "--message-format", "json"])
        .arg("--target-dir")
        .arg(tree.path.with_file_name("build"))
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .current_dir(&tree.path)
        .stderr(Stdio::null())
        .output()
        .context("cannot run `cargo`")?;
    let said = String::from_utf8(output.stdout)?;
    said.lines().map(|it| serde_json::from_str(it).context("cargo does not write JSON")).collect()
}
