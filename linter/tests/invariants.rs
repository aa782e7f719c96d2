//! What must hold of the crates as they are written: who knows whom, and who does what.
//!
//! ARCHITECTURE.md lists the invariants. These tests read the sources, so that breaking one takes a
//! decision and not an oversight.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use model::STUBS;
use rules::RULES;
use walkdir::WalkDir;

const OWN: &[&str] =
    &["attributes", "diag", "linter", "lower", "model", "rules", "threadlint-runtime"];
const PARSER: &[&str] = &["proc-macro2", "quote", "syn"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("linter is a folder of the repository")
}

/// A source file without its comments, since those may speak of anything.
struct Source {
    path: PathBuf,
    lines: Vec<String>,
}

impl Source {
    /// Fails if a line has one of `words` that are not a part of a longer name.
    fn check_lacks(&self, words: &[&str]) {
        for line in &self.lines {
            for word in words {
                assert!(!names(line, word), "{}: `{word}` in `{line}`", self.path.display());
            }
        }
    }
}

/// The Rust files of a folder of the repository, its unit tests left out.
fn sources(folder: &str) -> Vec<Source> {
    let entries = WalkDir::new(root().join(folder)).sort_by_file_name().into_iter();
    let entries = entries
        .filter_entry(|it| !["tests", "tests.rs"].iter().any(|name| it.file_name() == *name));
    let paths = entries.map(|it| it.expect("the folder can be read").into_path());
    let res: Vec<Source> =
        paths.filter(|it| it.extension().is_some_and(|it| it == "rs")).map(source).collect();
    assert!(!res.is_empty(), "there is nothing in {folder}");
    res
}

fn source(path: PathBuf) -> Source {
    let text = fs::read_to_string(&path).expect("the file can be read");
    let lines = text.lines().map(|it| it.trim().to_owned());
    Source {
        path,
        lines: lines.filter(|it| !it.starts_with("//")).collect(),
    }
}

fn names(line: &str, word: &str) -> bool {
    let is_part = |it: char| it.is_alphanumeric() || it == '_' || it == '"';
    let mut found = line.match_indices(word);
    found.any(|(at, _)| !line[..at].ends_with(is_part))
}

/// The names under `dependencies`, and under other tables of that kind, of a crate's manifest.
fn dependencies(folder: &str) -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(folder).join("Cargo.toml")).expect("a manifest");
    let manifest: toml::Table = text.parse().expect("TOML");
    let kinds = ["dependencies", "dev-dependencies", "build-dependencies"];
    let tables = kinds.iter().filter_map(|it| manifest.get(*it)?.as_table());
    tables.flat_map(|it| it.keys().cloned()).collect()
}

#[test]
fn crates_know_only_those_below_them() {
    let below: [(&str, &[&str]); 6] = [
        ("attributes", &[]),
        ("diag", &[]),
        ("model", &["diag"]),
        ("lower", &["diag", "model"]),
        ("rules", &["diag", "model"]),
        ("runtime", &["attributes"]),
    ];
    for (krate, known) in below {
        let all = dependencies(krate);
        let own: Vec<&str> = OWN.iter().copied().filter(|it| all.contains(*it)).collect();
        assert_eq!(own, known, "{krate}");
    }
}

#[test]
fn only_lower_names_the_parser() {
    for krate in ["diag", "linter", "model", "rules", "runtime", "xtask"] {
        let all = dependencies(krate);
        assert!(PARSER.iter().all(|it| !all.contains(*it)), "{krate} depends on the parser");
    }
    for folder in ["diag/src", "linter/src", "model/src", "rules/src", "runtime/src"] {
        sources(folder)
            .iter()
            .for_each(|it| it.check_lacks(&["syn::", "proc_macro2::", "quote::"]));
    }
}

/// No input or output, no clock, no environment: only `linter` has those.
#[test]
fn only_linter_does_input_and_output() {
    let outside = ["env::", "fs::", "io::", "net::", "process::", "Instant::", "SystemTime::"];
    for folder in ["diag/src", "lower/src", "model/src", "rules/src"] {
        sources(folder).iter().for_each(|it| it.check_lacks(&outside));
    }
}

