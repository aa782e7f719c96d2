//! The site in `docs/`: what is made from the program is fresh, nothing is missing, and links lead somewhere.
//!
//! `UPDATE_EXPECT=1 cargo test -p threadlint --test documents` writes anew what is made.

use std::{
    collections::BTreeSet,
    env,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use rules::Group;
use serde_json::Value;
use threadlint::builtin::{all_rules, summary};
use walkdir::WalkDir;

/// In `docs/`, but for those who work on the project.
const NOT_IN_THE_BOOK: &[&str] = &["SUMMARY.md", "plan.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder of the repository")
}

fn docs() -> PathBuf {
    root().join("docs")
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What the command writes.
fn said(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    command.args(arguments).current_dir(folder);
    for name in ["COLUMNS", "FORCE_COLOR", "CLICOLOR_FORCE", "FORCE_HYPERLINK"] {
        command.env_remove(name);
    }
    let output = command.output().expect("the command runs");
    let text = String::from_utf8(output.stdout).expect("text");
    text.lines().map(|it| it.trim_end().to_owned() + "\n").collect()
}

/// The file `name` of the site is `text`, or becomes that.
fn expect(name: &str, text: &str) {
    let path = docs().join(name);
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
        fs::write(&path, text).expect("the page can be written");
    }
    let is_fresh = fs::read_to_string(&path).is_ok_and(|it| it == text);
    assert!(
        is_fresh,
        "UPDATE_EXPECT=1 cargo test -p threadlint --test documents writes docs/{name}"
    );
}

/// The text with `part` in place of what stands between `before` and `after`.
fn with_part(text: &str, before: &str, part: &str, after: &str) -> String {
    let (head, rest) = text.split_once(before).expect("the part begins");
    let (_, tail) = rest.split_once(after).expect("the part ends");
    format!("{head}{before}{part}{after}{tail}")
}

#[test]
fn each_rule_has_its_page() {
    let mut names = BTreeSet::from(["index.md".to_owned()]);
    for rule in all_rules() {
        let name = format!("{}.md", rule.name);
        expect(&format!("rules/{name}"), &said(root(), &["explain", rule.name]));
        names.insert(name);
    }
    let pages = fs::read_dir(docs().join("rules")).expect("pages");
    let pages = pages.map(|it| it.expect("a page").file_name().into_string().expect("text"));
    assert_eq!(pages.collect::<BTreeSet<_>>(), names, "a page of no rule");
}

/// What the name of a group says to people.
fn titled(group: Group) -> String {
    let name = group.as_str();
    name[..1].to_uppercase() + &name[1..]
}

#[test]
fn the_index_lists_every_rule() {
    let mut text = "# Rules\n\n\
        Each rule belongs to the group that its name begins with; a group can be named wherever a rule can. The level is that \
        in ordinary code; in code of tests, benches and examples it is one step milder.\n"
        .to_owned();
    for group in Group::ALL {
        text += &format!(
            "\n## {}\n\n| rule | level | confidence | |\n|---|---|---|---|\n",
            titled(group)
        );
        for rule in all_rules().filter(|it| it.group == group) {
            let (name, level) = (rule.name, rule.level.as_str());
            let (confidence, about) = (rule.confidence.as_str(), summary(rule));
            text += &format!("| [`{name}`]({name}.md) | {level} | {confidence} | {about} |\n");
        }
    }
    expect("rules/index.md", &text);
}

#[test]
fn the_summary_lists_every_page() {
    let mut rules = String::new();
    for rule in all_rules() {
        rules += &format!("  - [{0}](rules/{0}.md)\n", rule.name);
    }
    let summary = read(&docs().join("SUMMARY.md"));
    let index = "- [Rules](rules/index.md)\n";
    expect("SUMMARY.md", &with_part(&summary, index, &rules, "\n# "));
    let mut listed = Vec::new();
    for link in links(&read(&docs().join("SUMMARY.md"))) {
        listed.push(docs().join(link));
    }
    let pages = markdown().into_iter().filter(|it| it.starts_with(docs()));
    let is_in_book = |it: &PathBuf| {
        let name = it.file_name().and_then(OsStr::to_str).expect("a name");
        !NOT_IN_THE_BOOK.contains(&name)
    };
    let pages: Vec<PathBuf> = pages.filter(is_in_book).collect();
    listed.sort();
    assert_eq!(listed, pages, "docs/SUMMARY.md does not list every page once");
}

#[test]
fn the_commands_are_what_they_say() {
    let help = said(root(), &["-h"]);
    let (_, commands) = help.split_once("Commands:\n").expect("commands");
    let (commands, _) = commands.split_once("\n\n").expect("the end of the commands");
    let mut text = format!(
        "# Commands and options\n\nThis is what `-h` prints; `--help` says some of it at more length.\n\n```text\n{help}```\n"
    );
    let names = commands.lines().filter_map(|it| it.split_whitespace().next());
    for name in names.filter(|it| *it != "help") {
        text += &format!("\n## {name}\n\n```text\n{}```\n", said(root(), &[name, "-h"]));
    }
    expect("commands.md", &text);
}

#[test]
fn the_first_example_is_what_is_reported() {
    let page = read(&docs().join("getting-started.md"));
    let (_, code) = page.split_once("```rust\n").expect("the code");
    let (code, _) = code.split_once("```").expect("the end of the code");
    let folder = tempfile::tempdir().expect("a temporary folder");
    fs::write(folder.path().join("bank.rs"), code).expect("the file can be written");
    let report = said(folder.path(), &["--quiet", "bank.rs"]);
    let report = format!("{}\n", report.trim_end());
    expect("getting-started.md", &with_part(&page, "```text\n", &report, "```\n\nThe heading"));
}

