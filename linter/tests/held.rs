//! Programs that print whether a lock is held at each `busy()`, compiled with rustc 1.95, and what
//! they printed: `threadlint locks` must say the same.

use std::process::Command;

use serde_json::Value;

#[test]
fn a_lock_is_held_where_the_program_says_so() {
    check("still_held", "2021", include_str!("held/still_held.2021.txt"));
    check("still_held", "2024", include_str!("held/still_held.2024.txt"));
    check("still_held_more", "2024", include_str!("held/still_held_more.2024.txt"));
}

fn check(program: &str, edition: &str, printed: &str) {
    let path = format!("{}/tests/held/{program}.rs", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).expect("the program");
    // The option speaks of files outside of any package only.
    let folder = tempfile::tempdir().expect("a temporary folder");
    let path = folder.path().join("program.rs");
    std::fs::write(&path, &text).expect("a copy of the program");
    let locks = locks(path.to_str().expect("text"), edition);
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
        let mut before = here.clone().filter(|it| it.0 < busy);
        let is_held = before.any(|it| it.1.iter().any(|end| *end > busy));
        if is_held != expected || here.count() == 0 {
            wrong.push(format!("{edition}: `{label}` is {expected} in the program"));
        }
    }
    assert!(wrong.is_empty(), "{program}: {wrong:#?}");
}

/// Where each lock is taken, and where it may be let go.
fn locks(path: &str, edition: &str) -> Vec<(usize, Vec<usize>)> {
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    command.args(["locks", "--format", "json", "--edition", edition, path]);
    let output = command.output().expect("the command runs");
    let json: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let offset = |it: &Value, which: &str| it["span"][which].as_u64().expect("an offset") as usize;
    let acquisitions = json["acquisitions"].as_array().expect("acquisitions");
    let ends = |it: &Value| {
        let releases = it["releases"].as_array().expect("releases");
        releases.iter().map(|it| offset(it, "end")).collect()
    };
    acquisitions.iter().map(|it| (offset(it, "start"), ends(it))).collect()
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
