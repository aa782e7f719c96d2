//! Reads comments and attributes that suppress findings.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    // What the rules find is not asked here, and takes long.
    fuzz::checked(&fuzz::options(text), &[]);
});
