//! Lowers the stubs, so that no run has to: `std` alone is longer than most programs.

use std::{env, fmt::Write, fs, path::PathBuf};

use diag::FileId;
use lower::{Macros, Source, lower_file};
use model::{STUB_EDITION, STUBS, named_in};

fn main() {
    // What the stubs say is compiled into this script.
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where to write"));
    let mut list = String::from("const ALL: &[BuiltIn] = &[\n");
    for (idx, (name, text)) in STUBS.iter().enumerate() {
        let (file, macros) = (FileId(0), &Macros::default());
        let facts = lower_file(Source { file, text, edition: STUB_EDITION, macros });
        let bytes = out.join(format!("{name}.facts"));
        fs::write(&bytes, facts.to_bytes()).expect("cargo's folder can be written to");
        let named: Vec<&str> = named_in(text).collect();
        writeln!(
            list,
            "    BuiltIn {{ name: {name:?}, text: model::STUBS[{idx}].1, named: &{named:?}, \
             facts: include_bytes!({bytes:?}) }},"
        )
        .expect("writing to a string does not fail");
    }
    list.push_str("];\n");
    fs::write(out.join("built_in.rs"), list).expect("cargo's folder can be written to");
}