/// The example of a configuration.
fn configuration() -> String {
    let page = read(&docs().join("configuration.md"));
    let (_, example) = page.split_once("```toml\n").expect("the example");
    example.split_once("```").expect("the end of the example").0.to_owned()
}

#[test]
fn every_key_and_form_is_described() {
    let schema: Value = serde_json::from_str(&said(root(), &["init", "--schema"])).expect("JSON");
    let example: toml::Table = configuration().parse().expect("TOML");
    let keys = schema["properties"].as_object().expect("properties").keys();
    assert_eq!(keys.collect::<BTreeSet<_>>(), example.keys().collect::<BTreeSet<_>>());
    let page = read(&docs().join("formats.md"));
    let help = said(root(), &["check", "--help"]);
    let (_, forms) = help.split_once("--format <F>").expect("the option");
    let (forms, _) = forms.split_once("--output <").expect("the next option");
    let forms: Vec<&str> = forms.lines().filter_map(|it| it.trim().strip_prefix("- ")).collect();
    assert!(forms.len() > 10, "{forms:?}");
    for (form, _) in forms.iter().filter_map(|it| it.split_once(':')) {
        assert!(page.contains(&format!("`{form}`")), "docs/formats.md lacks `{form}`");
    }
}

#[test]
fn the_example_of_a_configuration_is_one() {
    let example = configuration();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("file");
    // Whether a baseline or stubs are there is another matter.
    let is_of_file = |it: &&str| it.starts_with("stubs") || it.starts_with("baseline");
    let lines: Vec<&str> = example.lines().filter(|it| !is_of_file(it)).collect();
    write("threadlint.toml", &lines.join("\n"));
    // The locks that it names.
    let bank = "pub struct Bank { accounts: std::sync::Mutex<u8>, log: std::sync::Mutex<u8> }\n";
    write("bank.rs", bank);
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    let output = command.current_dir(folder.path()).output().expect("the command runs");
    assert!(output.status.success(), "{output:?}");
}

/// Every Markdown file of the repository that is ours.
fn markdown() -> Vec<PathBuf> {
    let skipped = ["target", "node_modules", ".git", "schemas", "out"];
    let is_ours = |it: &walkdir::DirEntry| {
        !it.file_name().to_str().is_some_and(|name| skipped.contains(&name))
    };
    let entries = WalkDir::new(root()).sort_by_file_name().into_iter().filter_entry(is_ours);
    let paths = entries.map(|it| it.expect("a file").into_path());
    let mut res: Vec<PathBuf> =
        paths.filter(|it| it.extension().is_some_and(|it| it == "md")).collect();
    res.sort();
    res
}

/// What the links of a text lead to; code has none.
fn links(text: &str) -> Vec<String> {
    let mut res = Vec::new();
    let mut in_code = false;
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            in_code = !in_code;
        }
        if in_code || line.starts_with("    ") && !line.trim_start().starts_with('-') {
            continue;
        }
        let prose: String = line.split('`').step_by(2).collect();
        for (at, _) in prose.match_indices("](") {
            let target = prose[at + 2..].split(')').next().expect("a first part");
            res.push(target.to_owned());
        }
    }
    res
}

/// The names by which headings are linked to.
fn anchors(text: &str) -> BTreeSet<String> {
    let mut in_code = false;
    let headings = text.lines().filter(|line| {
        in_code ^= line.starts_with("```");
        !in_code && line.starts_with('#')
    });
    let named = headings.map(|it| {
        let words = it.trim_start_matches('#').trim().to_lowercase();
        let kept = words.chars().filter(|it| it.is_alphanumeric() || " -_".contains(*it));
        kept.map(|it| if it == ' ' { '-' } else { it }).collect()
    });
    named.collect()
}

#[test]
fn links_lead_somewhere() {
    let ours = format!("{}/blob/main/", env!("CARGO_PKG_REPOSITORY"));
    let mut n_links = 0;
    for page in markdown() {
        let text = read(&page);
        let in_book = page.starts_with(docs()) && !page.ends_with("plan.md");
        for link in links(&text) {
            n_links += 1;
            let said = format!("{}: `{link}`", page.display());
            let (file, anchor) = link.split_once('#').unwrap_or((&link, ""));
            let target = match file.strip_prefix(&ours) {
                Some(path) => root().join(path),
                None if file.contains("://") => continue,
                None if file.is_empty() => page.clone(),
                None => {
                    let target = page.parent().expect("a folder").join(file);
                    assert!(!in_book || !file.starts_with(".."), "{said} leaves the book");
                    target
                }
            };
            assert!(target.exists(), "{said} leads nowhere");
            let is_there = anchor.is_empty() || anchors(&read(&target)).contains(anchor);
            assert!(is_there, "{said} leads to no heading");
        }
    }
    assert!(n_links > 100, "only {n_links} links were seen");
}

/// The book's own settings name what there is.
#[test]
fn the_book_is_where_it_says() {
    let book: toml::Table = read(&docs().join("book.toml")).parse().expect("TOML");
    assert_eq!(book["book"]["src"].as_str(), Some("."));
    let url = book["output"]["html"]["git-repository-url"].as_str();
    assert_eq!(url, Some(env!("CARGO_PKG_REPOSITORY")));
}
