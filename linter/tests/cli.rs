//! The command as a user meets it: exit statuses, messages, and bad input of every kind.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use serde_json::Value;

/// What a command has said.
struct Said {
    status: i32,
    out: String,
    err: String,
}

impl Said {
    fn check(&self, status: i32, words: &[&str]) {
        let said = format!("status {}\n{}\n{}", self.status, self.out, self.err);
        assert_eq!(self.status, status, "{said}");
        for word in words {
            assert!(said.contains(word), "`{word}` is missing in {said}");
        }
    }
}

fn threadlint(dir: &Path, arguments: &[&str]) -> Said {
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    said(command.args(arguments).current_dir(dir).env_remove("FORCE_COLOR").output())
}

fn said(output: std::io::Result<Output>) -> Said {
    let output = output.expect("the command runs");
    Said {
        status: output.status.code().expect("an exit status"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("temporary folder");
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("inside of the folder")).expect("folder");
        fs::write(path, text).expect("file");
    }
    dir
}

const GOOD: (&str, &[u8]) = ("good.rs", b"fn main() {}\n");

#[test]
fn clean_code_is_status_0() {
    let dir = folder(&[GOOD]);
    threadlint(dir.path(), &[]).check(0, &["no findings in 1 file"]);
    threadlint(dir.path(), &["check", "good.rs"]).check(0, &["no findings in 1 file"]);
    assert_eq!(threadlint(dir.path(), &["--quiet"]).out, "");
}

#[test]
fn a_path_that_does_not_exist_is_status_2_and_the_others_are_checked() {
    let dir = folder(&[GOOD]);
    threadlint(dir.path(), &["nowhere", "good.rs"])
        .check(2, &["`nowhere` does not exist", "no findings in 1 file"]);
}

#[test]
fn no_source_is_status_3() {
    let dir = folder(&[("notes.txt", b"")]);
    let said = threadlint(dir.path(), &["."]);
    said.check(3, &["there is no Rust source in `.`"]);
    assert_eq!(said.out, "");
}

#[test]
fn an_unknown_rule_is_status_2() {
    let dir = folder(&[GOOD]);
    for option in ["-A", "-W", "-D", "--select", "--ignore"] {
        threadlint(dir.path(), &[option, "sintax_error"])
            .check(2, &["there is no rule `sintax_error`; did you mean `syntax_error`?"]);
    }
    threadlint(dir.path(), &["explain", "nonsense"]).check(2, &["there is no rule `nonsense`"]);
}

#[test]
fn an_unknown_option_is_status_2() {
    let dir = folder(&[GOOD]);
    threadlint(dir.path(), &["--nonsense"]).check(2, &["--nonsense"]);
    threadlint(dir.path(), &["--format", "xml"]).check(2, &["xml"]);
}

#[test]
fn a_broken_manifest_is_a_finding() {
    let dir = folder(&[("Cargo.toml", b"[package\nname = 1"), ("src/lib.rs", b"fn f() {}")]);
    threadlint(dir.path(), &[]).check(0, &["broken_manifest", "Cargo.toml:1:9", "in 1 file"]);
}

#[test]
fn a_syntax_error_is_a_finding() {
    let dir = folder(&[GOOD, ("bad.rs", b"fn f() {}\n\nfn g( {\n\nstruct S;\n")]);
    threadlint(dir.path(), &[]).check(0, &["syntax_error", "bad.rs:3", "in 2 files"]);
    threadlint(dir.path(), &["-D", "syntax_error"]).check(1, &["1 deny"]);
    threadlint(dir.path(), &["-D", "source", "-W", "syntax_error"]).check(0, &["1 warn"]);
    threadlint(dir.path(), &["-W", "syntax_error", "-D", "source"]).check(1, &["1 deny"]);
    threadlint(dir.path(), &["--deny-warnings"]).check(1, &["1 warn"]);
    threadlint(dir.path(), &["-A", "syntax_error"]).check(0, &["no findings"]);
    threadlint(dir.path(), &["--ignore", "source"]).check(0, &["no findings"]);
}

