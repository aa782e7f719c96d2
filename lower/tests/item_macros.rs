//! `macro_rules!` of the workspace in the place of items.

mod outline;

use diag::FileId;
use model::facts::{Body, BodyIdx, Edition};
use threadlint_lower::{Macros, Source, lower_body, lower_file};

fn check(input: &str, expected: &str) {
    let facts = outline::lower(input, Edition::E2021);
    let items = outline::items(&facts, input);
    let is_definition = |it: &&str| it.trim_start().starts_with("macro_rules");
    let without: Vec<&str> = items.lines().filter(|it| !is_definition(it)).collect();
    outline::assert_lines(&without.join("\n"), expected);
}

#[test]
fn repetitions() {
    check(
        r#"
        macro_rules! locks {
            ($($(#[$meta:meta])* $vis:vis $name:ident : $ty:ty = $value:expr),+ $(,)?) => {
                $($(#[$meta])* $vis static $name: std::sync::Mutex<$ty> = std::sync::Mutex::new($value);)+
            };
        }
        locks! {
            #[allow(x)] #[cfg(unix)] pub A: Vec<u8> = Vec::new(),
            pub(crate) B: (u8, &'static str) = 1 + 2,
        }
        "#,
        r#"
        #[allow(x)] #[cfg(unix)] pub static A: std::sync::Mutex<Vec<u8>> = ..
        pub(..) static B: std::sync::Mutex<(u8, &str)> = ..
        "#,
    );
}

#[test]
fn nested_repetitions() {
    check(
        r#"
        macro_rules! types {
            ($($name:ident { $($field:ident : $ty:ty);* } $($bound:path)|+ => $lt:lifetime $block:block)*) => {
                $(
                    struct $name<$lt> { $($field: &$lt $ty),* }
                    $(impl<$lt> $bound for $name<$lt> {})+
                    impl<$lt> $name<$lt> { fn new() -> Self $block $(fn $field(&self) -> $ty { self.$field.clone() })* }
                )*
            };
        }
        types! {
            Bank { a: u8; b: Vec<u8> } Send | std::marker::Sync => 'b { todo() }
            Empty {} Send => 'e { Empty {} }
        }
        "#,
        r#"
        struct Bank<'b> { a: &u8, b: &Vec<u8> }
        impl<'b> Send for Bank<'b>
        impl<'b> std::marker::Sync for Bank<'b>
        impl<'b> Bank<'b>
          fn new() -> Self {}
          fn a(&self) -> u8 {}
          fn b(&self) -> Vec<u8> {}
        struct Empty<'e> {  }
        impl<'e> Send for Empty<'e>
        impl<'e> Empty<'e>
          fn new() -> Self {}
        "#,
    );
}

#[test]
fn arms_and_munchers() {
    check(
        r#"
        macro_rules! consts {
            () => {};
            ($name:ident => $value:literal; $($rest:tt)*) => {
                const $name: u32 = $value;
                consts! { $($rest)* }
            };
            (@skip $($any:tt)*) => {};
            ($name:ident -> $op:tt ; $($rest:tt)*) => {
                fn $name() -> bool { 1 $op 2 }
                consts!($($rest)*);
            };
        }
        consts! { A => 1; B => -2; eq -> ==; lt -> <; }
        consts!(@skip 1 2 { 3 });
        "#,
        r#"
        const A: u32
        const B: u32 = ..
        fn eq() -> bool {}
        fn lt() -> bool {}
        "#,
    );
}

#[test]
fn wrapped_items() {
    check(
        r#"
        macro_rules! cfg_net { ($($item:item)*) => { $(#[cfg(feature = "net")] $item)* } }
        cfg_net! {
            use std::net::TcpStream;
            pub struct Stream { io: TcpStream }
            impl Stream { pub fn read(&self) { self.io.lock() } }
        }
        macro_rules! getters { ($($name:ident),*) => { $(fn $name(&self) -> $crate::Lock { self.$name.lock() })* }; }
        impl Bank { getters!(a, b); }
        trait T { getters!(c); }
        "#,
        r#"
        #[cfg(feature = "net")] use std::net::TcpStream as TcpStream
        #[cfg(feature = "net")] pub struct Stream { io: TcpStream }
        #[cfg(feature = "net")] impl Stream
          pub fn read(&self) -> () {}
        impl Bank
          fn a(&self) -> $crate::Lock {}
          fn b(&self) -> $crate::Lock {}
        trait T
          fn c(&self) -> $crate::Lock {}
        "#,
    );
}

#[test]
fn endless_macros_end() {
    check(
        "macro_rules! again { ($($t:tt)*) => { again! { $($t)* 1 } } }\nagain! {}",
        "opaque again! {}",
    );
    check(
        "macro_rules! double { ($($t:tt)*) => { double! { $($t)* $($t)* } } }\ndouble! { a }",
        "opaque double! { a }",
    );
}

#[test]
fn own_definitions_win() {
    let one = "macro_rules! m { () => { fn one() {} } } m!(); macro_rules! m { () => { fn later() {} } } m!();";
    let two = "m!();";
    let three = "macro_rules! m { () => { fn three() {} } }";
    let mut macros = Macros::default();
    macros.add_file(FileId(2), three);
    macros.add_file(FileId(0), one);
    let items = |file, text| {
        let source = Source {
            file: FileId(file),
            text,
            edition: Edition::E2021,
            macros: &macros,
        };
        outline::items(&lower_file(source), text)
    };
    outline::assert_lines(
        &items(0, one),
        "macro_rules m\nfn one() -> () {}\nmacro_rules m\nfn later() -> () {}",
    );
    outline::assert_lines(&items(1, two), "fn one() -> () {}");
    assert!(items(2, three).starts_with("macro_rules m"));
}

/// The texts of the calls in the bodies of a file.
fn calls(input: &str) -> Vec<String> {
    let mut macros = Macros::default();
    macros.add_file(FileId(0), input);
    let source = Source {
        file: FileId(0),
        text: input,
        edition: Edition::E2021,
        macros: &macros,
    };
    let facts = lower_file(source);
    let mut found = Vec::new();
    for idx in 0..facts.bodies.len() {
        let body = lower_body(source, &facts, BodyIdx(idx as u32));
        collect_calls(&body, input, &mut found);
    }
    found
}

fn collect_calls(body: &Body, text: &str, found: &mut Vec<String>) {
    for op in body.blocks.iter().flat_map(|it| &it.ops) {
        if let model::facts::OpKind::Call { .. } = op.kind {
            found.push(text[op.range.start as usize..op.range.end as usize].to_owned());
        }
    }
    body.nested.iter().for_each(|it| collect_calls(it, text, found));
}

#[test]
fn bodies_that_a_macro_made() {
    let input = r#"
        // λ
        macro_rules! getters { ($($name:ident => $e:expr),*) => { $(fn $name(&self) { $e; own() })* }; }
        impl Bank { getters!(a => self.lock(), b => "é".wait(1)); }
    "#;
    let call = "getters!(a => self.lock(), b => \"é\".wait(1))";
    assert_eq!(calls(input), ["self.lock()", call, "\"é\".wait(1)", call]);
}

#[test]
fn names_of_macros_count() {
    let input = r#"
        macro_rules! inner { ($x:expr) => { $x.lock() } }
        macro_rules! outer { ($x:expr) => { inner!($x).unwrap() } }
        fn f() { outer!(queue) }
    "#;
    let facts = outline::lower(input, Edition::E2021);
    let bodies = outline::bodies(&facts, input);
    outline::assert_lines(&bodies, "{ outer!(queue) } :: lock outer queue unwrap");
}

#[test]
fn projections_of_pinned_fields() {
    check(
        r#"
        pin_project_lite::pin_project! {
            pub struct Idle<F> {
                pool: Weak<Pool>,
                #[pin]
                timer: F,
            }
        }
        "#,
        r#"
        pub struct Idle<F> { pool: Weak<Pool>, timer: F }
        #[projects(Idle)] struct __IdleProjection<'__pin, F> { pool: &mut Weak<Pool>, timer: ::core::pin::Pin<&mut F> }
        impl<F> Idle<F>
          #[same] fn project<'__pin>(self: ::core::pin::Pin<&mut Self>) -> __IdleProjection<'__pin, F>;
        #[projects(Idle)] struct __IdleProjectionRef<'__pin, F> { pool: &Weak<Pool>, timer: ::core::pin::Pin<&F> }
        impl<F> Idle<F>
          #[same] fn project_ref<'__pin>(self: ::core::pin::Pin<&Self>) -> __IdleProjectionRef<'__pin, F>;
        "#,
    );
}
