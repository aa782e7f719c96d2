//! Whatever is cut out of a file, lowering yields facts: all ranges lie in the file and on the
//! bounds of characters.

#[path = "cuts/tokens.rs"]
mod tokens;

use std::{env, fs, panic, path::Path};

use diag::{FileId, TextRange};
use model::facts::{BodyIdx, Edition, Item, ItemKind};
use rayon::prelude::*;
use threadlint_lower::{Macros, Source, lower_body, lower_file};

use self::tokens::tokens;

fn check(text: &str) {
    let mut macros = Macros::default();
    macros.add_file(FileId(0), text);
    let source = Source {
        file: FileId(0),
        text,
        edition: Edition::E2021,
        macros: &macros,
    };
    let facts = lower_file(source);
    let is_in_text = |it: TextRange| {
        let range = it.start as usize..it.end as usize;
        assert!(text.get(range).is_some(), "{it:?} of {}", text.len());
    };
    let mut items: Vec<&Item> = facts.items.iter().collect();
    while let Some(item) = items.pop() {
        is_in_text(item.range);
        is_in_text(item.full_range);
        match &item.kind {
            ItemKind::Module(Some(inner)) => items.extend(inner),
            ItemKind::Impl(it) => items.extend(&it.items),
            ItemKind::Trait(it) => items.extend(&it.items),
            ItemKind::Fn(it) => items.extend(&it.inner_items),
            _ => {}
        }
    }
    facts.errors.iter().for_each(|it| is_in_text(it.range));
    for (idx, body) in facts.bodies.iter().enumerate() {
        is_in_text(body.range);
        lower_body(source, &facts, BodyIdx(idx as u32));
    }
}

/// The text without `range`, or up to the next bounds of characters.
fn without(text: &str, start: usize, len: usize) -> String {
    let bound = |mut it: usize| {
        while !text.is_char_boundary(it) {
            it += 1;
        }
        it
    };
    let (start, end) = (bound(start), bound((start + len).min(text.len())));
    format!("{}{}", &text[..start], &text[end..])
}

fn check_damaged(text: &str, step: usize) {
    for start in (0..text.len()).step_by(step) {
        for text in [without(text, start, 1 + start % 7), without(text, start, text.len())] {
            assert!(panic::catch_unwind(|| check(&text)).is_ok(), "{text}");
        }
    }
}

#[test]
fn small_file() {
    let text = r##"
        //! Bänke
        macro_rules! m { ($($x:ident => { $($t:tt)* })*) => { $(fn $x() { $($t)* })* } }
        m! { a => { b(1) } c => { "ö".d() } }
        impl<T> Bank<T> where T: Fn(u8) -> u8 {
            #[inline] fn e(&self) -> [u8; 2] { if x { 'y' } else { r#"{"# }; [1, 2] /* ü */ }
            const F: &str = "\"}"; // 'z
        }
        static G: u8 = { fn h<'a>(x: &'a str) {} 1 };
        thread_local! { static I: Cell<u8> = const { Cell::new(b'\'') } }
        cfg_if! { if #[cfg(unix)] { mod j { use k::{l, m as n}; } } else { } }
    "##;
    check_damaged(text, 1);
}

/// What fuzzing has found.
#[test]
fn found_cases() {
    // Read for ever: the text is over before the brackets of the parameters are.
    check("fn({/\u{6}/");
    check("fn f(a: [u8; {\u{1}");
    // The first bracket is taken out, and what is then a comment hides the second one.
    check("/)/{\n");
}

#[test]
fn own_sources() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    for entry in fs::read_dir(folder).expect("the sources are there").flatten() {
        if let Ok(text) = fs::read_to_string(entry.path()) {
            check_damaged(&text, 509);
        }
    }
}

/// The `.rs` files below `folder`.
fn texts(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the fixtures are there").flatten();
    let paths = entries.map(|it| it.path());
    let texts = paths.flat_map(|path| match path.extension() {
        _ if path.is_dir() => texts(&path),
        Some(it) if it == "rs" => vec![fs::read_to_string(&path).expect("it is text")],
        _ => Vec::new(),
    });
    texts.collect()
}

/// Each so many tokens a fixture is cut; `CUT_AT_EACH=1` cuts at all of them, which takes minutes.
const STEP: usize = 7;

/// As one types it: what comes after is not there yet.
#[test]
fn beginnings_of_fixtures() {
    let step = if env::var_os("CUT_AT_EACH").is_some() { 1 } else { STEP };
    let texts = texts(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../testdata"));
    assert!(texts.len() > 100);
    texts.par_iter().for_each(|text| {
        for end in tokens(text).step_by(step) {
            let text = &text[..end];
            assert!(panic::catch_unwind(|| check(text)).is_ok(), "{text}");
        }
    });
}
