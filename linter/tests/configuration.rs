//! `threadlint.toml`: what it changes, which one holds, and what is said of mistakes in it.

mod command;

use std::fs;

use serde_json::Value;

use crate::command::{folder, read, threadlint};

/// Denied by default: the guard is dropped at once.
const LOST: &str = "\
use std::sync::Mutex;

pub static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

pub fn note() {
    let _ = LOG.lock().unwrap();
}
";

/// A lock that only a stub knows.
const OURS: &str = "\
pub struct Registry {
    names: our_locks::Latch<Vec<u8>>,
}

pub fn twice(registry: &Registry) {
    let outer = registry.names.hold();
    let inner = registry.names.hold();
    drop((outer, inner));
}
";

const STUB: &str = "\
//! Locks of our own.
use std::ops::{Deref, DerefMut};

#[lock(mutex)]
pub struct Latch<T>;

impl<T> Latch<T> {
    #[acquire(exclusive, blocks)]
    pub fn hold(&self) -> Held<'_, T>;
}

#[guard(sync)]
pub struct Held<'a, T>;

impl<T> Deref for Held<'_, T> { type Target = T; }
impl<T> DerefMut for Held<'_, T> {}
";

#[test]
fn levels_come_from_the_configuration() {
    let dir = folder(&[("lost.rs", LOST), ("threadlint.toml", "")]);
    threadlint(dir.path(), &[]).check(1, &["1 deny"]);
    let check = |config: &str, arguments: &[&str], status: i32, words: &[&str]| {
        fs::write(dir.path().join("threadlint.toml"), config).expect("file");
        threadlint(dir.path(), arguments).check(status, words);
    };
    check("[rules]\nguard_let_underscore = 'warn'", &[], 0, &["1 warn"]);
    check("[rules]\nguard_let_underscore = { level = 'warn' }", &[], 0, &["1 warn"]);
    check("[rules]\nguard = 'allow'", &[], 0, &["no findings"]);
    // A rule goes before its group, whichever comes first.
    check("[rules]\nguard_let_underscore = 'warn'\nguard = 'allow'", &[], 0, &["1 warn"]);
    // The command line goes before both.
    let deny = ["-D", "guard_let_underscore"];
    check("[rules]\nguard = 'allow'", &deny, 1, &["1 deny"]);
    check("[rules]\nguard = 'allow'", &["-A", "guard", "-W", "guard"], 0, &["1 warn"]);
    check("[rules]\nguard = 'allow'", &["--isolated"], 1, &["1 deny"]);
    check("[rules]\nguard = 'allow'", &["--select", "guard_let_underscore"], 0, &["1 warn"]);
    check("[paths.'lost.rs']\nguard = 'allow'", &[], 0, &["no findings"]);
    check("[paths.'found.rs']\nguard = 'allow'", &[], 1, &["1 deny"]);
    let later = "[paths.'*.rs']\nguard = 'allow'\n[paths.'lost.rs']\nguard = 'warn'";
    check(later, &[], 0, &["1 warn"]);
    check("exclude = ['lost.rs']", &[], 3, &["no Rust source"]);
    check("exclude = ['lost.rs']", &["lost.rs"], 1, &["1 deny"]);
}

#[test]
fn confidence_comes_from_the_configuration() {
    let dir = folder(&[("lost.rs", LOST), ("threadlint.toml", "min-confidence = 'certain'")]);
    threadlint(dir.path(), &["--show-settings"]).check(0, &["min-confidence: certain"]);
    threadlint(dir.path(), &["--show-settings", "--min-confidence", "low"])
        .check(0, &["min-confidence: low"]);
    threadlint(dir.path(), &["--show-settings", "--isolated"])
        .check(0, &["min-confidence: high", "configuration: none"]);
}

#[test]
fn test_code_is_what_is_compiled_for_tests_only() {
    let dir = folder(&[("src/lib.rs", "pub mod lost;"), ("src/lost.rs", LOST)]);
    let manifest = "[package]\nname = 'kept'\nversion = '1.0.0'\nedition = '2024'";
    fs::write(dir.path().join("Cargo.toml"), manifest).expect("file");
    let check = |condition: &str, words: &str| {
        let root = format!("#[cfg({condition})]\npub mod lost;\n");
        fs::write(dir.path().join("src/lib.rs"), root).expect("file");
        threadlint(dir.path(), &[]).check(i32::from(words == "1 deny"), &[words]);
    };
    check("test", "1 warn");
    check("all(test, unix)", "1 warn");
    check("any(test, loom)", "1 warn");
    check("any(all(test, unix), test)", "1 warn");
    // Programs have these as well.
    check("any(test, feature = \"mocks\")", "1 deny");
    check("any(test, unix)", "1 deny");
    check("unix", "1 deny");
}

