//! Checks on the rule list itself.

use std::fs;

use threadlint_rules::RULES;

/// `rules!` names its modules in a macro, so an unlisted file would rot unseen.
#[test]
fn every_rule_file_is_listed() {
    let entries = fs::read_dir("src").expect("the folder is there");
    let paths = entries.map(|it| it.expect("the entry can be read").path());
    let rules = paths.filter(|path| {
        let source = fs::read_to_string(path).expect("the file can be read");
        source.contains("pub(crate) static RULE: Rule")
    });
    let mut files: Vec<String> =
        rules.filter_map(|it| Some(it.file_stem()?.to_str()?.to_owned())).collect();
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
        let first = docs.lines().next().unwrap_or_default();
        assert!(first.starts_with("Finds "), "{}: begin with what it finds: {first}", rule.name);
    }
}

/// The group of a rule is the first word of its name.
#[test]
fn rules_are_named_for_their_group() {
    for rule in RULES {
        let group = format!("{:?}_", rule.group).to_lowercase();
        assert!(rule.name.starts_with(&group), "{} is not of {group}", rule.name);
    }
}
