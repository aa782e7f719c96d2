//! Every suggestion for every fixture, applied: the result can be parsed, the finding is gone, and
//! no other one has come.

use std::{fs, path::Path};

use rayon::prelude::*;
use rules::RULES;
use threadlint::{
    Levels, Options, Progress, Report,
    fix::{Bar, fix},
    parse_edition, run,
};
use walkdir::WalkDir;

fn checked(options: &Options) -> Report {
    run(options, RULES, &Progress::default())
}

/// The fixtures of one rule, those left out that are several files in one.
fn copied(from: &Path, to: &Path) {
    for entry in WalkDir::new(from).into_iter().map(|it| it.expect("an entry")) {
        let below = entry.path().strip_prefix(from).expect("a path below");
        let target = to.join(below);
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder");
            continue;
        }
        let text = fs::read_to_string(entry.path()).expect("fixtures are text");
        if !text.contains("\n//@ file:") {
            fs::write(target, text).expect("a file");
        }
    }
}

/// How many findings were fixed, and what could not be.
fn applied(folder: &Path, edition: &str) -> (usize, Vec<String>) {
    let dir = tempfile::tempdir().expect("temporary folder");
    copied(folder, dir.path());
    let options = Options {
        base: dir.path().to_owned(),
        paths: vec![dir.path().to_owned()],
        edition: parse_edition(edition).expect("an edition"),
        levels: Levels::everything(),
        ..Options::default()
    };
    let fixed = fix(&options, checked(&options), Bar::Unsafe, &|_| true, false, &checked);
    let name = folder.file_name().expect("a name").to_string_lossy().into_owned();
    let refused = fixed.refused.iter().map(|it| format!("[{edition}] testdata/{name}/{it}"));
    (fixed.n_fixed, refused.collect())
}

#[test]
fn suggestions_mend_what_they_are_about() {
    let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata");
    let folders = fs::read_dir(testdata).expect("testdata").map(|it| it.expect("entry").path());
    let folders: Vec<_> = folders.filter(|it| it.is_dir()).collect();
    let runs: Vec<_> = folders
        .par_iter()
        .flat_map(|folder| ["2021", "2024"].par_iter().map(move |it| applied(folder, it)))
        .collect();
    let refused: Vec<&String> = runs.iter().flat_map(|it| &it.1).collect();
    let known = [
        // A mistyped name of a rule that finds nothing there: with the right name it is idle.
        "unused_suppression/idle.rs: unused_suppression",
        // A deadlock, behind which is a decision on what another thread may have changed.
        "lock_double/decisions.rs: lock_double",
        // Held, the lock is held while the task waits, which a run with all rules asks about.
        "guard_let_underscore/libraries.rs: guard_let_underscore",
    ];
    let is_known = |it: &&&String| known.iter().any(|known| it.ends_with(known));
    let refused: Vec<_> = refused.iter().filter(|it| !is_known(it)).collect();
    assert!(refused.is_empty(), "{refused:#?}");
    let n_fixed: usize = runs.iter().map(|it| it.0).sum();
    assert!(n_fixed > 20, "only {n_fixed} findings of all fixtures have suggestions");
}
