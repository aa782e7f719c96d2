//! Reads a configuration and a manifest, which a line with `#@ Cargo.toml` divides.
#![no_main]

use std::{fs, path::PathBuf};

use libfuzzer_sys::fuzz_target;
use model::facts::Edition;
use threadlint::{Options, Progress, run};

const SEPARATOR: &str = "#@ Cargo.toml";

fuzz_target!(|text: &str| {
    // What a configuration names is read, wherever it is.
    if text.contains("/") || text.contains("..") || text.contains("\\") {
        return;
    }
    let dir = fuzz::folder();
    let (config, manifest) =
        text.split_once(SEPARATOR).unwrap_or((text, "[package]\nname = \"a\"\n"));
    let write =
        |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("it is there");
    write("threadlint.toml", config);
    write("Cargo.toml", manifest);
    write("main.rs", "fn main() {}\n");
    let options = Options {
        base: dir.path().to_owned(),
        paths: vec![PathBuf::from(".")],
        edition: Edition::E2021,
        today: Some("2026-01-01".to_owned()),
        ..Options::default()
    };
    let report = run(&options, &[], &Progress::default());
    for problem in &report.remarks.config_problems {
        let range = problem.range.start as usize..problem.range.end as usize;
        assert!(problem.text.get(range).is_some(), "{}", problem.message);
        assert!(!problem.shown(dir.path(), false).is_empty());
    }
});
