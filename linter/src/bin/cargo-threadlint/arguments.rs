//! What the words after `cargo threadlint` mean: those of cargo, those of threadlint.
//!
//! rust-analyzer runs `cargo X` for its check command with the options of `cargo check`. Those that
//! say which code to look at and how to tell are translated; those that say how to build mean
//! nothing to somebody who does not build.

use std::{
    env,
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

/// What is to be run.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Words {
    /// The arguments of `threadlint`.
    pub(crate) threadlint: Vec<OsString>,
    /// The cargo command that is to run beside it.
    pub(crate) with: Option<String>,
    /// The arguments of that.
    pub(crate) cargo: Vec<OsString>,
}

/// Options of cargo with a value, which mean nothing to us.
const VALUED: &[&str] = &[
    "--bin",
    "--example",
    "--test",
    "--bench",
    "--features",
    "-F",
    "--target",
    "--target-dir",
    "--profile",
    "--jobs",
    "-j",
    "--exclude",
    "-Z",
    "--lockfile-path",
    "--artifact-dir",
];

/// Options of cargo without one.
const FLAGS: &[&str] = &[
    "--workspace",
    "--all-targets",
    "--lib",
    "--bins",
    "--examples",
    "--tests",
    "--benches",
    "--all-features",
    "--no-default-features",
    "--keep-going",
    "--release",
    "-r",
    "--locked",
    "--offline",
    "--frozen",
    "--no-deps",
    "--ignore-rust-version",
    "--future-incompat-report",
];

/// What cargo has said of the code to look at.
#[derive(Default)]
struct Scope {
    manifest: Option<PathBuf>,
    is_workspace: bool,
    packages: Vec<OsString>,
}

/// Sorts `given` out. `root` finds the workspace of a folder.
pub(crate) fn translate(given: Vec<OsString>, root: &dyn Fn(&Path) -> PathBuf) -> Words {
    let mut words = Words::default();
    let mut scope = Scope::default();
    let mut rest = given.into_iter();
    while let Some(word) = rest.next() {
        // What follows is for rustc or clippy.
        if word == "--" {
            words.cargo.push(word);
            words.cargo.extend(rest);
            break;
        }
        let (name, attached) = split(&word);
        let mut value = || attached.clone().or_else(|| rest.next()).unwrap_or_default();
        match name.as_str() {
            "--with" => words.with = Some(value().to_string_lossy().into_owned()),
            "--message-format" => {
                let format = value();
                words.threadlint.extend(report(&format.to_string_lossy()));
                words.both("--message-format", format, Threadlint::Told);
            }
            "--manifest-path" => {
                let path = value();
                scope.manifest = Some(PathBuf::from(&path));
                words.both("--manifest-path", path, Threadlint::Told);
            }
            "-p" | "--package" => {
                let spec = value();
                scope.packages.push(spec.clone());
                words.both("--package", spec, Threadlint::Told);
            }
            // Both have it: cargo's is `key = value` or a file of cargo's own.
            "--config" => {
                let config = value();
                let cargos = config.to_string_lossy().contains('=');
                let heard = if cargos { Threadlint::Told } else { Threadlint::Wants };
                words.both("--config", config, heard);
            }
            "--quiet" | "-q" | "--color" => {
                let is_color = name == "--color";
                let value = is_color.then(value);
                for list in [&mut words.threadlint, &mut words.cargo] {
                    list.push(name.clone().into());
                    list.extend(value.clone());
                }
            }
            "-v" | "-vv" | "--verbose" => words.cargo.push(word),
            _ if VALUED.contains(&name.as_str()) => {
                let value = value();
                words.both(&name, value, Threadlint::Told);
            }
            _ if FLAGS.contains(&name.as_str()) || name == "--all" && is_beside(&words, &scope) => {
                scope.is_workspace |= name == "--workspace" || name == "--all";
                words.cargo.push(word);
            }
            _ => words.threadlint.push(word),
        }
    }
    scope.name_paths(&mut words.threadlint, root);
    words
}

/// `--all` is threadlint's own, unless what came before shows that cargo is meant.
fn is_beside(words: &Words, scope: &Scope) -> bool {
    words.with.is_some() && scope.manifest.is_some()
}

/// Whether an option is threadlint's too, or was dealt with.
enum Threadlint {
    Wants,
    Told,
}

