//! What rule pages say of the runtime crate: that they name its cures, and that those exist.
//!
//! The pages name items by their full paths, `threadlint_runtime::ordered::Mutex`. The runtime crate
//! compiles a list of them, `runtime/tests/named_by_rules.rs`, which `UPDATE_EXPECT=1` writes anew.

use std::{collections::BTreeSet, env, fs, path::Path};

use threadlint_rules::RULES;

const LIST: &str = "../runtime/tests/named_by_rules.rs";
const RUNTIME: &str = "../runtime/src";
const GUIDE: &str = "../runtime/src/guide.rs";

const HEAD: &str = "\
//! Every item that a page of a rule names is there. This file is made by
//! `UPDATE_EXPECT=1 cargo test -p threadlint-rules --test cures`.

#![expect(unused_imports, reason = \"that they can be named is all that is asked\")]

";

/// The items of the runtime crate that `text` names.
fn items(text: &str) -> BTreeSet<String> {
    let is_path = |it: char| it.is_alphanumeric() || it == '_' || it == ':';
    let paths = text.match_indices("threadlint_runtime::").map(|(at, _)| &text[at..]);
    paths.filter_map(|it| it.split(|it: char| !is_path(it)).next()).map(str::to_owned).collect()
}

/// The files below `folder`.
fn texts(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the sources are there").flatten();
    let texts = entries.map(|it| it.path()).flat_map(|path| match path.is_dir() {
        true => texts(&path),
        false => vec![fs::read_to_string(&path).expect("it is text")],
    });
    texts.collect()
}

/// `threadlint_runtime::Queue` of `threadlint_runtime::Queue::try_put`.
fn without_method(path: &str) -> String {
    let starts_upper = |it: &str| it.starts_with(char::is_uppercase);
    match path.rsplit_once("::") {
        Some((of, _)) if of.rsplit("::").next().is_some_and(starts_upper) => of.to_owned(),
        _ => path.to_owned(),
    }
}

#[test]
fn items_that_rules_name_exist() {
    let in_docs = RULES.iter().flat_map(|it| items(&it.docs()));
    // Of a method its type: methods cannot be imported.
    let in_help = RULES.iter().filter_map(|it| it.cure).flat_map(|it| items(it.as_str()));
    let named: BTreeSet<String> = in_docs.chain(in_help).map(|it| without_method(&it)).collect();
    let uses: String = named.iter().map(|it| format!("use {it} as _;\n")).collect();
    let expected = format!("{HEAD}{uses}");
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(LIST, &expected).expect("the list can be written");
    }
    let list = fs::read_to_string(LIST).unwrap_or_default();
    assert_eq!(list, expected, "UPDATE_EXPECT=1 writes {LIST} anew");
}

/// The guide of the runtime crate has a table: instead of, write, rules.
#[test]
fn rules_with_a_cure_name_it() {
    let guide = fs::read_to_string(GUIDE).expect("the guide can be read");
    let rows = guide.lines().filter_map(|it| it.strip_prefix("//! | "));
    let cured: BTreeSet<&str> =
        rows.filter_map(|it| it.rsplit(" | ").next()).flat_map(|it| it.split('`')).collect();
    assert!(cured.contains("sleep_poll"), "the table of the guide is read wrongly");
    for rule in RULES.iter().filter(|it| cured.contains(it.name)) {
        let docs = rule.docs();
        let (_, instead) = docs.split_once("## Instead").unwrap_or_default();
        let (instead, _) = instead.split_once("## Limits").unwrap_or_default();
        assert!(!items(instead).is_empty(), "{}: its page names no cure of the guide", rule.name);
        assert!(rule.cure.is_some(), "{}: its help names no cure of the guide", rule.name);
    }
}

#[test]
fn help_names_what_the_page_names() {
    let sources = texts(Path::new(RUNTIME));
    for rule in RULES {
        let Some(cure) = rule.cure else { continue };
        let named = items(cure.as_str());
        assert!(!named.is_empty(), "{}: its cure names no item", rule.name);
        for method in named.iter().filter(|it| **it != without_method(it)) {
            let (_, name) = method.rsplit_once("::").expect("it is in a type");
            let is_there = sources.iter().any(|it| it.contains(&format!("pub fn {name}")));
            assert!(is_there, "{}: there is no `{method}`", rule.name);
        }
        let on_page = items(&rule.docs());
        for item in named.iter().map(|it| without_method(it)) {
            assert!(on_page.contains(&item), "{}: its page does not name `{item}`", rule.name);
        }
    }
}
