//! Which crates are made of which files.

use std::{fs, path::Path};

use model::{CrateInput, CrateKind, facts::Edition};
use threadlint::{Options, Program, Progress, Remarks, load};

/// Makes `files` in a temporary folder, loads `paths`, and compares what is there.
fn check(files: &[(&str, &str)], paths: &[&str], expected: &str) {
    let dir = tree(files);
    let (program, remarks) = loaded(dir.path(), paths);
    let found = listing(&program, &remarks);
    assert_eq!(found, expected.trim_start(), "found:\n{found}");
}

fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("temporary folder");
    for (path, text) in files {
        let path = dir.path().join(path);
        fs::create_dir_all(path.parent().expect("inside of the folder")).expect("folder");
        fs::write(path, text).expect("file");
    }
    dir
}

fn loaded(dir: &Path, paths: &[&str]) -> (Program, Remarks) {
    let options = Options {
        base: dir.to_owned(),
        paths: paths.iter().map(Into::into).collect(),
        ..Options::default()
    };
    load(&options, &Progress::default())
}

/// A line for each crate, with its modules and dependencies; then findings and remarks.
fn listing(program: &Program, remarks: &Remarks) -> String {
    let mut res = String::new();
    for krate in program.workspace.crates.iter().filter(|it| it.kind != CrateKind::Stub) {
        res += &line(program, krate);
    }
    for finding in &program.findings {
        let path = &program.map.file(finding.diagnostic.primary.span.file).path;
        res += &format!("{path}: {}: {}\n", finding.rule.name, finding.diagnostic.message);
    }
    for note in &remarks.notes {
        res += &format!("note: {note}\n");
    }
    res
}

fn line(program: &Program, krate: &CrateInput) -> String {
    let path = |file| program.map.file(file).path.as_str();
    let mark = if program.is_reported(krate.root) { "" } else { " (silent)" };
    let edition = match krate.edition {
        Edition::E2015 => 2015,
        Edition::E2018 => 2018,
        Edition::E2021 => 2021,
        Edition::E2024 => 2024,
    };
    let mut res = format!("{:?} {} {edition} {}{mark}", krate.kind, krate.name, path(krate.root));
    for module in &krate.modules {
        let names: Vec<&str> = module.path.iter().map(|it| it.as_str()).collect();
        res += &format!(" {}={}", names.join("::"), path(module.file));
    }
    for dependency in &krate.deps {
        res += &format!(" +{}", dependency.name);
        if dependency.package != dependency.name {
            res += &format!("({})", dependency.package);
        }
    }
    res + "\n"
}

const PACKAGE: &str = "[package]\nname = \"my-bank\"\nedition = \"2024\"\n";

#[test]
fn cargo_finds_targets_by_itself() {
    let files = [
        ("Cargo.toml", PACKAGE),
        ("build.rs", ""),
        ("src/lib.rs", ""),
        ("src/main.rs", ""),
        ("src/bin/tool.rs", ""),
        ("src/bin/big/main.rs", ""),
        ("examples/show.rs", ""),
        ("tests/all.rs", ""),
        ("benches/speed.rs", ""),
        ("target/debug/build/out.rs", ""),
        (".hidden/x.rs", ""),
    ];
    let expected = "
Lib my_bank 2024 src/lib.rs
Bin big 2024 src/bin/big/main.rs +my_bank
Bin my_bank 2024 src/main.rs +my_bank
Bin tool 2024 src/bin/tool.rs +my_bank
Example show 2024 examples/show.rs +my_bank
Test all 2024 tests/all.rs +my_bank
Bench speed 2024 benches/speed.rs +my_bank
BuildScript build_script 2024 build.rs
";
    check(&files, &["."], expected);
}

#[test]
fn manifests_name_targets() {
    let manifest = "
[package]
name = \"bank\"
autobins = false
build = false

[lib]
name = \"vault\"
path = \"code/vault.rs\"
proc-macro = true

[[bin]]
name = \"teller\"
path = \"code/teller.rs\"
edition = \"2021\"

[[bin]]
name = \"lost\"
";
    let files = [
        ("Cargo.toml", manifest),
        ("build.rs", ""),
        ("code/vault.rs", ""),
        ("code/teller.rs", ""),
        ("src/main.rs", ""),
    ];
    let expected = "
ProcMacro vault 2015 code/vault.rs
Bin teller 2021 code/teller.rs +vault
Loose build 2015 build.rs +vault
Loose main 2015 src/main.rs +vault
Cargo.toml: broken_manifest: the binary `lost` has no source file: `src/bin/lost.rs` does not exist
";
    check(&files, &["."], expected);
}

