//! Code that asks for more time or memory than there is: deep, long, wide, and without end.
//!
//! What is bounded is counted: brackets, tokens that macros make, parts of a type, bytes. That a run
//! ends at all shows that these bounds hold; its memory is looked at as well.
#![cfg(unix)]

use std::{fmt::Write as _, io::Read, path::Path, process::Stdio};

use wait4::Wait4;

use crate::{
    command::{Said, command, folder, write},
    n_failures,
};

/// More than any of these needs, and less than any of them asks for.
const MAX_MEMORY: u64 = 1 << 30;

/// A deadlock, which is found whatever stands around it.
const TWICE: &str = "let a = M.lock().unwrap(); let b = M.lock().unwrap();";

const HEAD: &str = "use std::sync::Mutex;\nstatic M: Mutex<i32> = Mutex::new(0);\n";

/// Runs the command in `dir`, and looks at the memory that it took.
fn bounded(dir: &Path, arguments: &[&str]) -> Said {
    let mut command = command(dir, arguments);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it runs");
    let mut out = String::new();
    child.stdout.take().expect("piped").read_to_string(&mut out).expect("text");
    let used = child.wait4().expect("it ends");
    let status = used.status.code().expect("it ends by itself");
    assert!(used.rusage.maxrss < MAX_MEMORY, "{} bytes: {arguments:?}", used.rusage.maxrss);
    Said { status, out, err: String::new() }
}

/// Each of `cases` ends within bounds, without a failure of ours, and the deadlock in it is found.
fn check(cases: &[(&str, String)]) {
    let dir = folder(&[]);
    for (name, code) in cases {
        let file = format!("{name}.rs");
        write(dir.path(), &file, &format!("{HEAD}{code}\nfn twice() {{ {TWICE} }}\n"));
        let said = bounded(dir.path(), &["--format", "concise", &file]);
        assert_eq!(said.status, 1, "{name}: {}", said.out);
        assert!(said.out.contains("lock_double"), "{name}: {}", said.out);
        assert_eq!(n_failures(&said), 0, "{name}: {}", said.out);
    }
}

/// `inner` between `n` times `open` and `n` times `close`.
fn nested(open: &str, inner: &str, close: &str, n: usize) -> String {
    format!("{}{inner}{}", open.repeat(n), close.repeat(n))
}

#[test]
fn nesting() {
    let n = 10_000;
    let body = |inner: String| format!("fn f(x: u8) {{ {TWICE} {inner} }}");
    check(&[
        ("blocks", body(nested("{", "", "}", n))),
        ("parentheses", body(nested("(", "1", ")", n))),
        ("branches", body(nested("if x == 1 {", TWICE, "}", n))),
        ("elses", body(format!("{}{{}}", "if x == 1 {} else ".repeat(n)))),
        ("negations", body(format!("let y = {}x;", "!".repeat(n)))),
        ("references", body(format!("let y = {}x;", "&".repeat(n)))),
        ("patterns", body(format!("let {} = x;", nested("(", "_", ")", n)))),
        ("closures", body(format!("{}1;", "|| ".repeat(n)))),
        ("chains", body(format!("x{};", ".a()".repeat(n)))),
        ("macros", body(format!("{};", nested("println!(\"{}\", ", "1", ")", n)))),
        ("types", format!("type T = {};", nested("Vec<", "u8", ">", n))),
        ("locks", format!("struct S({});", nested("Mutex<", "u8", ">", n))),
        ("modules", nested("mod m {", "", "}", n)),
        ("imports", format!("use {};", nested("{a::", "b", "}", n))),
        ("conditions", format!("#[cfg({})]\nfn f() {{}}", nested("all(", "unix", ")", n))),
        ("other_conditions", format!("#[cfg({})]\nfn f() {{}}", nested("any(x, ", "y", ")", 500))),
        ("comments", nested("/*", "", "*/", n)),
    ]);
}

