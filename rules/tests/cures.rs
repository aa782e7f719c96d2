//! What rule pages say of the runtime crate: that they name its cures, and that those exist.
//!
//! The pages name items by their full paths, `threadlint_runtime::ordered::Mutex`. The runtime crate
//! compiles a list of them, `runtime/tests/named_by_rules.rs`, which `UPDATE_EXPECT=1` writes anew.

use std::{collections::BTreeSet, env, fs};

use threadlint_rules::RULES;

const LIST: &str = "../runtime/tests/named_by_rules.rs";
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

#[test]
fn items_that_rules_name_exist() {
    let named: BTreeSet<String> = RULES.iter().flat_map(|it| items(&it.docs())).collect();
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
    }
}
