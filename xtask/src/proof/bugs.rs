//! Bugs of real projects: whether the linter finds them in the code as it was before they were mended.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    time::Duration,
};

use anyhow::{Context, Result, bail, ensure};
use clap::Args;

use super::Figure;
use crate::{
    process::{said_within, target},
    report::Report,
};

/// Where the bugs are.
#[derive(Debug, Args)]
pub(super) struct BugArgs {
    /// A folder with clones of projects, as OWNER+NAME, OWNER+NAME/repo or NAME
    #[arg(long, value_name = "DIR", requires = "bugs")]
    clones: Option<PathBuf>,
    /// A table, divided by tabs, with a line for each bug: `id`, `kind`, `repo`, `buggy_commit`, `file`,
    /// `lines`, and in `detectable_by_syn_analysis` whether it can be found ("yes", "likely", ..)
    #[arg(long, value_name = "FILE", requires = "clones")]
    bugs: Option<PathBuf>,
}

/// A line of the table.
struct Bug {
    id: String,
    kind: String,
    repo: String,
    commit: String,
    file: String,
    lines: Vec<(u32, u32)>,
    reach: String,
}

/// A finding may stand so many lines from where the bug was mended.
const NEAR: u32 = 3;

/// What the linter may take for one crate.
const LIMIT: Duration = Duration::from_secs(300);

/// What begins the names of the rules that fit a kind of bug.
const FITTING: &[(&str, &[&str])] = &[
    ("double_lock", LOCKS),
    ("rwlock_recursive_read", LOCKS),
    ("guard_temporary", &["lock_", "guard_"]),
    ("lock_order", &["lock_order"]),
    ("condvar", &["wait_"]),
    ("lost_wakeup", &["wait_", "async_"]),
    ("channel_block", &["channel_", "guard_across_", "async_"]),
    ("lock_across_await", &["guard_", "lock_"]),
    ("lock_across_blocking", &["guard_across_", "pool_", "async_"]),
    (
        "atomicity_violation",
        &["atomic_", "shared_check_then_act", "shared_state_probe", "shared_lazy_init"],
    ),
    ("atomic_ordering", &["atomic_"]),
    ("unguarded_shared_mutation", &["shared_", "lock_inconsistent", "lock_guarded_by"]),
    ("static_mut", &["shared_static_mut", "shared_lazy_init"]),
    ("discarded_guard", &["guard_let_underscore"]),
    ("sleep_coordination", &["sleep_"]),
    ("blocking_in_async", &["async_", "pool_"]),
    ("thread_leak", &["thread_"]),
    ("other", &[""]),
];

const LOCKS: &[&str] = &[
    "lock_same_statement",
    "lock_double",
    "lock_reentry",
    "lock_recursive_read",
    "lock_upgrade",
    "lock_order",
    "guard_in_scrutinee",
    "guard_extended",
];

/// How many bugs are found, by how well they can be; nothing without a list.
pub(super) fn figures(args: &BugArgs, linter: &Path) -> Result<Vec<Figure>> {
    let (Some(clones), Some(list)) = (&args.clones, &args.bugs) else { return Ok(Vec::new()) };
    let trees = target().join("proof/trees");
    let mut counts: BTreeMap<(bool, String), (usize, usize)> = BTreeMap::new();
    for bug in bugs(list)? {
        // Some projects are gone.
        let Some(clone) = clone_of(clones, &bug.repo) else { continue };
        let Ok((tree, file)) = tree_of(&bug, &clone, &trees) else { continue };
        for all in [false, true] {
            let is_found = is_found(&bug, &tree, &file, linter, all)?;
            let (found, total) = counts.entry((all, bug.reach.clone())).or_default();
            *found += usize::from(is_found);
            *total += 1;
        }
    }
    let figure = |all: bool, reach: &str, target| {
        let (found, total) = counts.get(&(all, reach.to_owned()))?;
        let run = if all { "`--all`" } else { "a plain run" };
        let what = format!("real bugs found by {run}, of those that can be found (\"{reach}\")");
        Some(Figure::share(&what, *found, *total, target))
    };
    let all = [
        figure(true, "yes", ">= 90 %"),
        figure(true, "likely", ">= 65 %"),
        figure(false, "yes", ""),
        figure(false, "likely", ""),
    ];
    Ok(all.into_iter().flatten().collect())
}

