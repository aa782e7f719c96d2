//! The JSON schema of `threadlint.toml`, made from the rules: editors complete and check by it.

use rules::Group;
use serde_json::{Map, Value, json};

use super::read::{CONFIDENCES, LEVELS};
use crate::builtin::{all_rules, summary};

/// The schema, as a JSON document.
pub fn schema() -> String {
    let schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "threadlint.toml",
        "description": "The configuration of threadlint. Patterns are those of .gitignore; paths are relative to the folder of this file.",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "min-confidence": {
                "description": "How sure a finding must be to be shown.",
                "enum": CONFIDENCES,
                "default": "high",
            },
            "exclude": texts("Patterns of files and folders that are not looked at."),
            "stubs": texts("Files that describe locks, as model/stubs does."),
            "baseline": {
                "description": "A file of findings that are not reported.",
                "type": "string",
            },
            "rules": levels("The level of rules and groups of rules."),
            "tests": levels("The same in code of tests, benches and examples."),
            "paths": {
                "description": "Levels for files that fit a pattern; the last one that fits wins.",
                "type": "object",
                "additionalProperties": { "$ref": "#/definitions/levels" },
            },
            "lock-order": {
                "description": "Orders in which locks are taken, the outermost first.",
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": false,
                    "required": ["order"],
                    "properties": {
                        "order": { "type": "array", "items": { "type": "string" }, "minItems": 2 },
                    },
                },
            },
        },
        "definitions": {
            "level": {
                "oneOf": [
                    { "enum": LEVELS },
                    {
                        "type": "object",
                        "additionalProperties": false,
                        "required": ["level"],
                        "properties": { "level": { "enum": LEVELS } },
                    },
                ],
            },
            "levels": { "type": "object", "additionalProperties": false, "properties": names() },
        },
    });
    // Pretty printing a value that was just made cannot fail.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

fn texts(description: &str) -> Value {
    json!({ "description": description, "type": "array", "items": { "type": "string" } })
}

fn levels(description: &str) -> Value {
    json!({ "description": description, "allOf": [{ "$ref": "#/definitions/levels" }] })
}

/// Every rule and group.
fn names() -> Map<String, Value> {
    let level = |description: String| json!({ "description": description, "allOf": [{ "$ref": "#/definitions/level" }] });
    let groups = Group::ALL.map(|it| {
        let description = format!("Every rule of the group `{}`.", it.as_str());
        (it.as_str().to_owned(), level(description))
    });
    let rules = all_rules().map(|it| {
        let description = format!("{} Default: {}.", summary(it), it.level.as_str());
        (it.name.to_owned(), level(description))
    });
    groups.into_iter().chain(rules).collect()
}