/// What is asked of each pair of sections must not go through the whole body again.
#[test]
fn wide_functions() {
    let n = 2000;
    let arms: String = (0..n).map(|it| format!("{it} => drop(M.lock()),\n")).collect();
    let looks: String =
        (0..n).map(|it| format!("if *M.lock().unwrap() > {it} {{ f(1); }}\n")).collect();
    let adds = "*M.lock().unwrap() += 1;\n".repeat(n);
    check(&[
        ("arms", format!("fn f(x: u32) {{ match x {{ {arms} _ => {{}} }} }}")),
        ("looks", format!("fn f(x: u32) {{ {looks} }}")),
        ("adds", format!("fn f(x: u32) {{ {adds} }}")),
    ]);
}

/// A few lines of `macro_rules!` can ask for more tokens than there are atoms.
#[test]
fn macros_without_end() {
    let mut doubling = String::new();
    for idx in 0..30 {
        let next = idx + 1;
        let _ = writeln!(
            doubling,
            "macro_rules! m{idx} {{ ($($t:tt)*) => {{ m{next}!($($t)* $($t)*); m{next}!($($t)* $($t)*); }} }}"
        );
    }
    let twice = "macro_rules! m { ($($t:tt)*) => { m!($($t)* x $($t)*); m!($($t)* y); } }";
    let deeper = "macro_rules! m { ($($t:tt)*) => { m!(( $($t)* )) } }";
    let muncher = "macro_rules! m { () => {}; ($a:tt $($b:tt)*) => { m!($($b)*) } }";
    let ambiguous = "macro_rules! m { ($($a:tt)* $($b:tt)* $($c:tt)* z) => { 1 } }";
    let many = "a ".repeat(5000);
    check(&[
        ("doubling", format!("{doubling} m0!(fn f() {{}});\nfn g() {{ m0!(1); }}")),
        ("twice", format!("{twice} m!(fn f() {{}});\nfn g() {{ m!(1); }}")),
        ("deeper", format!("{deeper} m!(fn f() {{}});\nfn g() {{ m!(1); }}")),
        ("muncher", format!("{muncher} fn g() {{ m!({many}); }}")),
        ("ambiguous", format!("{ambiguous} fn g() {{ m!({many}); }}")),
    ]);
}

#[test]
fn names_that_lead_to_one_another() {
    let lines =
        |count: usize, line: &dyn Fn(usize) -> String| -> String { (0..count).map(line).collect() };
    let globs = |idx: usize| {
        let uses: String = (0..100).map(|it| format!("pub use super::m{it}::*;")).collect();
        format!("mod m{idx} {{ {uses} pub struct S{idx}; }}\n")
    };
    let cyclic = "mod a { pub use super::b::*; pub use super::b::X as Y; }\n\
        mod b { pub use super::a::*; pub use super::a::Y as X; }\n\
        use a::X;\nfn f(x: X) { x.lock(); }";
    let takes = "fn f(x: A0) { x.lock(); x.0.1.lock(); }";
    let deref = "use std::ops::Deref;\nstruct D<T>(T);\nimpl<T> Deref for D<T> { type Target = D<D<T>>; \
        fn deref(&self) -> &D<D<T>> { loop {} } }\nfn f(x: D<u8>) { x.lock(); x.a.b; }";
    let bounds = "trait Y { fn y(&self); }\nimpl<T> Y for T where Vec<T>: Y, Option<T>: Y { fn y(&self) {} }\n\
        fn f(x: u8) { x.y(); }";
    let assoc = "trait A { type X: A; fn n(&self) -> Self::X; }\nimpl<T: A> A for Vec<T> { type X = Vec<Vec<T>>; \
        fn n(&self) -> Self::X { self.n().n() } }\nfn f<T: A>(x: Vec<T>) { x.n().n().n().n().lock(); }";
    check(&[
        ("globs", lines(100, &globs)),
        ("cyclic", cyclic.to_owned()),
        ("chain", lines(10_000, &|it| format!("pub use self::n{} as n{it};\n", it + 1))),
        ("circle", lines(10_000, &|it| format!("type A{it} = A{};\n", (it + 1) % 10_000)) + takes),
        (
            "pairs",
            lines(60, &|it| format!("type A{it} = (A{0}, A{0});\n", it + 1))
                + "type A60 = u8;"
                + takes,
        ),
        (
            "parameters",
            lines(60, &|it| format!("type B{it}<T> = B{}<(T, T)>;\n", it + 1))
                + "type B60<T> = Vec<T>; fn f(x: B0<u8>) { x.lock(); }",
        ),
        (
            "fields",
            lines(60, &|it| format!("struct S{it} {{ a: S{0}, b: S{0} }}\n", it + 1))
                + "struct S60 { m: Mutex<u8> } fn f(x: S0) { x.a.b.a.lock(); }",
        ),
        ("deref", deref.to_owned()),
        ("bounds", bounds.to_owned()),
        ("assoc", assoc.to_owned()),
        (
            "supertraits",
            lines(200, &|it| {
                format!("trait T{it}: T{} + T{} {{}}\n", (it + 1) % 200, (it + 7) % 200)
            }) + "fn f<X: T0>(x: X) { x.none(); }",
        ),
    ]);
}

