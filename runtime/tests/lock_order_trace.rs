//! The trace of lock orders, written by a second process of this test.
#![cfg(any(debug_assertions, feature = "lock-checks"))]

use std::{env, fs, process::Command, thread};

use threadlint_runtime::ordered::{Mutex, RwLock};

/// What the second process does.
#[test]
fn traced() {
    if env::var_os("THREADLINT_TRACE").is_none() {
        return;
    }
    let accounts = Mutex::named("Bank.accounts", 0);
    let journal = RwLock::new(0);
    let worker = thread::Builder::new().name("say \"hi\"".into()).spawn(move || {
        for _ in 0..3 {
            drop((accounts.lock(), journal.read()));
        }
        drop((journal.write(), accounts.try_lock()));
    });
    worker.expect("a thread can be started").join().expect("the orders are fine");
}

#[test]
fn orders_are_written_with_places_and_counts() {
    let path = env::temp_dir().join(format!("threadlint-trace-{}.jsonl", std::process::id()));
    let this_test = env::current_exe().expect("the test is a file");
    let status = Command::new(this_test)
        .args(["--exact", "traced"])
        .env("THREADLINT_TRACE", &path)
        .status()
        .expect("it can be run");
    assert!(status.success());
    let trace = fs::read_to_string(&path).expect("the trace was written");
    fs::remove_file(&path).expect("it can be removed");

    let line = |count| {
        let file = file!();
        format!(
            r#"{{"held":{{"class":"Bank.accounts","made":"{file}:14:20","at":"{file}:18:28","mode":"exclusive"}},"acquired":{{"class":"{file}:15:19","made":"{file}:15:19","at":"{file}:18:44","mode":"shared"}},"thread":"say \"hi\"","count":{count}}}"#
        )
    };
    let lines: Vec<&str> = trace.lines().collect();
    assert_eq!(lines, [line(1), line(2)]);
}
