//! The pages in a browser: what their scripts make of them is read back.
//!
//! It needs Chromium. Where it cannot be had, `THREADLINT_TESTS_WITHOUT=chromium` leaves these tests
//! out; `CHROMIUM` names one that is not in the path.

use std::{env, fs, path::Path, process::Command};

/// Runs `threadlint` and returns what it wrote.
fn threadlint(dir: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    let output = command.args(arguments).current_dir(dir).output().expect("the command runs");
    String::from_utf8(output.stdout).expect("text")
}

/// The page of a file after its scripts have run; none if the browser was asked to be left out.
fn dom(page: &Path, hash: &str) -> Option<String> {
    let without = env::var("THREADLINT_TESTS_WITHOUT").unwrap_or_default();
    if without.split(',').any(|it| it == "chromium") {
        return None;
    }
    let profile = tempfile::tempdir().expect("temporary folder");
    let mut command = Command::new(env::var_os("CHROMIUM").unwrap_or_else(|| "chromium".into()));
    command.args([
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=1400,900",
        "--enable-logging=stderr",
        "--dump-dom",
    ]);
    command.arg(format!("--user-data-dir={}", profile.path().display()));
    command.arg(format!("file://{}{hash}", page.display()));
    let output = command.output().expect(
        "Chromium cannot be run: install it (Debian: `apt-get install chromium`), name it in \
         `CHROMIUM`, or leave its tests out with `THREADLINT_TESTS_WITHOUT=chromium`",
    );
    let errors = String::from_utf8_lossy(&output.stderr);
    // What the page's scripts and its policy complain of.
    let complaint = errors.lines().find(|it| it.contains("CONSOLE"));
    assert!(complaint.is_none(), "{complaint:?}");
    assert!(output.status.success(), "{errors}");
    Some(String::from_utf8(output.stdout).expect("text"))
}

fn count(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

const BANK: &str = "\
use std::sync::Mutex;

pub struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
    clock: Mutex<u64>,
}

impl Bank {
    pub fn transfer(&self, amount: i64) {
        let mut accounts = self.accounts.lock().unwrap();
        accounts.push(amount);
        self.note(\"<script>alert(1)</script>\");
    }

    fn note(&self, text: &str) {
        self.log.lock().unwrap().push(text.to_owned());
    }

    pub fn audit(&self) -> usize {
        let log = self.log.lock().unwrap();
        *self.clock.lock().unwrap() += 1;
        log.len() + self.accounts.lock().unwrap().len()
    }

    pub fn twice(&self) -> usize {
        let log = self.log.lock().unwrap();
        log.len() + self.log.lock().unwrap().len()
    }
}
";

fn bank() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("temporary folder");
    fs::write(dir.path().join("bank.rs"), BANK).expect("file");
    dir
}

