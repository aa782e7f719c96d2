//! What git knows of the analysed code.
//!
//! Git is our tool, but what its configuration names is not ours: nothing of that is run, neither
//! hooks nor filters, monitors, external diffs or remotes.

use std::{
    collections::BTreeMap,
    ffi::OsString,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};

/// A work tree.
#[derive(Debug)]
pub(crate) struct Git {
    /// Its top folder.
    top: PathBuf,
    /// Settings that keep filters from being run.
    without_filters: Vec<String>,
}

/// The lines that differ from a revision, by absolute path.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ChangedLines {
    pub(crate) by_file: BTreeMap<PathBuf, Vec<Hunk>>,
}

/// Lines that are new, or a place where lines are gone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Hunk {
    /// Counted from 1; the line before the place if lines are only gone.
    pub(crate) first: u32,
    /// Not included; `first` if lines are only gone.
    pub(crate) end: u32,
}

impl Git {
    /// The work tree that holds the folder `dir`, if it lies in one.
    pub(crate) fn around(dir: &Path) -> Result<Option<Git>> {
        let mut git = Git { top: dir.to_owned(), without_filters: Vec::new() };
        let Ok(top) = git.said(&["rev-parse", "--show-toplevel"]) else { return Ok(None) };
        // Folders may have any name, and git ends the line.
        let top = top.strip_suffix('\n').unwrap_or(&top);
        // Reports name files the way the user does: through the links that led here.
        let prefix = git.said(&["rev-parse", "--show-prefix"])?;
        let depth = Path::new(prefix.trim_end_matches('\n')).components().count();
        let above = dir.ancestors().nth(depth).unwrap_or(dir);
        let is_same = above.canonicalize().is_ok_and(|it| it == Path::new(top));
        git.top = if is_same { above.to_owned() } else { PathBuf::from(top) };
        git.without_filters = git.filters();
        Ok(Some(git))
    }

    /// The files that differ from what is committed, or that nobody has committed.
    pub(crate) fn dirty(&self) -> Result<Vec<PathBuf>> {
        let said = self.said(&["status", "--porcelain=v1", "-z", "--ignore-submodules=all"])?;
        let mut res = Vec::new();
        let mut entries = said.split('\0').filter(|it| !it.is_empty());
        while let Some(entry) = entries.next() {
            let (state, path) = entry.split_at_checked(3).unwrap_or((entry, ""));
            res.push(self.top.join(path));
            // The name that the file had before.
            if state.contains(['R', 'C']) {
                entries.next();
            }
        }
        Ok(res)
    }

    /// What has changed since `revision`, files that git does not know included.
    pub(crate) fn changed_since(&self, revision: &str) -> Result<ChangedLines> {
        let name = format!("{revision}^{{commit}}");
        let commit = self
            .said(&["rev-parse", "--verify", "--quiet", "--end-of-options", &name])
            .with_context(|| format!("`{revision}` names no commit"))?;
        let diff = self.said(&[
            "diff",
            "--no-ext-diff",
            "--no-textconv",
            "--no-color",
            "--no-relative",
            "--text",
            "--find-renames",
            "--unified=0",
            "--inter-hunk-context=0",
            "--ignore-submodules=all",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            commit.trim(),
            "--",
        ])?;
        let mut res = changed_lines(&self.top, &diff);
        let others =
            self.said(&["ls-files", "-z", "--others", "--exclude-standard", "--", ":/"])?;
        for path in others.split('\0').filter(|it| !it.is_empty()) {
            let all = Hunk { first: 1, end: u32::MAX };
            res.by_file.insert(self.top.join(path), vec![all]);
        }
        Ok(res)
    }

    fn said(&self, arguments: &[&str]) -> Result<String> {
        output(self.command(arguments))
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.arg("--no-pager").arg("--no-optional-locks");
        let settings = ["core.fsmonitor=false", "core.quotePath=false", "core.hooksPath=/dev/null"];
        for setting in settings.into_iter().chain(self.without_filters.iter().map(String::as_str)) {
            command.arg("-c").arg(setting);
        }
        // What a partial clone lacks is not fetched: that would run what the remote names.
        command.env("GIT_NO_LAZY_FETCH", "1").env("LC_ALL", "C").env_remove("GIT_EXTERNAL_DIFF");
        command.args(arguments).current_dir(&self.top);
        command
    }