#[test]
fn a_file_of_fifty_megabytes() {
    let comment = "// nothing but words\n".repeat(10);
    let item = format!(
        "{comment}pub fn f() {{ {TWICE} }}\npub const TABLE: [u8; 8] = [0, 1, 2, 3, 4, 5, 6, 7];\n"
    );
    let table = format!("pub const T: &[u8] = &[{}];\n", "255, ".repeat(9_000_000));
    let dir = folder(&[("large.rs", &format!("{HEAD}{table}{item}"))]);
    let said = bounded(dir.path(), &["--format", "concise"]);
    assert!(said.out.contains("lock_double"), "{}", said.out);
}

#[test]
fn manifests_without_end() {
    let package = "[package]\nname = \"a\"\n[package.metadata]\n";
    let long: String = (0..200_000).map(|it| format!("k{it} = \"v\"\n")).collect();
    let manifests = [
        (format!("{package}a = {}", nested("[", "", "]", 100_000)), "cannot be parsed"),
        (format!("{package}{} = 1", vec!["a"; 100_000].join(".")), "cannot be parsed"),
        (format!("{package}a = {}", nested("{ a = ", "1", " }", 100_000)), "cannot be parsed"),
        (format!("{package}{long}"), "no findings in 1 file"),
    ];
    for (manifest, words) in manifests {
        let dir = folder(&[("src/lib.rs", "fn f() {}\n"), ("Cargo.toml", &manifest)]);
        bounded(dir.path(), &[]).check(0, &[words]);
        let dir = folder(&[("lib.rs", "fn f() {}\n"), ("threadlint.toml", &manifest)]);
        assert_eq!(bounded(dir.path(), &[]).status, 2);
    }
}

/// Paths as long as the system takes them, and many of them.
#[test]
fn many_files_with_long_paths() {
    let dir = folder(&[]);
    let part = "a".repeat(200);
    let long = vec![part.as_str(); 15].join("/");
    for idx in 0..3000 {
        write(dir.path(), &format!("{long}/f{idx}.rs"), "fn f() {}\n");
    }
    bounded(dir.path(), &[]).check(0, &["no findings in 3,000 files"]);
}

/// A file is a module in ever other ways, each of which leads to itself.
#[test]
fn modules_that_contain_themselves() {
    let dir = folder(&[
        ("Cargo.toml", "[package]\nname = \"a\"\nedition = \"2021\"\n"),
        ("src/lib.rs", "#[path = \"lib.rs\"]\nmod a;\n#[path = \"b.rs\"]\nmod b;\nmod c;\n"),
        ("src/b.rs", "#[path = \"c.rs\"]\nmod c;\n#[path = \"../src/../src/b.rs\"]\nmod b;\n"),
        ("src/c.rs", "#[path = \"b.rs\"]\nmod b;\n#[path = \"lib.rs\"]\nmod a;\n"),
    ]);
    bounded(dir.path(), &[]).check(0, &["no findings in 3 files"]);
}
