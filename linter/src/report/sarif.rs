//! SARIF 2.1.0, which code scanning services and editors read.

mod taxonomy;

use std::io::{self, Write};

use diag::{Confidence, Diagnostic, Label, Span, Suggestion};
use rules::{Level, Rule};
use serde_json::{Value, json};

use self::taxonomy::Taxonomies;
use super::{
    link::{rule_url, uri},
    place::Place,
    steps::{Trace, labels, traces},
    visible,
};
use crate::{
    builtin::{all_rules, docs, summary},
    run::Report,
    settle::Settled,
};

pub(super) fn write(report: &Report, out: &mut dyn Write) -> io::Result<()> {
    let rules: Vec<&Rule> = all_rules().collect();
    let taxonomies = Taxonomies::new(&rules);
    let log = Log { report, rules, taxonomies };
    let results: Vec<Value> = report.findings.iter().map(|it| log.result(it)).collect();
    let json = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": log.driver() },
            "taxonomies": log.taxonomies.components(),
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": true }],
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &json)?;
    writeln!(out)
}

/// What results refer to.
struct Log<'r> {
    report: &'r Report,
    rules: Vec<&'static Rule>,
    taxonomies: Taxonomies,
}

impl Log<'_> {
    fn driver(&self) -> Value {
        let rules: Vec<Value> = self.rules.iter().map(|it| self.descriptor(it)).collect();
        json!({
            "name": env!("CARGO_PKG_NAME"),
            "version": env!("CARGO_PKG_VERSION"),
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "informationUri": env!("CARGO_PKG_REPOSITORY"),
            "rules": rules,
            "supportedTaxonomies": self.taxonomies.references(),
        })
    }

    fn descriptor(&self, rule: &Rule) -> Value {
        let page = docs(rule);
        let relationships: Vec<Value> = rule
            .ids
            .iter()
            .map(|id| json!({ "target": self.taxonomies.reference(id), "kinds": ["relevant"] }))
            .collect();
        json!({
            "id": rule.name,
            "name": camel(rule.name),
            "shortDescription": { "text": summary(rule) },
            "fullDescription": { "text": summary(rule) },
            "help": { "text": page, "markdown": page },
            "helpUri": rule_url(rule.name),
            "defaultConfiguration": { "level": level(rule.level) },
            "relationships": relationships,
            "properties": {
                "precision": precision(rule.confidence),
                "tags": std::iter::once("concurrency")
                    .chain([rule.group.as_str()])
                    .chain(rule.ids.iter().copied())
                    .collect::<Vec<_>>(),
            },
        })
    }

    fn result(&self, settled: &Settled) -> Value {
        let (rule, diagnostic) = (settled.finding.rule, &settled.finding.diagnostic);
        let mut res = json!({
            "ruleId": rule.name,
            "level": level(settled.level),
            "message": { "text": text(diagnostic) },
            "locations": [self.location(diagnostic.primary.span, None)],
            "partialFingerprints": { "threadlint/v1": settled.fingerprint },
            "rank": rank(diagnostic.confidence),
            "taxa": rule.ids.iter().map(|it| self.taxonomies.reference(it)).collect::<Vec<_>>(),
            "properties": { "confidence": diagnostic.confidence.as_str() },
        });
        // Rules of a test are not listed.
        if let Some(idx) = self.rules.iter().position(|it| it.name == rule.name) {
            res["ruleIndex"] = json!(idx);
        }
        let related = self.related(diagnostic);
        if !related.is_empty() {
            res["relatedLocations"] = json!(related);
        }
        let traces = traces(diagnostic);
        if !traces.is_empty() {
            let flows: Vec<Value> = traces.iter().map(|it| self.thread_flow(it)).collect();
            res["codeFlows"] =
                json!([{ "message": message(&diagnostic.message), "threadFlows": flows }]);
        }
        if !diagnostic.suggestions.is_empty() {
            let fixes: Vec<Value> = diagnostic.suggestions.iter().map(|it| self.fix(it)).collect();
            res["fixes"] = json!(fixes);
        }
        res
    }

    /// The labelled places, numbered.
    fn related(&self, diagnostic: &Diagnostic) -> Vec<Value> {
        let labels = labels(diagnostic).into_iter();
        let told = labels.filter(|it| !it.text.is_empty());
        told.enumerate()
            .map(|(idx, it)| {
                let mut res = self.location(it.span, Some(it));
                res["id"] = json!(idx);
                res
            })
            .collect()
    }

    /// The way of one thread.
    fn thread_flow(&self, trace: &Trace<'_>) -> Value {
        let steps: Vec<Value> = trace
            .steps
            .iter()
            .map(|it| json!({ "location": self.location(it.span, Some(it)) }))
            .collect();
        json!({ "id": format!("thread {}", trace.thread), "locations": steps })
    }

    fn location(&self, span: Span, label: Option<&Label>) -> Value {
        let place = Place::new(&self.report.map, span);
        let mut res = json!({
            "physicalLocation": {
                "artifactLocation": artifact(place.path),
                "region": region(place),
            },
        });
        if let Some(function) = self.report.function_at(span) {
            res["logicalLocations"] =
                json!([{ "fullyQualifiedName": visible(&function), "kind": "function" }]);
        }
        if let Some(label) = label.filter(|it| !it.text.is_empty()) {
            res["message"] = message(&label.text);
        }
        res
    }

    fn fix(&self, suggestion: &Suggestion) -> Value {
        let same_file = |a: &diag::Edit, b: &diag::Edit| a.span.file == b.span.file;
        let mut edits = suggestion.edits.clone();
        edits.sort_by_key(|it| it.span);
        let changes: Vec<Value> = edits
            .chunk_by(same_file)
            .map(|edits| {
                let path = &self.report.map.file(edits[0].span.file).path;
                let replacements: Vec<Value> = edits
                    .iter()
                    .map(|it| {
                        let place = Place::new(&self.report.map, it.span);
                        json!({
                            "deletedRegion": region(place),
                            "insertedContent": { "text": it.text },
                        })
                    })
                    .collect();
                json!({ "artifactLocation": artifact(path), "replacements": replacements })
            })
            .collect();
        json!({ "description": message(&suggestion.title), "artifactChanges": changes })
    }
}

