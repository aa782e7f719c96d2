//! `cargo threadlint` as rust-analyzer runs it, its messages read by the crate that rust-analyzer
//! reads them with.

use std::{
    collections::BTreeSet,
    env, fs,
    path::Path,
    process::{Command, Output},
};

use cargo_metadata::{Message, MetadataCommand};

const LOCKED_TWICE: &str = "\
use std::sync::Mutex;

pub struct Bank {
    pub accounts: Mutex<Vec<i64>>,
}

impl Bank {
    pub fn sum(&self) -> i64 {
        let accounts = self.accounts.lock().unwrap();
        let others = self.accounts.lock().unwrap();
        accounts.len() as i64 + others.len() as i64
    }
}
";

/// A workspace of two packages: one with a finding whose folder has another name than it, in a
/// folder with signs that URLs write differently, and a clean one.
fn workspace() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("temporary folder");
    let write = |path: &str, text: &str| {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("inside of the folder")).expect("folder");
        fs::write(path, text).expect("file");
    };
    let package = |name: &str| {
        format!("[package]\nname = \"{name}\"\nversion.workspace = true\nedition = \"2021\"\n")
    };
    write(
        "Cargo.toml",
        "[workspace]\nresolver = \"2\"\nmembers = [\"clean\", \"the bank+é\"]\n\
         [workspace.package]\nversion = \"1.2.3\"\n",
    );
    write("clean/Cargo.toml", &package("clean"));
    write("clean/src/lib.rs", "pub fn sum(a: i64, b: i64) -> i64 {\n    a + b\n}\n");
    write("the bank+é/Cargo.toml", &package("bank"));
    write("the bank+é/src/lib.rs", LOCKED_TWICE);
    dir
}

fn cargo_threadlint(dir: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cargo-threadlint"));
    command.arg("threadlint").args(arguments).current_dir(dir);
    // The tests' own target folder is locked, and is not to be filled.
    command.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
    command.output().expect("the command runs")
}

/// Every line is a message that cargo could have written.
fn messages(output: &Output) -> Vec<Message> {
    let messages = Message::parse_stream(output.stdout.as_slice());
    let messages: Vec<Message> = messages.map(|it| it.expect("a line of text")).collect();
    let strange = messages.iter().find(|it| matches!(it, Message::TextLine(_)));
    assert!(strange.is_none(), "{strange:?}\n{}", String::from_utf8_lossy(&output.stderr));
    assert!(matches!(messages.last(), Some(Message::BuildFinished(_))), "{messages:?}");
    messages
}

fn codes(messages: &[Message]) -> Vec<String> {
    let codes = messages.iter().filter_map(|it| match it {
        Message::CompilerMessage(it) => Some(it.message.code.as_ref()?.code.clone()),
        _ => None,
    });
    codes.collect()
}

/// The ids of the packages that a message speaks of.
fn packages(messages: &[Message]) -> BTreeSet<String> {
    let ids = messages.iter().filter_map(|it| match it {
        Message::CompilerMessage(it) => Some(it.package_id.repr.clone()),
        Message::CompilerArtifact(it) => Some(it.package_id.repr.clone()),
        _ => None,
    });
    ids.collect()
}

/// What cargo itself calls the packages of the workspace.
fn cargos_ids(dir: &Path) -> BTreeSet<String> {
    let mut command = MetadataCommand::new();
    command.manifest_path(dir.join("Cargo.toml")).no_deps().other_options(["--offline".to_owned()]);
    let metadata = command.exec().expect("cargo metadata");
    metadata.workspace_members.into_iter().map(|it| it.repr).collect()
}

#[test]
fn every_package_is_told_of_under_the_id_that_cargo_gives_it() {
    let dir = workspace();
    let manifest = dir.path().join("Cargo.toml");
    let manifest = manifest.to_str().expect("text");
    let output = cargo_threadlint(
        dir.path(),
        &[
            "--workspace",
            "--message-format=json-diagnostic-rendered-ansi",
            "--manifest-path",
            manifest,
            "--keep-going",
            "--all-targets",
            "--features",
            "a,b",
            "--config",
            "build.jobs=1",
            "--target-dir",
            "elsewhere",
        ],
    );
    let messages = messages(&output);
    assert_eq!(codes(&messages), ["threadlint::lock_double"]);
    assert_eq!(packages(&messages), cargos_ids(dir.path()));
    assert_eq!(output.status.code(), Some(1));
    let Some(Message::CompilerMessage(message)) = messages.first() else {
        panic!("no message in {messages:?}")
    };
    let file = dir.path().join("the bank+é/src/lib.rs");
    assert_eq!(message.message.spans[0].file_name, file.to_str().expect("text"));
    assert_eq!(message.target.src_path, file);
    assert!(message.message.rendered.as_ref().is_some_and(|it| it.contains('\x1b')));
    // Nothing was built.
    assert!(!dir.path().join("target").exists() && !dir.path().join("elsewhere").exists());
}

