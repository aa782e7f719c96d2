//! Runs the command in a folder of its own.
#![allow(dead_code, reason = "each test uses a part")]

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// What a command has said.
pub(crate) struct Said {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// Fails unless the status is this one and all of `words` were said.
    pub(crate) fn check(&self, status: i32, words: &[&str]) -> &Said {
        let said = format!("status {}\n{}\n{}", self.status, self.out, self.err);
        assert_eq!(self.status, status, "{said}");
        for word in words {
            assert!(said.contains(word), "`{word}` is missing in {said}");
        }
        self
    }

    /// Fails if one of `words` was said.
    pub(crate) fn check_lacks(&self, words: &[&str]) {
        let said = format!("{}\n{}", self.out, self.err);
        for word in words {
            assert!(!said.contains(word), "`{word}` is in {said}");
        }
    }
}

/// Runs `threadlint` in `dir`.
pub(crate) fn threadlint(dir: &Path, arguments: &[&str]) -> Said {
    said(command(dir, arguments).output())
}

/// The command, not yet run.
pub(crate) fn command(dir: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    command.args(arguments).current_dir(dir);
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE", "NO_COLOR", "FORCE_HYPERLINK"] {
        command.env_remove(name);
    }
    command
}

/// What was said, as text.
pub(crate) fn said(output: std::io::Result<Output>) -> Said {
    let output = output.expect("the command runs");
    Said {
        status: output.status.code().expect("an exit status"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// A temporary folder with `files`.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("temporary folder");
    for (path, text) in files {
        write(dir.path(), path, text);
    }
    dir
}

/// Writes a file below `dir`.
pub(crate) fn write(dir: &Path, path: &str, text: &str) {
    let path = dir.join(path);
    fs::create_dir_all(path.parent().expect("inside of the folder")).expect("folder");
    fs::write(path, text).expect("file");
}

/// Reads a file below `dir`.
pub(crate) fn read(dir: &Path, path: &str) -> String {
    fs::read_to_string(dir.join(path)).expect("the file can be read")
}