    /// Git compares files as filters would store them. Those are commands of the repository.
    fn filters(&self) -> Vec<String> {
        let pattern = r"^filter\..*\.(clean|smudge|process|required)$";
        // There are none, which is a failure for git.
        let said = self.said(&["config", "-z", "--name-only", "--get-regexp", pattern]);
        let said = said.unwrap_or_default();
        let names = said.split('\0').filter(|it| !it.is_empty());
        names
            .map(|name| match name.ends_with(".required") {
                true => format!("{name}=false"),
                false => format!("{name}="),
            })
            .collect()
    }
}

fn output(mut command: Command) -> Result<String> {
    let output = command.output().context("`git` cannot be run")?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        bail!("git: {}", error.lines().next().unwrap_or("it failed").trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Reads a diff without context.
fn changed_lines(top: &Path, diff: &str) -> ChangedLines {
    let mut res = ChangedLines::default();
    let mut file: Option<PathBuf> = None;
    let mut lines = diff.split('\n');
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("+++ ") {
            file = file_name(name).map(|it| top.join(it));
        } else if let Some((hunk, n_lines)) = line.strip_prefix("@@ -").and_then(hunk) {
            if let Some(file) = &file {
                res.by_file.entry(file.clone()).or_default().push(hunk);
            }
            // Lines of the text may look like anything.
            for _ in 0..n_lines {
                lines.next();
            }
        }
    }
    res
}

/// The hunk that `@@ -1,2 +3,4 @@` begins, and how many lines it has.
fn hunk(head: &str) -> Option<(Hunk, u32)> {
    let (ranges, _) = head.split_once(" @@")?;
    let (old, new) = ranges.split_once(" +")?;
    let range = |text: &str| {
        let (first, count) = text.split_once(',').unwrap_or((text, "1"));
        Some((first.parse::<u32>().ok()?, count.parse::<u32>().ok()?))
    };
    let (old, (first, n_new)) = (range(old)?, range(new)?);
    Some((Hunk { first, end: first + n_new }, old.1 + n_new))
}

/// The name behind `+++`; none for a file that is gone.
fn file_name(name: &str) -> Option<OsString> {
    // A name with a blank in it ends with a tab.
    let name = name.strip_suffix('\t').unwrap_or(name);
    match name.strip_prefix('"').and_then(|it| it.strip_suffix('"')) {
        Some(quoted) => unquoted(quoted).strip_prefix("b/").map(Into::into),
        None => name.strip_prefix("b/").map(Into::into),
    }
}

/// Undoes what git does to names with control characters or quotes in them.
fn unquoted(text: &str) -> String {
    let mut res = Vec::new();
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        if byte != b'\\' {
            res.push(byte);
            continue;
        }
        match bytes.next() {
            Some(b'n') => res.push(b'\n'),
            Some(b't') => res.push(b'\t'),
            Some(b'r') => res.push(b'\r'),
            Some(b'a') => res.push(7),
            Some(b'b') => res.push(8),
            Some(b'f') => res.push(12),
            Some(b'v') => res.push(11),
            Some(digit @ b'0'..=b'3') => {
                let digits = [digit, bytes.next().unwrap_or(b'0'), bytes.next().unwrap_or(b'0')];
                res.push(
                    digits.iter().fold(0u8, |sum, it| {
                        sum.wrapping_mul(8).wrapping_add(it.wrapping_sub(b'0'))
                    }),
                );
            }
            Some(other) => res.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&res).into_owned()
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{changed_lines, unquoted};

    #[test]
    fn a_diff_is_read() {
        let diff = "\
diff --git a/a.rs b/a.rs
--- a/a.rs
+++ b/a.rs
@@ -3 +3,2 @@ fn f() {
-old
+++ b/no.rs
+@@ -1 +1 @@
@@ -9,2 +9,0 @@
-gone
-gone too
diff --git a/b c.rs b/b c.rs
--- a/b c.rs\t
+++ b/b c.rs\t
@@ -0,0 +1 @@
+new
\\ No newline at end of file
diff --git a/gone.rs b/gone.rs
--- a/gone.rs
+++ /dev/null
@@ -1 +0,0 @@
-gone
";
        let changed = changed_lines(Path::new("/w"), diff);
        let told: Vec<_> = changed
            .by_file
            .iter()
            .map(|(path, hunks)| {
                let hunks: Vec<_> = hunks.iter().map(|it| (it.first, it.end)).collect();
                (path.to_string_lossy().into_owned(), hunks)
            })
            .collect();
        let expected =
            [("/w/a.rs".to_owned(), vec![(3, 5), (9, 9)]), ("/w/b c.rs".to_owned(), vec![(1, 2)])];
        assert_eq!(told, expected);
    }

    #[test]
    fn quoted_names_are_read() {
        assert_eq!(unquoted("a\\tb\\\"c\\303\\244"), "a\tb\"cä");
    }
}