impl Words {
    /// Cargo gets the option, and perhaps threadlint.
    fn both(&mut self, name: &str, value: OsString, threadlint: Threadlint) {
        match threadlint {
            Threadlint::Told => self.cargo.extend([name.into(), value]),
            Threadlint::Wants => self.threadlint.extend([name.into(), value]),
        }
    }
}

impl Scope {
    /// Says it in threadlint's words: folders and packages.
    fn name_paths(self, threadlint: &mut Vec<OsString>, root: &dyn Fn(&Path) -> PathBuf) {
        for spec in &self.packages {
            threadlint.extend(["--package".into(), spec.clone()]);
        }
        if self.manifest.is_none() && !self.is_workspace && self.packages.is_empty() {
            return;
        }
        let here = || env::current_dir().unwrap_or_default();
        let dir = match &self.manifest {
            Some(path) => here().join(path).parent().map(Path::to_owned).unwrap_or_default(),
            None => here(),
        };
        // A package is looked at together with its workspace, whose code may lock its locks.
        let is_whole = self.is_workspace || !self.packages.is_empty();
        threadlint.push(if is_whole { root(&dir) } else { dir }.into());
    }
}

/// `--name=value` as two; a short option may have its value right behind it.
fn split(word: &OsStr) -> (String, Option<OsString>) {
    let text = word.to_string_lossy();
    if let Some((name, value)) = text.split_once('=').filter(|_| text.starts_with("--")) {
        return (name.to_owned(), Some(value.into()));
    }
    let is_short = text.len() > 2 && text.is_char_boundary(2);
    match is_short && ["-p", "-F", "-j", "-Z"].contains(&&text[..2]) {
        true => (text[..2].to_owned(), Some(text[2..].into())),
        false => (text.into_owned(), None),
    }
}

/// The report that is like a message format of cargo.
fn report(format: &str) -> Option<OsString> {
    let has = |name| format.split(',').any(|it| it == name);
    let format = match format {
        _ if has("json-diagnostic-rendered-ansi") => "cargo-json-ansi",
        _ if format.starts_with("json") => "cargo-json",
        "short" => "concise",
        _ => return None,
    };
    Some(format!("--format={format}").into())
}

#[cfg(test)]
mod tests {
    use std::{ffi::OsString, path::PathBuf};

    use super::{Words, translate};

    fn translated(given: &str) -> Words {
        let given = given.split(' ').map(OsString::from).collect();
        translate(given, &|_| PathBuf::from("/root"))
    }

    fn check(given: &str, threadlint: &str) {
        let words = translated(given).threadlint;
        let words: Vec<_> = words.iter().map(|it| it.to_string_lossy()).collect();
        assert_eq!(words.join(" "), threadlint, "{given}");
    }

    #[test]
    fn what_rust_analyzer_says_is_understood() {
        check(
            "--workspace --message-format=json-diagnostic-rendered-ansi --manifest-path \
             /w/bank/Cargo.toml --keep-going --all-targets --features a,b --target t --config \
             build.x=1 --target-dir /t",
            "--format=cargo-json-ansi /root",
        );
        check(
            "-p path+file:///w/bank#0.1.0 --message-format=json --lib --bins --bin bank \
             --no-default-features",
            "--format=cargo-json --package path+file:///w/bank#0.1.0 /root",
        );
        check(
            "--message-format=json --manifest-path /w/bank/Cargo.toml",
            "--format=cargo-json /w/bank",
        );
    }

    #[test]
    fn what_is_threadlints_stays() {
        check("-D lock --format json src", "-D lock --format json src");
        check("--all --config mine.toml -q", "--all --config mine.toml -q");
        check("explain lock_order", "explain lock_order");
        check("src -- -D warnings", "src");
    }

    #[test]
    fn cargo_gets_its_own_words() {
        let words =
            translated("--with clippy --all-targets -pbank --color never -W lock -- -D warnings");
        assert_eq!(words.with.as_deref(), Some("clippy"));
        let cargo: Vec<_> = words.cargo.iter().map(|it| it.to_string_lossy()).collect();
        assert_eq!(cargo.join(" "), "--all-targets --package bank --color never -- -D warnings");
        check("--with clippy -pbank -W lock", "-W lock --package bank /root");
    }
}
