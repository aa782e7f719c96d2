//! Files that do not parse as a whole.

mod outline;

use diag::FileId;
use model::facts::{BodyIdx, Edition};
use threadlint_lower::{Macros, Source, lower_body_with_errors, lower_file};

fn check_edition(edition: Edition, input: &str, expected: &str) {
    let facts = outline::lower(input, edition);
    outline::assert_lines(&outline::items(&facts, input), expected);
}

fn check(input: &str, expected: &str) {
    check_edition(Edition::E2021, input, expected);
}

#[test]
fn old_code() {
    check_edition(
        Edition::E2015,
        r#"
        trait Old { fn f(u8, &str, HashMap<u8, u16>) -> u8; fn g(&self, Self::T) {} fn h(x: u8); }
        fn async(await: u8) -> async::Foo { async(await) }
        "#,
        r#"
        trait Old
          fn f(_: u8, _: &str, _: HashMap<u8, u16>) -> u8;
          fn g(&self, _: Self::T) -> () {}
          fn h(x: u8) -> ();
        fn async(await: u8) -> async::Foo {}
        "#,
    );
}

#[test]
fn broken_items() {
    check(
        "fn a() {}\nstruct S { x: }\nfn b() {}\nuse ;\nlet x = 1;\nfn c() {}",
        r#"
        fn a() -> () {}
        fn b() -> () {}
        fn c() -> () {}
        error "}": unexpected end of input
        error ";": unexpected token
        error "let": unexpected token
        "#,
    );
}

#[test]
fn broken_members() {
    check(
        "impl Bank { fn a(&self) {} fn b(&self, x) {} fn c(&self) {} }\nmod m { trait T { fn d(; fn e(&self); } fn f() {} }",
        r#"
        impl Bank
          fn a(&self) -> () {}
          fn b(&self, _: x) -> () {}
          fn c(&self) -> () {}
        mod m
          trait T
          fn f() -> () {}
        error "(": bracket that is never closed
        error ";": unexpected token
        "#,
    );
}

#[test]
fn brackets() {
    check(
        "fn a() { foo(1; }\nfn b() {}\n}\nfn c() {}",
        r#"
        fn a() -> () {}
        fn b() -> () {}
        fn c() -> () {}
        error "(": bracket that is never closed
        error "}": bracket that is never opened
        "#,
    );
}

#[test]
fn missing_brackets() {
    check(
        r#"
impl Bank {
    fn a(&self) {
        if self.b() {
    }

    fn c(&self) {
        d()
    }
}

fn e() {
    match f {
}

#[test]
fn g() {
    h(
}
"#,
        r#"
        impl Bank
          fn a(&self) -> () {}
          fn c(&self) -> () {}
        fn e() -> () {}
        #[test] fn g() -> () {}
        error "{": bracket that is never closed
        error "{": bracket that is never closed
        error "(": bracket that is never closed
        "#,
    );
}

/// The errors of all bodies, and how many statements each has.
fn check_bodies(input: &str, expected: &[&str]) {
    let macros = Macros::default();
    let source = Source {
        file: FileId(0),
        text: input,
        edition: Edition::E2021,
        macros: &macros,
    };
    let facts = lower_file(source);
    let mut found = Vec::new();
    for idx in 0..facts.bodies.len() {
        let (body, errors) = lower_body_with_errors(source, &facts, BodyIdx(idx as u32));
        for block in &body.blocks {
            found.extend(block.ops.iter().filter_map(|it| match it.kind {
                model::facts::OpKind::Call { .. } => {
                    Some(input[it.range.start as usize..it.range.end as usize].to_owned())
                }
                _ => None,
            }));
        }
        found.extend(errors.iter().map(|it| format!("error {}", it.message)));
    }
    assert_eq!(found, expected);
}

#[test]
fn broken_statements() {
    check_bodies("fn f() { a(); let = 1; b() }", &["a()", "b()", "error unexpected token"]);
    check_bodies(
        "fn f() { a(); if x { c(); let y = ; d(); } else { e() } b() }",
        &["a()", "e()", "b()", "c()", "d()", "error expected an expression"],
    );
    check_bodies("fn f(u8) { a() }", &["a()"]);
    check_bodies("static X: u8 = f(1 2);", &["error does not parse"]);
}

#[test]
fn deep_nesting() {
    let depth = 10_000;
    let deep = format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    let input = format!(
        "fn a() {{}}\nfn b() {{ c({deep}); d() }}\nstatic E: [u8; {deep}] = [];\nfn f() {{}}"
    );
    let macros = Macros::default();
    let source = Source {
        file: FileId(0),
        text: &input,
        edition: Edition::E2021,
        macros: &macros,
    };
    let facts = lower_file(source);
    let names: Vec<&str> = facts.items.iter().map(|it| it.name.as_str()).collect();
    assert_eq!(names, ["a", "b", "E", "f"]);
    let (_, errors) = lower_body_with_errors(source, &facts, BodyIdx(1));
    assert_eq!(errors[0].message, "brackets are nested too deeply");
}

#[test]
fn medium_nesting() {
    let input = format!("fn a() {{ {}b(){} }}", "(".repeat(1_900), ")".repeat(1_900));
    check_bodies(&input, &["b()"]);
    let chain = format!("fn a() {{ x{} }}", ".b()".repeat(3_000));
    let macros = Macros::default();
    let source = Source {
        file: FileId(0),
        text: &chain,
        edition: Edition::E2021,
        macros: &macros,
    };
    let facts = lower_file(source);
    let (_, errors) = lower_body_with_errors(source, &facts, BodyIdx(0));
    assert_eq!(errors, []);
}
