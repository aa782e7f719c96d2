//! The stub files use the words that their README explains, and no others.

use std::{collections::BTreeMap, fs, path::Path};

use threadlint_model::STUBS;

#[test]
fn every_word_is_documented() {
    let vocabulary = vocabulary(include_str!("../stubs/README.md"));
    let mut unknown = Vec::new();
    for (krate, text) in STUBS {
        for (line, attr) in attributes(text) {
            if !is_documented(&vocabulary, attr) {
                unknown.push(format!("{krate}.rs:{line}: {attr}"));
            }
        }
    }
    assert!(unknown.is_empty(), "not in README.md:\n{}", unknown.join("\n"));
}

#[test]
fn every_file_is_listed() {
    let dir = Path::new(env!("CARGO_MANIFEST_DIR")).join("stubs");
    let mut files: Vec<String> = fs::read_dir(dir)
        .expect("the stubs stand beside the sources")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".rs").map(str::to_owned))
        .collect();
    files.sort();
    let mut listed: Vec<&str> = STUBS.iter().map(|(krate, _)| *krate).collect();
    listed.sort_unstable();
    assert_eq!(files, listed);
}

/// The words of the README's tables, each with its arguments.
fn vocabulary(readme: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut words = BTreeMap::new();
    for row in readme.lines().filter(|line| line.starts_with("| `")) {
        let mut cells = row.split('|').skip(1).map(quoted);
        let word = cells.next().and_then(|word| word.first().copied());
        let (Some(word), Some(args)) = (word, cells.next()) else { continue };
        words.entry(word).or_insert_with(Vec::new).extend(args);
    }
    words
}

fn quoted(cell: &str) -> Vec<&str> {
    cell.split('`').skip(1).step_by(2).collect()
}

/// `#[word(args)]`, each of which stands on a line of its own, without the brackets.
fn attributes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines().enumerate().filter_map(|(idx, line)| {
        let attr = line.trim().strip_prefix("#[")?;
        Some((idx + 1, attr.strip_suffix(']').unwrap_or(attr)))
    })
}

fn is_documented(vocabulary: &BTreeMap<&str, Vec<&str>>, attr: &str) -> bool {
    let (word, args) =
        attr.strip_suffix(')').and_then(|it| it.split_once('(')).unwrap_or((attr, ""));
    if word == "derive" {
        return true;
    }
    let Some(known) = vocabulary.get(word) else { return false };
    args.split(',').map(str::trim).filter(|arg| !arg.is_empty()).all(|arg| {
        known.contains(&arg)
            || known.contains(&"N") && is_number(arg)
            || known.contains(&"\"path\"") && is_string(arg)
    })
}

fn is_number(arg: &str) -> bool {
    arg.parse::<usize>().is_ok()
}

fn is_string(arg: &str) -> bool {
    arg.len() > 1 && arg.starts_with('"') && arg.ends_with('"')
}
