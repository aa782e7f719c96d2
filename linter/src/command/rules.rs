//! `threadlint rules`: lists the rules.

use std::io::{self, Write};

use anyhow::Result;
use serde::Serialize;

use crate::{
    builtin::{all_rules, summary},
    cli::{Status, TableArgs, TableFormat},
};

#[derive(Serialize)]
struct JsonRules {
    version: u32,
    rules: Vec<JsonRule>,
}

#[derive(Serialize)]
struct JsonRule {
    name: &'static str,
    group: &'static str,
    level: &'static str,
    confidence: &'static str,
    summary: String,
    ids: &'static [&'static str],
    since: &'static str,
}

pub(crate) fn rules(args: &TableArgs) -> Result<Status> {
    let rules: Vec<JsonRule> = all_rules()
        .map(|rule| JsonRule {
            name: rule.name,
            group: rule.group.as_str(),
            level: rule.level.as_str(),
            confidence: rule.confidence.as_str(),
            summary: summary(rule),
            ids: rule.ids,
            since: rule.since,
        })
        .collect();
    let mut out = io::stdout().lock();
    match args.format {
        TableFormat::Json => {
            serde_json::to_writer_pretty(&mut out, &JsonRules { version: 1, rules })?;
            writeln!(out)?;
        }
        TableFormat::Text => {
            let width = rules.iter().map(|it| it.name.len()).max().unwrap_or(0);
            for it in rules {
                let JsonRule { name, level, confidence, summary, .. } = it;
                writeln!(out, "{name:width$}  {level:5}  {confidence:7}  {summary}")?;
            }
        }
    }
    Ok(Status::Clean)
}