#[test]
fn what_tests_work_on_may_be_broken() {
    let package = |name: &str| format!("[package]\nname = \"{name}\"\nedition = \"2021\"\n");
    let with_lost = |name: &str| package(name) + "[[bin]]\nname = \"lost\"\n";
    let root = package("bank") + "[workspace]\nmembers = [\"tests/tools\"]\n";
    let (out, tools, fuzz) = (with_lost("out"), with_lost("tools"), with_lost("fuzz"));
    let files = [
        ("Cargo.toml", root.as_str()),
        ("src/lib.rs", ""),
        ("tests/cases/add/in/Cargo.toml", "[package\n"),
        ("tests/cases/remove/out/Cargo.toml", out.as_str()),
        ("tests/cases/member/Cargo.toml", "[workspace]\nmembers = [\"of_it\"]\n"),
        ("tests/cases/member/of_it/Cargo.toml", out.as_str()),
        ("tests/tools/Cargo.toml", tools.as_str()),
        ("fuzz/Cargo.toml", fuzz.as_str()),
    ];
    let expected = "
Lib bank 2021 src/lib.rs
fuzz/Cargo.toml: broken_manifest: the binary `lost` has no source file: `src/bin/lost.rs` does not exist
tests/tools/Cargo.toml: broken_manifest: the binary `lost` has no source file: `src/bin/lost.rs` does not exist
";
    check(&files, &["."], expected);
}

