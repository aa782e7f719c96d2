//! Checks on the rule list itself.

use std::{fs, path::Path};

use threadlint_rules::RULES;

/// `rules!` hides its modules from `cargo fmt`, so an unlisted file would rot unseen.
#[test]
fn every_rule_file_is_listed() {
    let lib = fs::read_to_string("src/lib.rs").expect("src/lib.rs");
    // What several rules share is a module like any other.
    let is_shared =
        |stem: &str| stem == "lib" || lib.lines().any(|it| it == format!("mod {stem};"));
    let mut files: Vec<String> = fs::read_dir("src")
        .expect("src")
        .filter_map(|entry| entry.expect("entry").file_name().into_string().ok())
        .filter_map(|file| file.strip_suffix(".rs").map(str::to_owned))
        .filter(|stem| !is_shared(stem))
        .collect();
    files.sort();
    let mut names: Vec<String> = RULES.iter().map(|it| it.name.to_owned()).collect();
    names.sort();
    assert_eq!(files, names);
}

#[test]
fn every_rule_is_documented() {
    for rule in RULES {
        let docs = rule.docs();
        for section in ["## Why", "## Example", "## Instead", "## Limits"] {
            assert!(docs.contains(section), "{}: no `{section}` section", rule.name);
        }
    }
}

#[test]
fn every_rule_is_named_for_its_group() {
    for rule in RULES {
        let group = rule.group.as_str();
        let rest = rule.name.strip_prefix(group);
        assert!(rest.is_some_and(|it| it.starts_with('_')), "{}: not in `{group}`", rule.name);
    }
}

#[test]
fn every_rule_has_fixtures() {
    for rule in RULES {
        let folder = Path::new("../testdata").join(rule.name);
        let n_cases = fs::read_dir(&folder).map_or(0, Iterator::count);
        assert!(n_cases > 0, "{}: there are no fixtures in testdata/{0}", rule.name);
    }
}
