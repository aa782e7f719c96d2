//! The copy of the repository that has all mutants in its code.

use std::{
    collections::BTreeSet,
    fs,
    ops::Range,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

use crate::find::{Edit, Found, Mutant, find};

/// The copy, and what it is made of.
pub(crate) struct Tree {
    root: PathBuf,
    pub(crate) path: PathBuf,
    /// All files of the repository, and those that are mutated.
    files: Vec<String>,
    mutated: Vec<String>,
}

/// A place of the mutated text that belongs to some mutants.
pub(crate) struct Region {
    pub(crate) file: String,
    pub(crate) range: Range<usize>,
    pub(crate) ids: Vec<u32>,
}

impl Tree {
    pub(crate) fn new(root: &Path, path: PathBuf, paths: &[String]) -> Result<Tree> {
        let mut git = Command::new("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]);
        let output = git.current_dir(root).output().context("cannot run `git`")?;
        let listed = String::from_utf8(output.stdout)?;
        let listed = listed.split('\0').filter(|it| !it.is_empty());
        let files: Vec<String> =
            listed.filter(|it| root.join(it).is_file()).map(str::to_owned).collect();
        let is_below = |file: &str, path: &str| Path::new(file).starts_with(path);
        let is_source = |file: &str| file.ends_with(".rs") && file.contains("/src/");
        let is_meant = |it: &&String| {
            is_source(it) && !it.contains("/tests/") && paths.iter().any(|path| is_below(it, path))
        };
        let mutated: Vec<String> = files.iter().filter(is_meant).cloned().collect();
        for path in paths {
            if !mutated.iter().any(|it| is_below(it, path)) {
                bail!("there are no sources at `{path}`");
            }
        }
        Ok(Tree { root: root.to_owned(), path, files, mutated })
    }

    /// Where judges leave word of fixtures that run together.
    pub(crate) fn batches(&self) -> PathBuf {
        self.path.with_file_name("batches")
    }

    /// The file that has the outcome of each mutant.
    pub(crate) fn outcomes(&self) -> PathBuf {
        self.path.with_file_name("outcomes.tsv")
    }

    fn text(&self, file: &str) -> Result<String> {
        let path = self.root.join(file);
        fs::read_to_string(&path).with_context(|| format!("cannot read `{}`", path.display()))
    }

    fn found(&self, left_out: &[u32]) -> Result<Vec<(String, Found)>> {
        let mut next = 1;
        let mut res = Vec::new();
        for file in &self.mutated {
            let found = find(file, &self.text(file)?, &mut next, left_out);
            res.push((file.clone(), found.with_context(|| format!("cannot parse `{file}`"))?));
        }
        Ok(res)
    }

    pub(crate) fn mutants(&self, left_out: &[u32]) -> Result<Vec<Mutant>> {
        Ok(self.found(left_out)?.into_iter().flat_map(|it| it.1.mutants).collect())
    }

    /// Copies all files but those that are mutated, and puts in what chooses and tries mutants.
    pub(crate) fn copy(&self) -> Result<()> {
        let judge = "linter/tests/judge.rs";
        let chosen = "diag/src/mutant.rs";
        for file in &self.files {
            if self.mutated.contains(file) {
                continue;
            }
            let from = self.root.join(file);
            let mut bytes =
                fs::read(&from).with_context(|| format!("cannot read `{}`", from.display()))?;
            if file == "diag/src/lib.rs" {
                bytes.extend(b"\npub mod mutant;\n");
            }
            self.write(file, &bytes)?;
        }
        self.write(judge, include_bytes!("into/judge.rs"))?;
        self.write(chosen, include_bytes!("into/mutant.rs"))?;
        let mut wanted: BTreeSet<PathBuf> =
            self.files.iter().map(|it| self.path.join(it)).collect();
        wanted.extend([judge, chosen].map(|it| self.path.join(it)));
        remove_others(&self.path, &wanted)
    }

    /// Writes the mutated files.
    pub(crate) fn mutate(&self, left_out: &[u32]) -> Result<Vec<Region>> {
        let mut regions = Vec::new();
        for (file, found) in self.found(left_out)? {
            let (text, edited) = edited(&self.text(&file)?, found.edits);
            self.write(&file, text.as_bytes())?;
            regions.extend(edited.into_iter().map(|(ids, range)| Region {
                file: file.clone(),
                range,
                ids,
            }));
        }
        Ok(regions)
    }

    /// Writes a file if it is not that already, so that only what has changed is built anew.
    fn write(&self, file: &str, bytes: &[u8]) -> Result<()> {
        let path = self.path.join(file);
        if fs::read(&path).is_ok_and(|it| it == bytes) {
            return Ok(());
        }
        fs::create_dir_all(path.parent().expect("a folder"))?;
        fs::write(&path, bytes).with_context(|| format!("cannot write `{}`", path.display()))
    }
}

fn remove_others(dir: &Path, wanted: &BTreeSet<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            remove_others(&path, wanted)?;
        } else if !wanted.contains(&path) {
            fs::remove_file(&path)?;
        }
    }
    Ok(())
}

/// Mutants, and where their edits are.
type Edited = (Vec<u32>, Range<usize>);

/// The text with all edits, and where those of each group of mutants are in it.
fn edited(text: &str, edits: Vec<Edit>) -> (String, Vec<Edited>) {
    let mut edits: Vec<(usize, Edit)> = edits.into_iter().enumerate().collect();
    // What is around comes first: it opens before, and closes after what is within.
    edits.sort_by_key(|(nth, it)| match it.is_close {
        true => (it.start, 0, usize::MAX - nth),
        false => (it.start, 1, *nth),
    });
    let mut res = String::new();
    let mut at = 0;
    let mut regions: Vec<Edited> = Vec::new();
    for (_, edit) in edits {
        res.push_str(&text[at..edit.start]);
        let start = res.len();
        res.push_str(&edit.text);
        at = edit.end;
        match regions.iter_mut().find(|it| it.0 == edit.ids) {
            Some(known) => known.1.end = res.len(),
            None => regions.push((edit.ids, start..res.len())),
        }
    }
    res.push_str(&text[at..]);
    (res, regions)
}
