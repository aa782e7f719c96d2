//! Reads, links, solves and checks a program of several files, with every rule.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    fuzz::checked_by_all(&fuzz::options(text));
});
