//! Applies every suggestion. What comes of it can be parsed as well as before, and is fixed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use rules::RULES;
use threadlint::{
    Options, Progress,
    fix::{Bar, fix},
    run,
};

fuzz_target!(|text: &str| {
    let options = fuzz::options(text);
    let report = run(&options, RULES, &Progress::default());
    let n_before = report.totals.parse_failures;
    let again = |options: &Options| run(options, RULES, &Progress::default());
    let fixed = fix(&options, report, Bar::Unsafe, &|_| true, false, &again);
    assert!(fixed.report.totals.parse_failures <= n_before);
    for change in &fixed.changes {
        assert_ne!(change.old, change.new);
    }
});
