//! The graph for Markdown, as Mermaid draws it.

use std::io::{self, Write};

use super::LockGraph;
use crate::report::visible;

pub(super) fn write(graph: &LockGraph, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for (idx, lock) in graph.locks.iter().enumerate() {
        writeln!(out, "    n{idx}[\"{}\"]", escaped(&lock.name))?;
    }
    for edge in &graph.edges {
        let arrow = if edge.witnesses.iter().all(|it| it.is_weak) { "-.->" } else { "-->" };
        writeln!(out, "    n{} {arrow} n{}", edge.from, edge.to)?;
    }
    // Links are known by their numbers.
    let marked = graph.edges.iter().enumerate().filter(|it| it.1.in_circle);
    let marked: Vec<String> = marked.map(|it| it.0.to_string()).collect();
    if !marked.is_empty() {
        writeln!(out, "    linkStyle {} stroke:red,stroke-width:2px", marked.join(","))?;
    }
    Ok(())
}

/// Everything but letters and digits by its number, so that nothing is taken for syntax.
fn escaped(text: &str) -> String {
    let mut res = String::new();
    for letter in visible(text).chars() {
        match letter {
            '_' | '.' | ' ' => res.push(letter),
            _ if letter.is_alphanumeric() => res.push(letter),
            _ => res += &format!("#{};", u32::from(letter)),
        }
    }
    res
}
