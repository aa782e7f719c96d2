//! Where items and bodies stand, whatever is in the text.

mod outline;

use model::facts::{Edition, Item, ItemKind};

/// Each item's name, as the file has it at the item's range; then the bodies.
fn check(input: &str, items: &[&str], bodies: &str) {
    let facts = outline::lower(input, Edition::E2021);
    assert_eq!(facts.errors, [], "{input}");
    let mut found = Vec::new();
    ranges(&facts.items, input, &mut found);
    assert_eq!(found, items);
    outline::assert_lines(&outline::bodies(&facts, input), bodies);
}

fn ranges<'a>(items: &[Item], text: &'a str, found: &mut Vec<&'a str>) {
    for item in items {
        found.push(&text[item.range.start as usize..item.range.end as usize]);
        match &item.kind {
            ItemKind::Module(Some(items)) => ranges(items, text, found),
            ItemKind::Impl(it) => ranges(&it.items, text, found),
            ItemKind::Trait(it) => ranges(&it.items, text, found),
            ItemKind::Fn(it) => ranges(&it.inner_items, text, found),
            ItemKind::Struct(it) => {
                let fields = it.fields.all().iter();
                found
                    .extend(fields.map(|it| &text[it.range.start as usize..it.range.end as usize]));
            }
            _ => {}
        }
    }
}

#[test]
fn start_of_the_file() {
    check(
        "\u{feff}#!/usr/bin/env rust-script λ\r\nfn f() {\r\n  a\r\n}\r\n",
        &["f"],
        "{<CR><LF>  a<CR><LF>} :: a",
    );
    check("#![allow(x)]\nfn g() {}", &["g"], "{} ::");
    check("\u{feff}fn h() {}", &["h"], "{} ::");
    check("#!/bin/x\n---\n[dependencies]\n---\nfn i() {}", &["i"], "{} ::");
    check("", &[], "");
}

#[test]
fn letters_of_any_length() {
    check(
        "/* Größe */ struct Bänk { größe: u32, /* 日本 */ b: Vec<u8> } // 😀\nfn zählen(/*é*/ x: u8) { x.größe() }",
        &["Bänk", "größe", "b", "zählen"],
        "{ x.größe() } :: größe x",
    );
    check("#[doc = \"日本\"] fn a() {} struct S(Größe, u8);", &["a", "S", "Größe", "u8"], "{} ::");
}

#[test]
fn text_that_looks_like_code() {
    check(
        r###"
        fn a() { r#"fn x() { "#; r"}"; '{'; '}'; '\''; '"'; b'{'; b"}"; br#"""#; c"{"; }
        fn b<'a>(x: &'a str) -> &'a str { 'x: loop { break 'x } /* } /* } */ */ // }
        }
        fn c() { r#fn; "\"{"; 1..2; 1.0.max(2.); x.0.1; '\u{7d}'; "\\"; }
        "###,
        &["a", "b", "c"],
        r###"
        { r#"fn x() { "#; r"}"; '{'; '}'; '\''; '"'; b'{'; b"}"; br#"""#; c"{"; } ::
        { 'x: loop { break 'x } /* } /* } */ */ // }<LF>        } :: break loop
        { r#fn; "\"{"; 1..2; 1.0.max(2.); x.0.1; '\u{7d}'; "\\"; } :: fn max x
        "###,
    );
}

#[test]
fn signatures_with_braces() {
    check(
        "fn a() -> A<{ 1 + 1 }> where B<{ N > 2 }>: C, { x } fn b() -> impl Fn(u8) -> u8 { y }",
        &["a", "b"],
        "{ x } :: x\n{ y } :: y",
    );
    check("type F = fn(u8) -> u8; struct S { f: fn() }", &["F", "S", "f"], "");
    check(
        "impl<const N: usize> A<N> { const B: [u8; { 2 }] = [0; N]; fn c(x: *const u8) { d } }",
        &["impl", "B", "c"],
        "[0; N] :: N\n{ d } :: d",
    );
}

#[test]
fn initialisers() {
    check(
        "static A: fn() -> u8 = || { 1 }; const B: A<C = 3> = f(/* ; */ \";\"); const D: u8 = 1;",
        &["A", "B", "D"],
        "|| { 1 } ::\nf(/* ; */ \";\") :: f",
    );
}