#[test]
fn a_file_that_is_not_text_is_a_finding() {
    let dir = folder(&[GOOD, ("bad.rs", b"fn f() {}\n\xff\xfe")]);
    let words = ["unreadable_file", "bad.rs", "not UTF-8 text (byte 10", "in 1 file"];
    threadlint(dir.path(), &[]).check(0, &words);
}

#[cfg(unix)]
#[test]
fn a_file_without_permission_is_a_finding() {
    use std::os::unix::fs::PermissionsExt;

    let dir = folder(&[GOOD, ("bad.rs", b"")]);
    let bad = dir.path().join("bad.rs");
    fs::set_permissions(&bad, fs::Permissions::from_mode(0o000)).expect("permissions");
    // The superuser reads everything.
    if fs::read(&bad).is_err() {
        threadlint(dir.path(), &[]).check(0, &["unreadable_file", "bad.rs", "permission denied"]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_no_harm() {
    let dir = folder(&[GOOD]);
    std::os::unix::fs::symlink("gone.rs", dir.path().join("link.rs")).expect("link");
    threadlint(dir.path(), &[]).check(0, &["no findings in 1 file"]);
}

#[cfg(unix)]
#[test]
fn a_file_name_cannot_command_the_terminal() {
    let dir = folder(&[("a\x1b[2Jb\n.rs", b"fn f( {} // \x1b[31m\x07")]);
    let said = threadlint(dir.path(), &["--format", "concise", "-D", "syntax_error"]);
    said.check(1, &["a␛[2Jb␊.rs:1:"]);
    let said = threadlint(dir.path(), &["-D", "syntax_error"]);
    said.check(1, &["a␛[2Jb", "␛[31m␇"]);
    assert!(!said.out.contains('\x1b') && !said.out.contains('\x07'));
}

#[test]
fn reports_go_where_they_are_told() {
    let dir = folder(&[GOOD, ("bad.rs", b"fn f( {}")]);
    let arguments = ["--format", "json", "--output", "a.json", "--format", "concise"];
    let said = threadlint(dir.path(), &arguments);
    said.check(0, &["bad.rs:1:", "warn[syntax_error]"]);
    let json = fs::read_to_string(dir.path().join("a.json")).expect("the report");
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["summary"]["findings"], 1);
    assert_eq!(json["summary"]["parse_failures"], 1);
    let said = threadlint(dir.path(), &["--output", "no/such/folder"]);
    said.check(2, &["cannot write `no/such/folder`"]);
}

#[test]
fn suppressions_need_reasons_and_work_to_do() {
    let text = b"\
// threadlint: allow-file(syntax_error, reason = \"written for an other compiler\")
fn f( {}

// threadlint: allow(syntax_error)
fn g() {}

// threadlint: allow(sintax_error, reason = \"typo\")
fn h() {}

fn i() {} // threadlint: allow(unused_suppression, reason = \"none\", until = \"2001-01-01\")
";
    let dir = folder(&[("bad.rs", text)]);
    let said = threadlint(dir.path(), &["--format", "concise"]);
    said.check(0, &[
        "bad.rs:4:1: warn[unused_suppression]: this suppression suppresses nothing",
        "bad.rs:7:1: warn[unused_suppression]: `sintax_error` is no rule; there is `syntax_error`",
        "bad.rs:10:11: warn[unused_suppression]: this suppression expired on 2001-01-01",
        "3 findings (3 warn), 1 suppressed",
    ]);
}

#[test]
fn a_suppression_speaks_of_what_comes_next() {
    let text = b"\
// threadlint: allow(syntax_error)
fn f( {}
";
    let dir = folder(&[("bad.rs", text)]);
    let said = threadlint(dir.path(), &["--format", "concise"]);
    said.check(0, &["warn[suppression_without_reason]", "1 finding (1 warn), 1 suppressed"]);
}

#[test]
fn rules_are_listed_and_explained() {
    let dir = folder(&[]);
    threadlint(dir.path(), &["rules"]).check(0, &["syntax_error", "warn"]);
    let said = threadlint(dir.path(), &["rules", "--format", "json"]);
    let json: Value = serde_json::from_str(&said.out).expect("JSON");
    assert_eq!(json["version"], 1);
    threadlint(dir.path(), &["explain", "syntax_error"]).check(0, &["# syntax_error"]);
}

#[test]
fn tables_are_json_too() {
    let dir = folder(&[GOOD]);
    let said = threadlint(dir.path(), &["locks", "--format", "json"]);
    let json: Value = serde_json::from_str(&said.out).expect("JSON");
    assert!(json["acquisitions"].is_array());
    let said = threadlint(dir.path(), &["metrics", "--resolution", "--format", "json"]);
    let json: Value = serde_json::from_str(&said.out).expect("JSON");
    assert!(json["resolution"].is_object());
}

const SHARED: &str = r#"
use std::{cell::UnsafeCell, sync::{Mutex, mpsc}, thread};
struct Stats { lock: Mutex<()>, hits: UnsafeCell<u64>, names: Mutex<Vec<String>> }
unsafe impl Sync for Stats {}
impl Stats {
    fn hit(&self) {
        let _guard = self.lock.lock().unwrap();
        unsafe { *self.hits.get() += 1 };
    }
    fn hits(&self) -> u64 {
        unsafe { *self.hits.get() }
    }
    fn name(&self, name: String) { self.names.lock().unwrap().push(name); }
}
fn run() {
    let (sender, receiver) = mpsc::channel::<u64>();
    thread::spawn(move || drop(receiver));
    let thread = thread::spawn(move || drop(sender));
    thread.join().unwrap();
}
"#;

#[test]
fn metrics_count_how_locks_and_threads_are_used() {
    let dir = folder(&[("shared.rs", SHARED.as_bytes())]);
    let said = threadlint(dir.path(), &["metrics", "--format", "json"]);
    let json: Value = serde_json::from_str(&said.out).expect("JSON");
    let metrics = &json["metrics"];
    // Two acquisitions, one access beside a lock that is held, and one that is bare.
    assert_eq!(metrics["lock_coverage"]["count"], 3, "{}", said.out);
    assert_eq!(metrics["lock_coverage"]["total"], 4);
    assert_eq!(metrics["unprotected"][0]["span"]["start_line"], 11);
    assert_eq!(metrics["guard_usage"]["share"], 1.0);
    assert_eq!(metrics["threads"]["started"], 2);
    assert_eq!(metrics["threads"]["detached"], 1);
    assert_eq!(metrics["threads"]["joined"], 1);
    assert_eq!(metrics["queues"]["unbounded"], 1);
    assert_eq!(metrics["longest_sections"][0]["lock"], "Stats.lock");
    threadlint(dir.path(), &["metrics"]).check(
        0,
        &[
            "accesses to shared state that are protected: 75.0 % (3 of 4)",
            "shared.rs:11:19: unprotected: `Stats.hits`",
            "threads: 2 started (1 dropped at once)",
            "queues: 0 with a bound, 1 without",
        ],
    );
}

#[test]
fn cargo_finds_its_subcommand() {
    let dir = folder(&[GOOD]);
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-threadlint"));
    let arguments = ["threadlint", "good.rs"];
    said(command.args(arguments).current_dir(dir.path()).output()).check(0, &["no findings"]);
}

#[test]
fn colours_are_for_those_who_want_them() {
    let dir = folder(&[("bad.rs", b"fn f( {}")]);
    let colored = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
        command.args(arguments).current_dir(dir.path()).env_remove("NO_COLOR");
        for (name, value) in variables {
            command.env(name, value);
        }
        said(command.output()).out.contains('\x1b')
    };
    assert!(!colored(&[], &[]));
    assert!(colored(&[], &["--color", "always"]));
    assert!(colored(&[("FORCE_COLOR", "1")], &[]));
    assert!(colored(&[("CLICOLOR_FORCE", "1")], &[]));
    assert!(!colored(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], &[]));
    assert!(!colored(&[("FORCE_COLOR", "1")], &["--color", "never"]));
}
