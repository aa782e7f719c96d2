//! Every public item shows how it is used.

use std::{fs, path::Path};

/// The sources below `folder`, with their paths.
fn sources(folder: &Path) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).expect("the sources are there").flatten();
    let files = entries.map(|it| it.path()).flat_map(|path| match path.is_dir() {
        true => sources(&path),
        false => {
            let text = fs::read_to_string(&path).expect("it is text");
            vec![(path.to_string_lossy().into_owned(), text)]
        }
    });
    files.collect()
}

/// The name of the item that `line` declares for everybody.
fn public_item(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("pub ")?;
    let words: Vec<&str> = rest.split([' ', '(', '<', '{', ';', ':']).collect();
    let is_kind = |it: &&str| matches!(*it, "fn" | "struct" | "enum" | "trait" | "type");
    let kind = words.iter().position(is_kind)?;
    let is_modifier = |it: &&str| matches!(*it, "const" | "async");
    words[..kind].iter().all(is_modifier).then(|| words.get(kind + 1).copied())?
}

/// Items that nobody can name: their modules are private.
const INNER: &[&str] = &["Store", "Sealed", "FifoStore", "LifoStore", "PriorityStore"];

#[test]
fn public_items_have_examples() {
    let mut n_items = 0;
    let mut bare = Vec::new();
    for (path, text) in sources(Path::new("src")) {
        let mut has_example = false;
        let mut in_attribute = false;
        for line in text.split("#[cfg(test)]\nmod").next().unwrap_or_default().lines() {
            let line = line.trim();
            if in_attribute || line.starts_with("#[") {
                in_attribute = !line.ends_with(']');
                continue;
            }
            if line.starts_with("///") {
                has_example |= line.starts_with("/// ```");
                continue;
            }
            if let Some(name) = public_item(line).filter(|it| !INNER.contains(it)) {
                n_items += 1;
                if !has_example {
                    bare.push(format!("{path}: {name}"));
                }
            }
            has_example = false;
        }
    }
    assert!(n_items > 200, "only {n_items} items were found");
    assert!(bare.is_empty(), "no example: {bare:#?}");
}