#[test]
fn test_code_has_levels_of_its_own() {
    let manifest = "[package]\nname = 'bank'\nedition = '2021'\n";
    let files = [("Cargo.toml", manifest), ("src/lib.rs", ""), ("tests/all.rs", LOST)];
    let dir = folder(&files);
    let check = |config: &str, status: i32, words: &[&str]| {
        fs::write(dir.path().join("threadlint.toml"), config).expect("file");
        threadlint(dir.path(), &["--min-confidence", "low"]).check(status, words);
    };
    check("", 0, &["1 warn"]);
    check("[tests]\nguard_let_underscore = 'deny'", 1, &["1 deny"]);
    check("[tests]\nguard = 'allow'", 0, &["no findings"]);
    check("[rules]\nguard = 'warn'\n[tests]\nguard = 'deny'", 1, &["1 deny"]);
}

#[test]
fn the_nearest_configuration_holds() {
    let manifest = "[package]\nname = 'bank'\nedition = '2021'\n";
    let with_metadata = format!("{manifest}[package.metadata.threadlint.rules]\nguard = 'allow'\n");
    let workspace = "[workspace]\nmembers = ['a', 'b']\n\
                     [workspace.metadata.threadlint]\nrules.guard = 'warn'\n";
    let dir = folder(&[
        ("Cargo.toml", workspace),
        ("a/Cargo.toml", &with_metadata),
        ("a/src/lib.rs", LOST),
        ("b/Cargo.toml", manifest),
        ("b/src/lib.rs", LOST),
    ]);
    let said = threadlint(dir.path(), &["--format", "concise"]);
    said.check(0, &["b/src/lib.rs:6", "1 warn"]).check_lacks(&["a/src/lib.rs"]);
    // From anywhere in the workspace.
    threadlint(&dir.path().join("a/src"), &[]).check(0, &["no findings"]);
    let text = "[rules]\nguard = 'deny'";
    fs::write(dir.path().join("a/threadlint.toml"), text).expect("file");
    threadlint(dir.path(), &["--format", "concise"])
        .check(1, &["a/src/lib.rs:6:13: deny", "b/src/lib.rs:6:13: warn"]);
    threadlint(dir.path(), &["--config", "a/threadlint.toml", "b"]).check(1, &["1 deny"]);
    threadlint(dir.path(), &["--config", "c.toml"]).check(2, &["there is no such file"]);
}

#[test]
fn mistakes_are_shown_where_they_are() {
    let dir = folder(&[("lost.rs", LOST)]);
    let check = |config: &str, words: &[&str]| {
        fs::write(dir.path().join("threadlint.toml"), config).expect("file");
        let said = threadlint(dir.path(), &[]);
        said.check(2, words);
        assert_eq!(said.out, "");
    };
    check(
        "min-confidense = 'high'",
        &[
            "the configuration has no key `min-confidense`",
            "did you mean `min-confidence`?",
            "threadlint.toml:1:1",
            "^^^^^^^^^^^^^^",
        ],
    );
    check("min-confidence = 'hihg'", &["threadlint.toml:1:18", "did you mean `\"high\"`?"]);
    check("min-confidence = 3", &["`min-confidence` must be a text, not a number"]);
    check("exclude = 'vendor'", &["`exclude` must be a list of texts, not a text"]);
    check("exclude = ['{a']", &["threadlint.toml:1:12", "this is not a pattern"]);
    check("stubs = ['a.rs']", &["threadlint.toml:1:10", "there is no file `a.rs`"]);
    check(
        "[rules]\nlock_oder = 'warn'",
        &["threadlint.toml:2:1", "there is no rule `lock_oder`", "did you mean `lock_order`?"],
    );
    check("[rules]\nlock_order = 'error'", &["threadlint.toml:2:14", "it may be `allow`"]);
    check("[rules]\nlock_order = { lvl = 'warn' }", &["`lock_order` has no key `lvl`", "level"]);
    check("[paths.'a']\nguards = 'allow'", &["threadlint.toml:2:1", "did you mean `guard`?"]);
    check("[[lock-order]]\norder = ['a']", &["threadlint.toml:2:9", "at least two locks"]);
    check("[lock-order]\norder = ['a', 'b']", &["must be a list of tables"]);
    check("[[lock-order]]\noder = ['a', 'b']", &["did you mean `order`?", "has no `order`"]);
    check("a = [", &["threadlint.toml:1:", "this is not TOML"]);
    // All of them at once, and no escape sequence of the file gets through.
    check("b = 1\n\"\\u001b[31m\" = 2", &["no key `b`", "␛[31m"]);
}