fn artifact(path: &str) -> Value {
    let uri = uri(path);
    match uri.starts_with("file:") {
        true => json!({ "uri": uri }),
        false => json!({ "uri": uri, "uriBaseId": "%SRCROOT%" }),
    }
}

fn region(place: Place<'_>) -> Value {
    json!({
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    })
}

/// The message and the advice; viewers show the first line first.
fn text(diagnostic: &Diagnostic) -> String {
    let mut res = diagnostic.message.clone();
    for help in &diagnostic.help {
        res += &format!("\nhelp: {help}");
    }
    literal(&res)
}

fn message(text: &str) -> Value {
    json!({ "text": literal(text) })
}

/// Braces stand for arguments, and brackets before a parenthesis for links.
fn literal(text: &str) -> String {
    let text = visible(text).replace('{', "{{").replace('}', "}}");
    if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text }
}

fn level(level: Level) -> &'static str {
    match level {
        Level::Deny => "error",
        Level::Warn => "warning",
        Level::Hint | Level::Allow => "note",
    }
}

fn precision(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "very-high",
        Confidence::High => "high",
        Confidence::Medium => "medium",
        Confidence::Low => "low",
    }
}

/// From 0 to 100: what is worth the reader's time first.
fn rank(confidence: Confidence) -> f64 {
    match confidence {
        Confidence::Certain => 100.0,
        Confidence::High => 90.0,
        Confidence::Medium => 50.0,
        Confidence::Low => 20.0,
    }
}

/// `lock_order` as `LockOrder`: a name for people.
fn camel(name: &str) -> String {
    let words = name.split('_').map(|word| {
        let (first, rest) = word.split_at(word.len().min(1));
        first.to_uppercase() + rest
    });
    words.collect()
}
