//! Names that lead out of the given folders.

use std::{fs, path::Path};

use crate::command::{folder, read, threadlint, write};

const MANIFEST: &str = "[package]\nname = \"a\"\nversion = \"0.1.0\"\nedition = \"2021\"\n";

/// A finding with a suggestion, if anybody reads it.
const SECRET: &str = "\
use std::sync::Mutex;

pub static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

pub fn note() {
    let _ = LOG.lock().unwrap();
}
";

/// A folder with a project in `project`, and with a file beside that.
fn beside(main: &str) -> tempfile::TempDir {
    let files =
        [("project/Cargo.toml", MANIFEST), ("project/src/main.rs", main), ("secret.rs", SECRET)];
    folder(&files)
}

/// Nobody changes what lies outside.
fn check_untouched(dir: &Path) {
    let project = dir.join("project");
    threadlint(&project, &["--fix", "--unsafe-fixes", "--allow-dirty"]);
    assert_eq!(read(dir, "secret.rs"), SECRET);
}

#[test]
fn a_module_elsewhere_is_told_and_left_alone() {
    let dir = beside("#[path = \"../../secret.rs\"]\nmod secret;\nfn main() {}\n");
    let words = ["the module file `../secret.rs` lies outside of the given paths"];
    threadlint(&dir.path().join("project"), &[]).check(1, &words);
    check_untouched(dir.path());
}

#[cfg(unix)]
#[test]
fn a_link_to_elsewhere_is_told_and_left_alone() {
    use std::os::unix::fs::symlink;

    let dir = beside("mod linked;\nmod sub {\n    mod secret;\n}\nfn main() {}\n");
    let src = dir.path().join("project/src");
    symlink("../../secret.rs", src.join("linked.rs")).expect("link");
    let words = ["the module file `src/linked.rs` is a link to `", "outside of the given paths"];
    threadlint(&dir.path().join("project"), &[]).check(1, &words);
    check_untouched(dir.path());
    // A folder that is a link leads out just as well.
    symlink("../..", src.join("sub")).expect("link");
    fs::remove_file(src.join("linked.rs")).expect("it is there");
    let words = ["the module file `src/sub/secret.rs` is a link to `"];
    threadlint(&dir.path().join("project"), &[]).check(1, &words);
}

#[test]
fn a_target_elsewhere_is_told_and_left_alone() {
    let dir = beside("fn main() {}\n");
    let manifest = format!("{MANIFEST}[lib]\npath = \"../secret.rs\"\n");
    write(dir.path(), "project/Cargo.toml", &manifest);
    let words = ["the source `../secret.rs` of a target lies outside of the given paths"];
    threadlint(&dir.path().join("project"), &[]).check(0, &words);
    check_untouched(dir.path());
}

#[test]
fn included_files_are_not_read() {
    let dir = beside(
        "include!(\"../../secret.rs\");\nfn main() { include_str!(\"../../secret.rs\"); }\n",
    );
    let said = threadlint(&dir.path().join("project"), &[]);
    said.check(0, &["no findings in 1 file"]).check_lacks(&["secret", "LOG"]);
}

#[test]
fn a_baseline_elsewhere_is_not_written() {
    let dir = beside("fn main() {}\n");
    let project = dir.path().join("project");
    write(dir.path(), "project/threadlint.toml", "baseline = \"../secret.rs\"\n");
    threadlint(&project, &["baseline"]).check(2, &["`../secret.rs`, outside of its folder"]);
    assert_eq!(read(dir.path(), "secret.rs"), SECRET);
    threadlint(&project, &["baseline", "--output", "b.json"]).check(0, &["to b.json"]);
}

/// What cargo would run is only read: a build script, a procedural macro, a wrapper of rustc, a runner.
#[test]
fn nothing_is_run() {
    let dir = beside("#[cfg_attr(any(), path = \"x\")]\nfn main() { mac::run!(); }\n");
    let trap =
        format!("fn main() {{ std::fs::write({:?}, \"\").unwrap(); }}\n", dir.path().join("ran"));
    let macros =
        "#[proc_macro]\npub fn run(_: TokenStream) -> TokenStream { std::process::exit(1) }\n";
    let files = [
        ("project/build.rs", trap.as_str()),
        ("project/mac/src/lib.rs", macros),
        ("project/mac/Cargo.toml", "[package]\nname = \"mac\"\n[lib]\nproc-macro = true\n"),
        (
            "project/.cargo/config.toml",
            "[build]\nrustc-wrapper = \"./ran.sh\"\n[target.'cfg(all())']\nrunner = \"./ran.sh\"\n",
        ),
        ("project/ran.sh", "#!/bin/sh\ntouch ../ran\n"),
        ("project/rust-toolchain.toml", "[toolchain]\npath = \"/nowhere\"\n"),
    ];
    files.iter().for_each(|(path, text)| write(dir.path(), path, text));
    threadlint(&dir.path().join("project"), &[]).check(0, &["in 3 files"]);
    assert!(!dir.path().join("ran").exists(), "something was run");
}
