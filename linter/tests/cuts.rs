//! Every fixture, ended in its middle as one types it: nothing of it makes threadlint fail.

mod texts;
#[path = "../../lower/tests/cuts/tokens.rs"]
mod tokens;

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use rayon::prelude::*;
use walkdir::WalkDir;

use self::tokens::tokens;

/// Each so many words a fixture is cut. Lowering is asked at each of them elsewhere.
const STEP: usize = 97;

/// So many fixtures share a run: what libraries are is learned anew in each.
const TOGETHER: usize = 16;

/// What fails on the beginnings of the files `paths`.
fn failures(paths: &[PathBuf]) -> Vec<String> {
    let base = Path::new("/cuts");
    let mut overlay = BTreeMap::new();
    for path in paths {
        let text = fs::read_to_string(path).expect("fixtures are text");
        let folder = base.join(path.with_extension("").strip_prefix("/").unwrap_or(path));
        let cuts = tokens(&text).step_by(STEP);
        overlay.extend(
            cuts.map(|end| (folder.join(format!("until_{end}.rs")), text[..end].to_owned())),
        );
    }
    let report = texts::report(base, overlay);
    let failed = report.findings.iter().filter(|it| it.finding.rule.name == "internal_error");
    let told = failed.map(|it| {
        let diagnostic = &it.finding.diagnostic;
        let file = &report.map.file(diagnostic.primary.span.file).path;
        format!("{file}: {}", diagnostic.message)
    });
    told.collect()
}

#[test]
fn beginnings_of_fixtures_are_no_trouble() {
    threadlint::quiet_guarded_panics();
    let testdata = Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata");
    let testdata = testdata.canonicalize().expect("the fixtures are there");
    let files = WalkDir::new(testdata).into_iter().map(|it| it.expect("an entry"));
    let files = files.filter(|it| it.path().extension().is_some_and(|it| it == "rs"));
    let files: Vec<PathBuf> = files.map(|it| it.into_path()).collect();
    assert!(files.len() > 100);
    let failed: Vec<String> = files.par_chunks(TOGETHER).flat_map_iter(failures).collect();
    assert!(failed.is_empty(), "{failed:#?}");
}