#[test]
fn locks_of_ones_own_can_be_described() {
    let config = "stubs = ['lint/our_locks.rs']";
    let files = [("a.rs", OURS), ("lint/our_locks.rs", STUB), ("threadlint.toml", config)];
    let dir = folder(&files);
    threadlint(dir.path(), &["--isolated", "a.rs"]).check(0, &["no findings"]);
    let said = threadlint(dir.path(), &["--format", "concise"]);
    said.check(1, &["a.rs:7:17: deny[lock_double]: `Registry.names` is locked again", "1 file"]);
    let mistyped = STUB.replace("exclusive", "exclusiv");
    fs::write(dir.path().join("lint/our_locks.rs"), mistyped).expect("file");
    threadlint(dir.path(), &[]).check(
        2,
        &["`exclusiv` is no word for stubs", "lint/our_locks.rs:8:15", "did you mean `exclusive`?"],
    );
    fs::write(dir.path().join("lint/our_locks.rs"), "pub struct (;").expect("file");
    threadlint(dir.path(), &[])
        .check(2, &["the stub cannot be parsed here", "lint/our_locks.rs:1:"]);
}

#[test]
fn what_would_be_checked_is_shown() {
    let config = "exclude = ['vendor/**']\n[[lock-order]]\norder = ['A.b', 'C']\n";
    let files = [("a.rs", ""), ("vendor/b.rs", ""), ("c/d.rs", ""), ("threadlint.toml", config)];
    let dir = folder(&files);
    assert_eq!(threadlint(dir.path(), &["--show-files"]).out, "a.rs\nc/d.rs\n");
    threadlint(dir.path(), &["--show-settings", "-A", "lock"]).check(
        0,
        &[
            "configuration: threadlint.toml",
            "exclude: vendor/**",
            "lock-order: A.b < C",
            "lock_order                  allow  in tests allow",
            "guard_let_underscore        deny   in tests warn",
        ],
    );
}

#[test]
fn init_writes_a_configuration_once() {
    let dir = folder(&[("lost.rs", LOST)]);
    threadlint(dir.path(), &["init"]).check(0, &["wrote ./threadlint.toml"]);
    threadlint(dir.path(), &[]).check(1, &["1 deny"]);
    threadlint(dir.path(), &["init"]).check(2, &["exists already"]);
    assert!(read(dir.path(), "threadlint.toml").contains("# guard_let_underscore = \"deny\""));
}

#[test]
fn the_schema_knows_what_may_be_written() {
    let dir = folder(&[]);
    let said = threadlint(dir.path(), &["init", "--schema"]);
    let schema: Value = serde_json::from_str(&said.out).expect("JSON");
    let rules = schema["definitions"]["levels"]["properties"].as_object().expect("an object");
    assert!(threadlint::builtin::all_rules().all(|it| rules.contains_key(it.name)));
    // Each key of the schema is one that is understood, and the other way round.
    for key in schema["properties"].as_object().expect("an object").keys() {
        fs::write(dir.path().join("threadlint.toml"), format!("{key} = 1")).expect("file");
        threadlint(dir.path(), &[]).check(2, &["must be"]);
    }
    fs::write(dir.path().join("threadlint.toml"), "zzzzzzzzzzzzzzzzzz = 1").expect("file");
    let said = threadlint(dir.path(), &[]);
    let (_, known) = said.err.split_once("there is ").expect("the keys");
    let known = known.matches('`').count() / 2;
    assert_eq!(known, schema["properties"].as_object().expect("an object").len());
}
