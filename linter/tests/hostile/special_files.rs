//! Files that are no plain files, and folders without end.
#![cfg(unix)]

use std::{fs, os::unix::fs::symlink, path::Path, process::Command};

use crate::command::{folder, threadlint, write};

const GOOD: (&str, &str) = ("good.rs", "fn main() {}\n");

/// A pipe that nobody writes to: who opens it to read waits for ever.
fn pipe(path: &Path) {
    let status = Command::new("mkfifo").arg(path).status().expect("mkfifo runs");
    assert!(status.success());
}

#[test]
fn nobody_waits_for_a_pipe() {
    let dir = folder(&[GOOD, ("src/lib.rs", "mod pipe;\n")]);
    fs::create_dir(dir.path().join(".git")).expect("folder");
    for path in [".gitignore", "Cargo.toml", "threadlint.toml", "src/pipe.rs", "other.rs"] {
        pipe(&dir.path().join(path));
    }
    threadlint(dir.path(), &[]).check(0, &["no findings in 2 files"]);
    threadlint(dir.path(), &["--config", "threadlint.toml"]).check(2, &["it is not a plain file"]);
}

#[test]
fn devices_are_not_read() {
    let dir = folder(&[GOOD, ("lib.rs", "#[path = \"/dev/zero\"]\nmod zero;\nmod linked;\n")]);
    fs::create_dir(dir.path().join(".git")).expect("folder");
    for path in [".gitignore", "Cargo.toml", "threadlint.toml", "linked.rs"] {
        symlink("/dev/zero", dir.path().join(path)).expect("link");
    }
    threadlint(dir.path(), &[]).check(0, &["no findings in 2 files"]);
    threadlint(dir.path(), &["--config", "threadlint.toml"]).check(2, &["it is not a plain file"]);
}

/// What takes no room on the disk may still be more than there is memory.
#[test]
fn a_file_that_is_too_large_is_skipped() {
    let dir = folder(&[GOOD]);
    let file = fs::File::create(dir.path().join("large.rs")).expect("file");
    file.set_len(1 << 40).expect("a file with a hole");
    let words = ["unreadable_file", "large.rs", "it is larger than 256 MiB", "in 1 file"];
    threadlint(dir.path(), &[]).check(0, &words);
}

#[test]
fn links_that_lead_in_circles_are_followed_once() {
    let manifest = "[workspace]\nmembers = [\"*/*/*/*/*/*/*/*/*/*/*/*\"]\n";
    let dir = folder(&[GOOD, ("Cargo.toml", manifest), ("d/a.rs", "")]);
    for name in ["b", "c", "d", "e", "f", "g", "h"] {
        symlink(dir.path().join("d"), dir.path().join("d").join(name)).expect("link");
    }
    symlink("loop.rs", dir.path().join("loop.rs")).expect("link");
    threadlint(dir.path(), &[]).check(0, &["no findings in 2 files"]);
}

#[test]
fn files_may_vanish_and_change_while_they_are_read() {
    let dir = folder(&[]);
    for idx in 0..300 {
        write(dir.path(), &format!("f{idx}.rs"), "fn f() {}\n");
    }
    let changes = dir.path().to_owned();
    let changing = std::thread::spawn(move || {
        for idx in 0..300 {
            let path = changes.join(format!("f{idx}.rs"));
            match idx % 3 {
                0 => fs::remove_file(path).expect("it is there"),
                1 => fs::write(path, "fn g( {").expect("it is there"),
                _ => fs::write(path, [0xff; 100]).expect("it is there"),
            }
        }
    });
    while !changing.is_finished() {
        let said = threadlint(dir.path(), &[]);
        assert_eq!(said.status, 0, "{}{}", said.out, said.err);
        said.check_lacks(&["internal_error"]);
    }
    changing.join().expect("it only writes");
    threadlint(dir.path(), &[]).check(0, &["unreadable_file", "syntax_error"]);
}