fn bugs(list: &Path) -> Result<Vec<Bug>> {
    let text =
        fs::read_to_string(list).with_context(|| format!("cannot read `{}`", list.display()))?;
    let mut rows = text.lines().map(|it| it.split('\t').collect::<Vec<_>>());
    let head = rows.next().context("the list of bugs is empty")?;
    let column = |name: &str| {
        let found = head.iter().position(|it| *it == name);
        found.with_context(|| format!("the list of bugs has no column `{name}`"))
    };
    let names =
        ["id", "kind", "repo", "buggy_commit", "file", "lines", "detectable_by_syn_analysis"];
    let columns = names.iter().map(|it| column(it)).collect::<Result<Vec<_>>>()?;
    let bug = |row: Vec<&str>| {
        let mut cells =
            columns.iter().map(|it| row.get(*it).copied().unwrap_or_default().to_owned());
        let mut next = || cells.next().unwrap_or_default();
        Bug {
            id: next(),
            kind: next(),
            repo: next(),
            commit: next(),
            file: next(),
            lines: next().split(',').filter_map(range).collect(),
            reach: next(),
        }
    };
    Ok(rows.map(bug).collect())
}

/// `12` or `12-15`.
fn range(text: &str) -> Option<(u32, u32)> {
    let (first, last) = text.trim().split_once('-').unwrap_or((text.trim(), text.trim()));
    Some((first.parse().ok()?, last.parse().ok()?))
}

fn clone_of(clones: &Path, repo: &str) -> Option<PathBuf> {
    let short = repo.rsplit('/').next().unwrap_or(repo);
    let folders = [repo.replace('/', "+"), repo.to_owned(), short.to_owned()];
    let places = folders.iter().flat_map(|it| [clones.join(it), clones.join(it).join("repo")]);
    places.into_iter().find(|it| it.join(".git").exists() || it.join("HEAD").is_file())
}

/// The crate with the bug, taken out of the clone, and the file in it.
fn tree_of(bug: &Bug, clone: &Path, trees: &Path) -> Result<(PathBuf, PathBuf)> {
    let has_manifest = |folder: &&Path| {
        let object = format!("{}:{}", bug.commit, folder.join("Cargo.toml").display());
        git(clone, &["cat-file", "-e", &object]).status().is_ok_and(|it| it.success())
    };
    let file = Path::new(&bug.file);
    let folder = file.ancestors().skip(1).find(has_manifest).unwrap_or(Path::new(""));
    let inner = file.strip_prefix(folder)?.to_owned();
    let tree = trees.join(&bug.id);
    if !tree.join(&inner).is_file() {
        fs::create_dir_all(&tree)?;
        let archive = trees.join("archive.tar");
        let object = format!("{}:{}", bug.commit, folder.display());
        // Clones may lack what is large, and nothing else is looked at.
        let mut command = git(clone, &["archive", &object, "*.rs", "*.toml"]);
        let status = command.stdout(File::create(&archive)?).status()?;
        ensure!(status.success(), "{} has no {object}", clone.display());
        let mut tar = Command::new("tar");
        tar.arg("xf").arg(&archive).arg("-C").arg(&tree);
        ensure!(tar.stderr(Stdio::null()).status()?.success(), "cannot unpack {}", bug.id);
    }
    Ok((tree, inner))
}

fn git(clone: &Path, arguments: &[&str]) -> Command {
    let mut git = Command::new("git");
    git.arg("-C").arg(clone).args(arguments).stderr(Stdio::null());
    git
}

fn is_found(bug: &Bug, tree: &Path, file: &Path, linter: &Path, all: bool) -> Result<bool> {
    let mut command = Command::new(linter);
    command.args(["check", ".", "--format", "json", "--quiet"]).current_dir(tree);
    if all {
        command.arg("--all");
    }
    // What takes for ever is not found.
    let Some(said) = said_within(&mut command, LIMIT)? else { return Ok(false) };
    let Ok(report) = serde_json::from_slice::<Report>(&said) else {
        bail!("{}: the report is broken", bug.id)
    };
    let Some((_, fitting)) = FITTING.iter().find(|it| it.0 == bug.kind) else {
        bail!("{}: `{}` is no kind of bug", bug.id, bug.kind)
    };
    let mut findings =
        report.findings.iter().filter(|it| fitting.iter().any(|name| it.rule.starts_with(name)));
    Ok(findings.any(|it| {
        it.places().any(|(name, lines)| {
            Path::new(name) == file && bug.lines.iter().any(|range| lines.are_near(*range, NEAR))
        })
    }))
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn ranges_are_one_line_or_two() {
        assert_eq!(range("7"), Some((7, 7)));
        assert_eq!(range(" 15-16"), Some((15, 16)));
        assert!(range("x").is_none());
    }
}
