//! How many impls of `Send` and `Sync` for generic types a crate has.

use std::{fs, path::Path};

use anyhow::Result;
use walkdir::WalkDir;

/// Counts `unsafe impl<T> Send for ..` in the crate's `src`.
pub(super) fn count(source: &Path) -> Result<usize> {
    let mut res = 0;
    for entry in WalkDir::new(source.join("src")) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|it| it == "rs") {
            let text = String::from_utf8_lossy(&fs::read(entry.path())?).into_owned();
            let code: Vec<&str> = text.lines().filter_map(|it| it.split("//").next()).collect();
            res += in_text(&code.join("\n"));
        }
    }
    Ok(res)
}

fn in_text(code: &str) -> usize {
    let heads = code.match_indices("unsafe impl<").map(|(at, start)| &code[at + start.len()..]);
    let heads = heads.filter_map(|it| it.split(['{', ';']).next());
    let is_auto = |it: &&str| it.contains("Send for") || it.contains("Sync for");
    heads.filter(is_auto).filter(|it| has_type_parameter(it)).count()
}

/// Whether something other than lifetimes stands between the first `<` and its `>`.
fn has_type_parameter(head: &str) -> bool {
    let mut depth = 1;
    let end = head.find(|it| {
        depth += match it {
            '<' => 1,
            '>' => -1,
            _ => 0,
        };
        depth == 0
    });
    let params = head[..end.unwrap_or(head.len())].split(',').map(str::trim);
    params.into_iter().any(|it| !it.is_empty() && !it.starts_with('\'') && !it.starts_with("const"))
}