#[test]
fn one_package_can_be_asked_for() {
    let dir = workspace();
    let ids = cargos_ids(dir.path());
    let clean = ids.iter().find(|it| it.contains("clean")).expect("an id");
    for spec in ["clean", "clean@1.2.3", clean.as_str()] {
        let output = cargo_threadlint(dir.path(), &["-p", spec, "--message-format=json"]);
        let messages = messages(&output);
        assert!(codes(&messages).is_empty(), "{spec}");
        assert_eq!(packages(&messages), BTreeSet::from([clean.clone()]), "{spec}");
        assert_eq!(output.status.code(), Some(0));
    }
    let output = cargo_threadlint(dir.path(), &["-p", "bank", "--message-format=json"]);
    assert_eq!(codes(&messages(&output)).len(), 1);
}

#[test]
fn without_a_message_format_it_is_for_people() {
    let dir = workspace();
    let output =
        cargo_threadlint(dir.path(), &["--workspace", "--all-targets", "--color", "never"]);
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(text.contains("error[lock_double]"), "{text}");
}

/// An unused variable for the compiler, two locks for us, in one stream.
#[test]
fn cargo_can_run_beside() {
    let dir = workspace();
    let file = dir.path().join("the bank+é/src/lib.rs");
    let text = LOCKED_TWICE
        .replace("        let accounts", "        let unused = 1;\n        let accounts");
    fs::write(&file, text).expect("file");
    let arguments = ["--with", "check", "--workspace", "--offline", "--message-format=json"];
    let output = cargo_threadlint(dir.path(), &arguments);
    let messages = messages(&output);
    let codes: BTreeSet<String> = codes(&messages).into_iter().collect();
    let expected = ["threadlint::lock_double", "unused_variables"].map(str::to_owned);
    assert_eq!(codes, BTreeSet::from(expected), "{}", String::from_utf8_lossy(&output.stderr));
    // The same names from both: else an editor would drop what one of them said.
    assert_eq!(packages(&messages), cargos_ids(dir.path()));
    let ends = messages.iter().filter(|it| matches!(it, Message::BuildFinished(_)));
    assert_eq!(ends.count(), 1);
    assert_eq!(output.status.code(), Some(1));
}

/// What cargo writes comes out byte by byte.
#[test]
fn cargos_messages_are_not_touched() {
    let dir = workspace();
    let arguments = ["check", "--workspace", "--offline", "--message-format=json"];
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.args(arguments).current_dir(dir.path());
    command.env_remove("CARGO_TARGET_DIR").env_remove("RUSTFLAGS");
    // Once to build, so that both runs after it say the same.
    command.output().expect("cargo runs");
    let alone = command.output().expect("cargo runs").stdout;
    let arguments = ["--with", "check", "--workspace", "--offline", "--message-format=json"];
    let together = cargo_threadlint(dir.path(), &arguments).stdout;
    let together = String::from_utf8(together).expect("text");
    let lines: BTreeSet<&str> = together.lines().collect();
    for line in String::from_utf8(alone).expect("text").lines() {
        assert!(lines.contains(line), "`{line}` is missing in {together}");
    }
}

/// A failure of cargo's is not hidden by us.
#[test]
fn cargos_failure_is_the_status() {
    let dir = workspace();
    fs::write(dir.path().join("clean/src/lib.rs"), "fn f() -> i64 { \"\" }\n").expect("file");
    let arguments = ["--with", "check", "--workspace", "--offline", "--message-format=json"];
    let output = cargo_threadlint(dir.path(), &arguments);
    assert!(codes(&messages(&output)).contains(&"E0308".to_owned()));
    assert_eq!(output.status.code(), Some(101));
    let output = cargo_threadlint(dir.path(), &["--with", "publish"]);
    assert_eq!(output.status.code(), Some(2));
}