/// Nothing of the analysed project is ever run: the linter starts no process at all, except that
/// `cargo threadlint` starts `threadlint`, and cargo if its user says `--with`, and that git is asked
/// what has changed. Git is told to run nothing of the repository (`tests/news.rs`).
#[test]
fn the_linter_runs_nothing() {
    let sources = sources("linter/src").into_iter();
    let library = sources.filter(|it| !it.path.starts_with(root().join("linter/src/bin")));
    let library = library.filter(|it| !it.path.ends_with("linter/src/git.rs"));
    library.for_each(|it| it.check_lacks(&["process::Command", "Command::new("]));
    let git = source(root().join("linter/src/git.rs"));
    let started: Vec<_> = git.lines.iter().filter(|it| it.contains("Command::new(")).collect();
    assert_eq!(started, ["let mut command = Command::new(\"git\");"]);
}

/// What a library's function does is written in its stub. A rule, a question to the model or the
/// solver that compares with the name of a function would know it a second time.
#[test]
fn only_stubs_know_functions_by_name() {
    let functions = stub_functions();
    let literals: Vec<String> = functions.iter().map(|it| format!("\"{it}\"")).collect();
    let thinking = ["rules/src", "model/src/query", "model/src/solve"];
    let sources = thinking.iter().flat_map(|it| sources(it));
    // Rule groups have names that functions have too: "lock".
    for source in sources.filter(|it| !it.path.ends_with("rules/src/rule.rs")) {
        // Macros are no functions, and have no stubs.
        for line in source.lines.iter().filter(|it| !it.contains("Macro")) {
            let known = literals.iter().find(|it| line.contains(*it));
            assert!(known.is_none(), "{}: `{line}`", source.path.display());
        }
    }
}

/// The names of the library functions that have a word on them.
fn stub_functions() -> BTreeSet<String> {
    let mut res = BTreeSet::new();
    for (_, text) in STUBS {
        let mut has_word = false;
        for line in text.lines().map(str::trim).filter(|it| !it.starts_with("//")) {
            has_word |= line.starts_with("#[") && !line.starts_with("#[derive");
            if let Some((_, rest)) = line.split_once("fn ").filter(|_| has_word) {
                let name = rest.split(|it: char| !it.is_alphanumeric() && it != '_').next();
                res.extend(name.map(str::to_owned));
            }
            has_word &= line.ends_with(']');
        }
    }
    assert!(res.contains("lock") && res.contains("recv"), "the stubs are read wrongly");
    res
}

/// Of two types of one name in a module one hides the other, and the words on it.
#[test]
fn stubs_declare_no_type_twice() {
    for (name, text) in STUBS {
        let (mut depth, mut modules, mut seen) = (0, Vec::new(), BTreeSet::new());
        for line in text.lines().map(str::trim).filter(|it| !it.starts_with("//")) {
            let words = line.split(|it: char| !it.is_alphanumeric() && it != '_');
            let mut words = words.skip_while(|it| ["pub", "unsafe"].contains(it));
            match (words.next(), words.next()) {
                (Some("mod"), Some(module)) => modules.push((module, depth)),
                (Some("struct" | "enum" | "union" | "trait"), Some(ty)) => {
                    let path: Vec<&str> = modules.iter().map(|it| it.0).chain([ty]).collect();
                    assert!(seen.insert(path), "`{name}` has two `{ty}`");
                }
                _ => {}
            }
            depth += line.matches('{').count();
            depth -= line.matches('}').count();
            modules.retain(|it| it.1 < depth);
        }
        assert_eq!(depth, 0, "`{name}` is read wrongly");
    }
}

/// Code that two rules need is a file of its own, or a question to the model.
#[test]
fn rules_do_not_know_one_another() {
    for source in sources("rules/src") {
        let stem = source.path.file_stem().and_then(|it| it.to_str()).unwrap_or_default();
        if stem == "lib" {
            continue;
        }
        let others: Vec<&str> = RULES.iter().map(|it| it.name).filter(|it| *it != stem).collect();
        let modules: Vec<String> = others.iter().map(|it| format!("{it}::")).collect();
        let modules: Vec<&str> = modules.iter().map(String::as_str).collect();
        source.check_lacks(&modules);
        for line in source.lines.iter().filter(|it| !it.starts_with("name: ")) {
            let known = others.iter().find(|it| line.contains(&format!("\"{it}\"")));
            assert!(known.is_none(), "{}: `{line}`", source.path.display());
        }
    }
}