#[test]
fn the_graph_is_drawn_and_an_edge_opens_its_witness() {
    let dir = bank();
    threadlint(dir.path(), &["graph", "--format", "html", "--output", "graph.html"]);
    let page = dir.path().join("graph.html");
    let Some(dom_) = dom(&page, "") else { return };
    assert_eq!(count(&dom_, "<g class=\"node"), 3, "{dom_}");
    assert_eq!(count(&dom_, "<g class=\"node in-circle\""), 2, "{dom_}");
    assert_eq!(count(&dom_, "<g class=\"edge circle\""), 2, "{dom_}");
    assert!(dom_.contains("3 locks, 3 edges, 1 circle"), "{dom_}");
    assert!(dom_.contains("<section id=\"witness\" hidden"), "{dom_}");
    let opened = dom(&page, "#edge=0").expect("a browser");
    let (_, panel) = opened.split_once("<section id=\"witness\"").expect("the panel");
    let (panel, _) = panel.split_once("</section>").expect("the panel's end");
    let words = [
        "Bank.accounts → Bank.log",
        "This order closes a circle.",
        "calls <code>Bank::note</code>",
        "bank.rs:13:9",
        "<mark>self.log.lock()</mark>",
    ];
    for part in words {
        assert!(panel.contains(part), "`{part}` is missing in {panel}");
    }
    // Code is text, whatever stands in it.
    assert!(panel.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{panel}");
    // What does not belong to a chosen circle stands back.
    let circle = dom(&page, "#circle=0").expect("a browser");
    assert_eq!(count(&circle, "<g class=\"edge circle chosen\""), 2, "{circle}");
    assert_eq!(count(&circle, "<g class=\"edge faint\""), 1, "{circle}");
    let found = dom(&page, "#find=clock").expect("a browser");
    assert_eq!(count(&found, "<g class=\"node in-circle faint\""), 1, "{found}");
}

/// Five hundred locks, each taken under two others: all are drawn, none over another.
#[test]
fn a_large_graph_is_drawn() {
    const LOCKS: usize = 500;
    let fields: String = (0..LOCKS).map(|it| format!("    lock_{it}: Mutex<u8>,\n")).collect();
    let nested = |outer: usize, inner: usize| {
        format!(
            "    fn f_{outer}_{inner}(&self) {{\n        \
             let outer = self.lock_{outer}.lock().unwrap();\n        \
             *self.lock_{inner}.lock().unwrap() = *outer;\n    }}\n"
        )
    };
    let methods: String =
        (2..LOCKS).map(|it| nested(it / 2, it) + &nested(it.saturating_sub(11), it)).collect();
    let text = format!(
        "use std::sync::Mutex;\npub struct Many {{\n{fields}}}\nimpl Many {{\n{methods}}}\n"
    );
    let dir = tempfile::tempdir().expect("temporary folder");
    fs::write(dir.path().join("many.rs"), text).expect("file");
    threadlint(dir.path(), &["graph", "--format", "html", "--output", "graph.html"]);
    let Some(dom) = dom(&dir.path().join("graph.html"), "") else { return };
    assert_eq!(count(&dom, "<g class=\"node"), LOCKS);
    let (_, drawing) = dom.split_once("<svg id=\"drawing\"").expect("the drawing");
    let places: std::collections::BTreeSet<&str> = drawing
        .split("<rect ")
        .skip(1)
        .filter_map(|it| Some(it.split_once(" width=")?.0))
        .collect();
    assert_eq!(places.len(), LOCKS);
}

#[test]
fn the_report_filters_its_findings() {
    let dir = bank();
    threadlint(dir.path(), &["check", "--format", "html", "--output", "report.html"]);
    let page = dir.path().join("report.html");
    let Some(whole) = dom(&page, "") else { return };
    let articles = count(&whole, "<article");
    assert!(articles >= 2, "{whole}");
    assert_eq!(count(&whole, "<article data-rule=\"lock_double\""), 1, "{whole}");
    assert!(whole.contains(&format!("{articles} of {articles}")), "{whole}");
    let one = dom(&page, "#rule=lock_double").expect("a browser");
    assert!(one.contains(&format!("1 of {articles}")), "{one}");
    assert_eq!(count(&one, "hidden=\"\">"), articles - 1, "{one}");
    let none = dom(&page, "#rule=lock_double&text=nothing+of+the+kind").expect("a browser");
    assert!(none.contains(&format!("0 of {articles}")), "{none}");
}

/// Without any script too, and in the files themselves: nothing is asked of a network.
#[test]
fn pages_name_nothing_to_load() {
    let dir = bank();
    for command in [&["graph", "--format", "html"][..], &["check", "--format", "html"]] {
        let page = threadlint(dir.path(), command);
        assert!(page.contains("default-src 'none'"), "{page}");
        for word in ["<link", "<img", "<iframe", " src=", "@import", "url(http", "fetch("] {
            assert!(!page.contains(word), "`{word}` in {page}");
        }
    }
}
