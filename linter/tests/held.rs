//! Programs that print whether a lock is held at each `busy()`, compiled with rustc 1.95, and what
//! they printed: `threadlint locks` must say the same.

use std::{collections::BTreeMap, process::Command};

use serde_json::Value;

#[test]
fn a_lock_is_held_where_the_program_says_so() {
    check("still_held", "2021", include_str!("held/still_held.2021.txt"));
    check("still_held", "2024", include_str!("held/still_held.2024.txt"));
    check("still_held_more", "2024", include_str!("held/still_held_more.2024.txt"));
}

#[test]
fn what_the_compiler_knows() {
    let path = format!("{}/tests/held/mended.rs", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the program");
    let (mut names, mut ends, mut calls) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    for (line, text) in (1u64..).zip(text.lines()) {
        for marker in text.split("//: ").skip(1) {
            match marker.trim().split_once(' ').expect("a marker") {
                ("lock", name) => drop(names.insert(line, name)),
                ("end", name) => ends.entry(name).or_insert(Vec::new()).push(line),
                ("end-next", name) => ends.entry(name).or_insert(Vec::new()).push(line + 1),
                ("calls", callee) => calls.push((line, callee)),
                other => panic!("{other:?}"),
            }
        }
    }
    let line = |it: &Value| it["span"]["end_line"].as_u64().expect("a line");
    let found = &said(&["locks", "--format", "json", &path])["acquisitions"];
    let found = found.as_array().expect("acquisitions").iter().map(|it| {
        let mut ends: Vec<u64> =
            it["releases"].as_array().expect("releases").iter().map(line).collect();
        ends.dedup();
        (names.get(&line(it)).copied().unwrap_or("none"), ends)
    });
    assert_eq!(found.collect::<BTreeMap<_, _>>(), ends);
    let found = &said(&["calls", &path])["calls"];
    for (at, callee) in calls {
        let here = found.as_array().expect("calls").iter().filter(|it| line(it) == at);
        let here: Vec<_> = here.filter_map(|it| it["callee"].as_str()).collect();
        assert!(here.iter().any(|it| it.ends_with(callee)), "line {at}: {callee}, not {here:?}");
    }
}

fn check(program: &str, edition: &str, printed: &str) {
    let original = format!("{}/tests/held/{program}.rs", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(original).expect("the program");
    // The edition is asked for only outside of packages.
    let dir = tempfile::tempdir().expect("temporary folder");
    let path = dir.path().join("main.rs");
    std::fs::write(&path, &text).expect("temporary folder");
    let locks = locks(&path.to_string_lossy(), edition);
    let mut printed = printed.lines();
    let mut start = 0;
    let mut wrong = Vec::new();
    for line in text.split_inclusive('\n') {
        let (line_start, line_end) = (start, start + line.len());
        start = line_end;
        let Some(label) = label(line) else { continue };
        let Some(answer) = printed.find_map(|it| it.strip_prefix(label)) else { continue };
        // Before the message in some programs, after it in others, there is one more `busy()`.
        let Some(busy) = line.find("busy()").map(|it| line_start + it) else { continue };
        let expected = answer_of(answer);
        let here = locks.iter().filter(|it| (line_start..line_end).contains(&it.0));
        let at_busy = |it: &(usize, Vec<usize>)| it.0 < busy && it.1.iter().any(|end| *end > busy);
        if here.clone().any(at_busy) != expected || here.count() == 0 {
            wrong.push(format!("{edition}: `{label}` is {expected} in the program"));
        }
    }
    assert!(wrong.is_empty(), "{program}: {wrong:#?}");
}

/// Where each lock is taken, and where it may be let go.
fn locks(path: &str, edition: &str) -> Vec<(usize, Vec<usize>)> {
    let json = said(&["locks", "--format", "json", "--edition", edition, path]);
    let offset = |it: &Value, which: &str| it["span"][which].as_u64().expect("an offset") as usize;
    let acquisitions = json["acquisitions"].as_array().expect("acquisitions");
    let ends = |it: &Value| {
        let releases = it["releases"].as_array().expect("releases");
        releases.iter().map(|it| offset(it, "end")).collect()
    };
    acquisitions.iter().map(|it| (offset(it, "start"), ends(it))).collect()
}

fn said(arguments: &[&str]) -> Value {
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    let output = command.args(arguments).output().expect("the command runs");
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// What a line prints before the answer.
fn label(line: &str) -> Option<&str> {
    let (_, format) = line.split_once("println!(\"")?;
    let (label, _) = format.split_once(": {")?;
    // `{{` is how a format string writes `{`; such labels are matched up to there.
    Some(label.split("{{").next().unwrap_or(label))
}

/// The first truth in the answer; the receiver's example prints 7 for it.
fn answer_of(answer: &str) -> bool {
    let at = |word: &str| answer.find(word).unwrap_or(usize::MAX);
    at("true").min(at(" 7")) < at("false")
}
