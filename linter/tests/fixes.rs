//! `--fix` and `--diff`: what is written, what is refused, and that nothing is ever half written.

mod command;

use std::{fs, path::Path, process::Stdio};

use crate::command::{command, folder, read, threadlint, write};

const LOST: &str = "\
use std::sync::Mutex;

pub static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

pub fn note(text: &[u8]) {
    let _ = LOG.lock().unwrap();
    std::io::Write::flush(&mut std::io::stderr()).unwrap_or(());
    println!(\"{text:?}\");
}
";

/// Safe by itself, but then the guard is alive at the `.await`.
const ASYNC: &str = "\
use std::sync::Mutex;

pub static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

pub async fn note(other: impl Future<Output = ()>) {
    let _ = LOG.lock().unwrap();
    other.await;
}
";

fn kept(text: &str) -> String {
    text.replace("let _ =", "let _guard =")
}

fn git(dir: &Path, arguments: &[&str]) {
    let mut git = std::process::Command::new("git");
    let settings = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
    let output = git.args(settings).args(arguments).current_dir(dir).output().expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn fixes_are_shown_before_they_are_made() {
    let dir = folder(&[("a.rs", LOST)]);
    let said = threadlint(dir.path(), &["--diff"]);
    said.check(
        1,
        &[
            "--- a/a.rs\n+++ b/a.rs\n@@ -3,7 +3,7 @@\n",
            "-    let _ = LOG.lock().unwrap();\n+    let _guard = LOG.lock().unwrap();\n",
            "would fix 1 finding in 1 file",
        ],
    );
    assert_eq!(read(dir.path(), "a.rs"), LOST);
    threadlint(dir.path(), &["--fix", "--allow-dirty"])
        .check(0, &["fixed 1 finding in 1 file", "no findings"]);
    assert_eq!(read(dir.path(), "a.rs"), kept(LOST));
    assert_eq!(fs::read_dir(dir.path()).expect("folder").count(), 1);
}

#[test]
fn what_could_not_be_undone_is_not_done() {
    let dir = folder(&[("a.rs", LOST), ("b.txt", "")]);
    threadlint(dir.path(), &["--fix"]).check(2, &["there is no git repository here"]);
    git(dir.path(), &["init", "-q"]);
    git(dir.path(), &["add", "."]);
    threadlint(dir.path(), &["--fix"]).check(2, &["not committed", "a.rs", "and 1 more"]);
    git(dir.path(), &["commit", "-qm", "first"]);
    assert_eq!(read(dir.path(), "a.rs"), LOST);
    threadlint(dir.path(), &["--fix"]).check(0, &["fixed 1 finding"]);
    assert_eq!(read(dir.path(), "a.rs"), kept(LOST));
}

#[test]
fn a_fix_that_makes_another_finding_is_left_out() {
    let dir = folder(&[("a.rs", LOST), ("b.rs", ASYNC), ("c.rs", LOST)]);
    let arguments = ["--fix", "--allow-dirty", "--edition", "2024", "--format", "concise"];
    threadlint(dir.path(), &arguments).check(
        1,
        &[
            "fixed 2 findings in 2 files",
            "left out 1 suggestion",
            "b.rs:6:13: deny[guard_let_underscore]",
        ],
    );
    assert_eq!(read(dir.path(), "a.rs"), kept(LOST));
    assert_eq!(read(dir.path(), "b.rs"), ASYNC);
    assert_eq!(read(dir.path(), "c.rs"), kept(LOST));
}

/// However far the process has come when it is killed, each file is the old one or the new one.
#[test]
fn a_killed_process_leaves_whole_files() {
    const N_FILES: usize = 12;
    let name = |idx: usize| format!("f{idx:02}.rs");
    let dir = folder(&[]);
    for n_done in [0, 1, 5, 11] {
        (0..N_FILES).for_each(|idx| write(dir.path(), &name(idx), LOST));
        let mut command = command(dir.path(), &["--fix", "--allow-dirty", "--quiet"]);
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let mut child = child.expect("the command runs");
        let is_done = |idx: &usize| {
            fs::read_to_string(dir.path().join(name(*idx))).is_ok_and(|it| it != LOST)
        };
        while (0..N_FILES).filter(is_done).count() < n_done
            && child.try_wait().expect("a process").is_none()
        {
            std::thread::yield_now();
        }
        // It may have ended by itself.
        let _ = child.kill();
        child.wait().expect("a process");
        for idx in 0..N_FILES {
            let text = read(dir.path(), &name(idx));
            assert!(text == LOST || text == kept(LOST), "{}: {text}", name(idx));
        }
        // What was begun can be finished.
        threadlint(dir.path(), &["--fix", "--allow-dirty"]).check(0, &["no findings"]);
        assert!((0..N_FILES).all(|idx| read(dir.path(), &name(idx)) == kept(LOST)));
    }
}
