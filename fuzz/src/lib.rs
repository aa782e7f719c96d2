//! What the targets share: programs of several files, and what must hold of each report.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use diag::{Diagnostic, Span};
use model::facts::Edition;
use rules::{RULES, Rule};
use tempfile::TempDir;
use threadlint::{
    Levels, Options, Progress, Report, SourceMap,
    fix::Overlay,
    report::{Format, Style, write},
    run,
};

/// A folder that is not there: all files are in memory.
const FOLDER: &str = "/threadlint-fuzz";

/// Between two files, as in fixtures.
const SEPARATOR: &str = "//@ file:";

/// The editions, chosen by the length of the input.
pub fn edition(text: &str) -> Edition {
    [Edition::E2015, Edition::E2018, Edition::E2021, Edition::E2024][text.len() % 4]
}

/// The files in `text`, by name.
pub fn files(text: &str) -> Vec<(String, String)> {
    let mut files = vec![("lib.rs".to_owned(), String::new())];
    for line in text.split_inclusive('\n') {
        match line.strip_prefix(SEPARATOR) {
            Some(_) => files.push((format!("part{}.rs", files.len()), String::new())),
            None => {
                let (_, text) = files.last_mut().expect("there is the first one");
                text.push_str(line);
            }
        }
    }
    files
}

/// Everything that can be found in the files that `text` is made of.
pub fn options(text: &str) -> Options {
    let overlay: Overlay = files(text)
        .into_iter()
        .map(|(name, text)| (PathBuf::from(FOLDER).join(name), without_ways_out(&text)))
        .collect();
    Options {
        base: PathBuf::from(FOLDER),
        paths: overlay.keys().cloned().collect(),
        edition: edition(text),
        levels: Levels::everything(),
        overlay: Arc::new(overlay),
        today: Some("2026-01-01".to_owned()),
        ..Options::default()
    }
}

/// A module may name any file of the machine, and what is in it is nobody's business here.
fn without_ways_out(text: &str) -> String {
    text.replace("path", "pith")
}

/// Runs `rules`, and looks at what they say.
pub fn checked(options: &Options, rules: &[&'static Rule]) -> Report {
    let report = run(options, rules, &Progress::default());
    for settled in &report.findings {
        check_places(&report.map, &settled.finding.diagnostic);
    }
    for format in [Format::Text, Format::Sarif, Format::RustcJson] {
        let mut out = Vec::new();
        write(&report, format, Style::default(), &mut out).expect("memory takes everything");
        String::from_utf8(out).expect("reports are text");
    }
    report
}

/// The same with all rules.
pub fn checked_by_all(options: &Options) -> Report {
    checked(options, RULES)
}

/// Every place lies in its file, and between letters.
fn check_places(map: &SourceMap, diagnostic: &Diagnostic) {
    let labels = diagnostic.labels.iter().map(|it| it.span);
    let edits = diagnostic.suggestions.iter().flat_map(|it| &it.edits).map(|it| it.span);
    for Span { file, start, end } in labels.chain(edits).chain([diagnostic.primary.span]) {
        let text = &map.file(file).text;
        let found = text.get(start as usize..end as usize);
        assert!(found.is_some(), "{start}..{end} of {}: {}", text.len(), diagnostic.message);
    }
}

/// A folder in memory, if the system has such.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { TempDir::new_in(memory) } else { TempDir::new() };
    folder.expect("a temporary folder")
}