#[test]
fn members_inherit_from_their_workspace() {
    let workspace = "
[workspace]
members = [\"crates/*\"]

[workspace.package]
edition = \"2018\"

[workspace.dependencies]
ledger = { path = \"crates/a\", package = \"big-ledger\" }
tokio = \"1\"
";
    let ledger = "
[package]
name = \"big-ledger\"
edition.workspace = true

[target.'cfg(unix)'.dependencies]
libc = \"0.2\"
";
    let bank = "
[package]
name = \"bank\"
edition = { workspace = true }

[dependencies]
ledger = { workspace = true }
rt = { package = \"tokio\", version = \"1\" }

[dev-dependencies]
my-test-kit = \"1\"

[build-dependencies]
cc = \"1\"
";
    let files = [
        ("Cargo.toml", workspace),
        ("crates/a/Cargo.toml", ledger),
        ("crates/a/src/lib.rs", ""),
        ("crates/b/Cargo.toml", bank),
        ("crates/b/src/lib.rs", ""),
        ("crates/b/build.rs", ""),
        ("extra/Cargo.toml", PACKAGE),
        ("extra/src/main.rs", ""),
    ];
    let expected = "
Lib big_ledger 2018 crates/a/src/lib.rs +libc
Lib bank 2018 crates/b/src/lib.rs +ledger(big_ledger) +my_test_kit +rt(tokio)
BuildScript build_script 2018 crates/b/build.rs +cc
Bin my_bank 2024 extra/src/main.rs
";
    check(&files, &["."], expected);
}

#[test]
fn members_may_lie_outside() {
    let files = [
        ("ws/Cargo.toml", "[workspace]\nmembers = [\"../other\"]\n"),
        ("other/Cargo.toml", PACKAGE),
        ("other/src/lib.rs", ""),
    ];
    let expected = "
Lib my_bank 2024 other/src/lib.rs
note: the workspace member `other` lies outside of the given paths
";
    check(&files, &["ws"], expected);
}

#[test]
fn modules_are_followed() {
    let lib = "
mod plain;
mod folder;
mod outer { mod inner; #[path = \"named.rs\"] mod renamed; }
#[path = \"odd/place.rs\"]
mod odd;
#[cfg_attr(feature = \"x\", path = \"x.rs\")]
mod maybe;
mod missing;
";
    let files = [
        ("Cargo.toml", PACKAGE),
        ("src/lib.rs", lib),
        ("src/plain.rs", "mod below; mod outer { mod deep; }"),
        ("src/plain/below.rs", ""),
        ("src/plain/outer/deep.rs", ""),
        ("src/folder/mod.rs", "mod beside;"),
        ("src/folder/beside.rs", ""),
        ("src/outer/inner.rs", ""),
        ("src/outer/named.rs", ""),
        ("src/odd/place.rs", "mod near;"),
        ("src/odd/near.rs", ""),
        ("src/x.rs", ""),
    ];
    let expected = "
Lib my_bank 2024 src/lib.rs plain=src/plain.rs folder=src/folder/mod.rs outer::inner=src/outer/inner.rs \
outer::renamed=src/outer/named.rs odd=src/odd/place.rs maybe=src/x.rs plain::below=src/plain/below.rs \
plain::outer::deep=src/plain/outer/deep.rs folder::beside=src/folder/beside.rs odd::near=src/odd/near.rs
";
    check(&files, &["."], expected);
}

#[test]
fn modules_that_declare_themselves_end() {
    let files = [
        ("Cargo.toml", PACKAGE),
        ("src/lib.rs", "#[path = \"lib.rs\"] mod again; #[path = \"a.rs\"] mod a;"),
        ("src/a.rs", "#[path = \"a.rs\"] mod a;"),
    ];
    let expected = "
Lib my_bank 2024 src/lib.rs again=src/lib.rs a=src/a.rs a::a=src/a.rs
";
    check(&files, &["."], expected);
}

#[test]
fn a_shared_file_belongs_to_the_library() {
    let files = [
        ("Cargo.toml", PACKAGE),
        ("src/lib.rs", "mod util;"),
        ("src/main.rs", "mod util;"),
        ("src/util.rs", ""),
    ];
    let expected = "
Lib my_bank 2024 src/lib.rs util=src/util.rs
Bin my_bank 2024 src/main.rs util=src/util.rs +my_bank
";
    check(&files, &["."], expected);
}

#[test]
fn what_no_target_reaches_stands_alone() {
    let files = [
        ("Cargo.toml", PACKAGE),
        ("src/lib.rs", ""),
        ("src/platform/mod.rs", "mod unix;"),
        ("src/platform/unix.rs", ""),
        ("tests/ui/case.rs", ""),
        ("scripts/tool.rs", ""),
    ];
    let expected = "
Lib my_bank 2024 src/lib.rs
Loose tool 2024 scripts/tool.rs +my_bank
Loose platform 2024 src/platform/mod.rs unix=src/platform/unix.rs +my_bank
Test case 2024 tests/ui/case.rs +my_bank
";
    check(&files, &["."], expected);
}

#[test]
fn files_without_a_package_stand_alone() {
    let files = [("a.rs", "mod b;"), ("b.rs", ""), ("c/d.rs", "")];
    let expected = "
Loose a 2021 a.rs b=b.rs
Loose d 2021 c/d.rs
";
    check(&files, &["."], expected);
    check(&files, &["b.rs"], "Loose b 2021 b.rs\n");
}

#[test]
fn a_part_of_a_package_brings_the_rest_along_silently() {
    let files = [
        ("Cargo.toml", PACKAGE),
        ("src/lib.rs", "mod a;"),
        ("src/a.rs", ""),
        ("src/main.rs", ""),
        ("inner/Cargo.toml", "[package]\nname = \"inner\"\n"),
        ("inner/src/lib.rs", ""),
    ];
    let expected = "
Lib my_bank 2024 src/lib.rs (silent) a=src/a.rs
Bin my_bank 2024 src/main.rs +my_bank
";
    check(&files, &["src/main.rs"], expected);
    let expected = "
Lib my_bank 2024 src/lib.rs a=src/a.rs
Bin my_bank 2024 src/main.rs +my_bank
";
    check(&files, &["src"], expected);
}

#[test]
fn git_decides_what_is_source() {
    let files = [
        (".git/HEAD", ""),
        (".gitignore", "generated.rs\n/top/\n"),
        ("pkg/.gitignore", "!kept.rs\n*_gen.rs\n"),
        ("pkg/Cargo.toml", PACKAGE),
        ("pkg/src/lib.rs", "mod generated;"),
        ("pkg/src/generated.rs", ""),
        ("pkg/src/x_gen.rs", ""),
        ("pkg/top/fine.rs", ""),
        ("top/ignored.rs", ""),
    ];
    // A file that a module names is part of the crate, whatever git thinks of it.
    let expected = "
Lib my_bank 2024 pkg/src/lib.rs generated=pkg/src/generated.rs
Loose fine 2024 pkg/top/fine.rs +my_bank
";
    check(&files, &["."], expected);
    check(&files, &["pkg"], expected);
    check(&files, &["top"], "Loose ignored 2021 top/ignored.rs\n");
}

#[test]
fn a_broken_manifest_does_not_hide_its_package() {
    let files = [
        ("a/Cargo.toml", "[package\n"),
        ("a/src/lib.rs", ""),
        ("b/Cargo.toml", PACKAGE),
        ("b/src/lib.rs", ""),
        ("c/Cargo.toml", "[package]\nname = \"c\"\nedition = \"2077\"\n"),
        ("c/src/lib.rs", ""),
    ];
    let dir = tree(&files);
    let (program, remarks) = loaded(dir.path(), &["."]);
    let found = listing(&program, &remarks);
    assert!(found.contains("Lib a 2021 a/src/lib.rs\nLib my_bank 2024 b/src/lib.rs"), "{found}");
    assert!(
        found.contains("a/Cargo.toml: broken_manifest: the manifest cannot be parsed"),
        "{found}"
    );
    assert!(
        found.contains("c/Cargo.toml: broken_manifest: `2077` is not a known edition"),
        "{found}"
    );
}

#[test]
fn who_asks_for_a_part_of_the_root_package_is_not_told_of_members() {
    let root = format!("{PACKAGE}[workspace]\nmembers = [\"part\"]\n");
    let files = [
        ("Cargo.toml", root.as_str()),
        ("src/lib.rs", ""),
        ("part/Cargo.toml", "[package]\nname = \"part\"\nedition = \"2021\"\n"),
        ("part/src/lib.rs", ""),
    ];
    let dir = tree(&files);
    let reported = |path: &str| {
        let (program, _) = loaded(dir.path(), &[path]);
        let files = program.map.files.iter().zip((0..).map(diag::FileId));
        let files = files.filter(|it| program.is_reported(it.1));
        files.map(|it| it.0.path.clone()).collect::<Vec<_>>()
    };
    assert_eq!(reported("src/lib.rs"), ["src/lib.rs"]);
    assert_eq!(reported("src"), ["src/lib.rs"]);
    assert_eq!(reported("."), ["part/src/lib.rs", "src/lib.rs"]);
}

#[test]
fn a_module_outside_of_the_given_paths_is_told() {
    let files = [
        ("pkg/Cargo.toml", PACKAGE),
        ("pkg/src/lib.rs", "#[path = \"../../shared/x.rs\"] mod x;"),
        ("shared/x.rs", ""),
    ];
    let expected = "
Lib my_bank 2024 pkg/src/lib.rs x=shared/x.rs
note: the module file `shared/x.rs` lies outside of the given paths
";
    check(&files, &["pkg"], expected);
}

#[cfg(unix)]
#[test]
fn links_do_not_lead_in_circles() {
    let dir = tree(&[("Cargo.toml", PACKAGE), ("src/lib.rs", "mod linked;"), ("src/real.rs", "")]);
    let src = dir.path().join("src");
    std::os::unix::fs::symlink(&src, src.join("circle")).expect("link");
    std::os::unix::fs::symlink("real.rs", src.join("linked.rs")).expect("link");
    let (program, remarks) = loaded(dir.path(), &["."]);
    let expected = "Lib my_bank 2024 src/lib.rs linked=src/real.rs\n";
    assert_eq!(listing(&program, &remarks), expected);
}

#[test]
fn files_are_numbered_by_path() {
    let dir = tree(&[("b.rs", ""), ("a/z.rs", ""), ("a.rs", ""), ("a/b.rs", "")]);
    let (program, _) = loaded(dir.path(), &["."]);
    let paths: Vec<&str> = program.map.files.iter().map(|it| it.path.as_str()).collect();
    let real = paths.iter().filter(|it| !it.starts_with('<'));
    assert!(real.clone().is_sorted(), "{paths:?}");
    assert_eq!(real.count(), 4);
    for (idx, facts) in program.workspace.files.iter().enumerate() {
        assert_eq!(facts.file.0 as usize, idx);
    }
}
