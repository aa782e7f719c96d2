//! Machines that fail: full disks, readers that go away, a terminal that is closed.
#![cfg(unix)]

use std::{
    fs,
    io::{Read, Write},
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Command, Output, Stdio},
};

use crate::command::{folder, read, write};

const LOST: &str = "\
use std::sync::Mutex;

pub static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

pub fn note() {
    let _ = LOG.lock().unwrap();
}
";

const PROGRAM: &str = env!("CARGO_BIN_EXE_threadlint");

/// What comes of a shell's command in `dir`, in which `$0` is the program.
fn shell(dir: &Path, command: &str) -> Output {
    let mut shell = Command::new("bash");
    shell.args(["-c", command, PROGRAM]).current_dir(dir);
    shell.output().expect("a shell runs")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

/// No file may become larger than that, as on a disk that is full.
const FULL: &str = "ulimit -f 0; trap '' XFSZ; ";

#[test]
fn a_full_disk_leaves_reports_and_sources_as_they_are() {
    let dir = folder(&[("a.rs", LOST), ("report.json", "old")]);
    let cases = [
        ("\"$0\" check --format json --output report.json", "cannot write `report.json`"),
        ("\"$0\" check --fix --unsafe-fixes --allow-dirty", "a.rs`"),
        ("\"$0\" baseline --output report.json", "cannot write"),
        ("\"$0\" graph --output report.json", "cannot write `report.json`"),
    ];
    for (command, words) in cases {
        let output = shell(dir.path(), &format!("{FULL}{command}"));
        assert_eq!(output.status.code(), Some(2), "{command}: {}", said(&output));
        assert!(said(&output).contains(words), "{command}: {}", said(&output));
        assert_eq!(said(&output).lines().filter(|it| it.starts_with("threadlint:")).count(), 1);
    }
    assert_eq!(read(dir.path(), "report.json"), "old");
    assert_eq!(read(dir.path(), "a.rs"), LOST);
    // Nothing half written is left lying about.
    assert_eq!(fs::read_dir(dir.path()).expect("folder").count(), 2);
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_is_told() {
    let dir = folder(&[("a.rs", LOST)]);
    for format in ["text", "json", "jsonl", "html", "sarif", "concise"] {
        let output = shell(dir.path(), &format!("\"$0\" check --format {format} > /dev/full"));
        assert_eq!(output.status.code(), Some(2), "{format}: {}", said(&output));
        assert!(
            said(&output).contains("cannot write the report: No space left"),
            "{}",
            said(&output)
        );
    }
}

/// As `threadlint | head -0` does.
#[test]
fn a_reader_that_goes_away_is_no_error() {
    let dir = folder(&[]);
    (0..200).for_each(|it| write(dir.path(), &format!("f{it}.rs"), LOST));
    for format in ["text", "json", "jsonl", "html", "sarif"] {
        let output = shell(
            dir.path(),
            &format!("\"$0\" check --format {format} | true; exit ${{PIPESTATUS[0]}}"),
        );
        assert_eq!(output.status.code(), Some(0), "{format}: {}", said(&output));
        assert_eq!(said(&output), "", "{format}");
    }
}

/// Closing a terminal ends what runs in it. Nothing is left behind, and nothing is said to nobody.
#[test]
fn a_closed_terminal_ends_the_run() {
    let dir = folder(&[("a.rs", LOST)]);
    // Whoever started the tests may have them live on after a hangup.
    let mut server = Command::new("env");
    server.args(["--default-signal=HUP", PROGRAM, "lsp"]).current_dir(dir.path());
    server.stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut server = server.stderr(Stdio::piped()).spawn().expect("it starts");
    // It has begun once it answers.
    let greeting =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}";
    let input = server.stdin.as_mut().expect("piped");
    write!(input, "Content-Length: {}\r\n\r\n{greeting}", greeting.len()).expect("it listens");
    let mut first = [0; 1];
    server.stdout.as_mut().expect("piped").read_exact(&mut first).expect("it answers");
    let hangup = Command::new("kill").args(["-HUP", &server.id().to_string()]).status();
    assert!(hangup.expect("kill runs").success());
    let output = server.wait_with_output().expect("it ends");
    assert_eq!(output.status.signal(), Some(1), "{}", said(&output));
    assert_eq!(said(&output), "");
    assert_eq!(read(dir.path(), "a.rs"), LOST);
    assert_eq!(fs::read_dir(dir.path()).expect("folder").count(), 1);
}
