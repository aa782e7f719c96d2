//! `threadlint explain`: prints a rule's page.

use std::io::{self, Write};

use anyhow::{Result, bail};

use crate::{
    builtin::docs,
    cli::{ExplainArgs, Status, selector},
    settle::Selector,
};

pub(crate) fn explain(args: &ExplainArgs) -> Result<Status> {
    let Selector::Rule(rule) = selector(&args.rule)? else {
        bail!("`{}` is a group of rules; `threadlint rules` lists them", args.rule);
    };
    let mut out = io::stdout().lock();
    writeln!(out, "# {}\n", rule.name)?;
    writeln!(out, "{}", shown_lines(&docs(rule)))?;
    let (level, confidence) = (rule.level.as_str(), rule.confidence.as_str());
    writeln!(out, "\nLevel {level}, confidence {confidence}, since {}.", rule.since)?;
    if !rule.ids.is_empty() {
        writeln!(out, "Known as {}.", rule.ids.join(", "))?;
    }
    Ok(Status::Clean)
}

/// The lines of `docs` that rustdoc shows as well: those that only make examples compile go.
fn shown_lines(docs: &str) -> String {
    let mut in_code = false;
    let mut res = Vec::new();
    for line in docs.lines() {
        if line.starts_with("```") {
            in_code = !in_code;
            res.push(if in_code { "```rust" } else { "```" });
        } else if !(in_code && (line == "#" || line.starts_with("# "))) {
            res.push(line);
        }
    }
    res.join("\n")
}
