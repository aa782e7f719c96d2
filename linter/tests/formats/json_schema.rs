//! SARIF and rdjson by their schemas, GitLab's report by what its documentation demands.

use std::{collections::BTreeSet, fs, path::Path};

use serde_json::{Value, json};
use threadlint::report::Format;

use super::sample::{AUDIT_NAME, BANK_NAME, empty_report, json, report};

/// Everything in which `instance` departs from the schema `name`.
fn errors(name: &str, instance: &Value) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas").join(name);
    let schema = fs::read_to_string(path).expect("the schema can be read");
    // One pattern of the published schema is no regular expression by strict rules.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}\\\\]?$");
    let schema: Value = serde_json::from_str(&schema).expect("the schema is JSON");
    let validator = jsonschema::options().should_validate_formats(true).build(&schema);
    let validator = validator.expect("the schema is a schema");
    let errors = validator.iter_errors(instance);
    errors.map(|it| format!("{}: {it}", it.instance_path())).collect()
}

fn check(name: &str, instance: &Value) {
    let errors = errors(name, instance);
    assert!(errors.is_empty(), "{}", errors.join("\n"));
}

#[test]
fn sarif_is_valid() {
    check("sarif-2.1.0.json", &json(&report(), Format::Sarif));
    check("sarif-2.1.0.json", &json(&empty_report(), Format::Sarif));
}

#[test]
fn the_schema_is_looked_at() {
    let mut sarif = json(&report(), Format::Sarif);
    sarif["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] =
        json!(0);
    let errors = errors("sarif-2.1.0.json", &sarif);
    assert!(errors.iter().any(|it| it.contains("startLine")), "{errors:?}");
}

#[test]
fn sarif_tells_each_threads_way() {
    let sarif = json(&report(), Format::Sarif);
    let result = &sarif["runs"][0]["results"][1];
    let flows = result["codeFlows"][0]["threadFlows"].as_array().expect("thread flows");
    let steps: Vec<Vec<&str>> = flows
        .iter()
        .map(|flow| {
            let steps = flow["locations"].as_array().expect("locations").iter();
            steps.map(|it| it["location"]["message"]["text"].as_str().expect("words")).collect()
        })
        .collect();
    let first = ["locks `Bank.accounts`", "calls `Bank::note`", "waits for `Bank.log`"];
    assert_eq!(steps, [&first[..], &["locks `Bank.log`", "waits for `Bank.accounts`"]]);
    let location = &flows[1]["locations"][0]["location"];
    assert_eq!(location["logicalLocations"][0]["fullyQualifiedName"], "audit");
    // Columns count characters.
    assert_eq!(location["physicalLocation"]["region"]["startColumn"], 24);
}

/// What a result points at by number is what it names.
#[test]
fn sarif_references_lead_somewhere() {
    let sarif = json(&report(), Format::Sarif);
    let run = &sarif["runs"][0];
    for result in run["results"].as_array().expect("results") {
        let idx = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(run["tool"]["driver"]["rules"][idx]["id"], result["ruleId"]);
        for taxon in result["taxa"].as_array().expect("taxa") {
            let component = &run["taxonomies"]
                [taxon["toolComponent"]["index"].as_u64().expect("an index") as usize];
            assert_eq!(component["name"], taxon["toolComponent"]["name"]);
            let idx = taxon["index"].as_u64().expect("an index") as usize;
            assert_eq!(component["taxa"][idx]["id"], taxon["id"]);
        }
    }
    let result = &run["results"][1];
    let taxa: Vec<_> =
        result["taxa"].as_array().expect("taxa").iter().map(|it| &it["id"]).collect();
    assert_eq!(taxa, ["CON35-C", "833"]);
    assert_eq!(result["level"], "error");
    assert!(result["partialFingerprints"]["threadlint/v1"].is_string());
    let text = result["message"]["text"].as_str().expect("words");
    assert!(text.starts_with("`Bank<{{T}}>` & \"log\"␛[31m\n"), "{text}");
}

/// Paths are relative, and names with signs of their own in URIs are written so that they are
/// read as what they are.
#[test]
fn sarif_names_files_by_uri() {
    let sarif = json(&report(), Format::Sarif);
    let uri = |result: usize| {
        let location = &sarif["runs"][0]["results"][result]["locations"][0];
        let artifact = &location["physicalLocation"]["artifactLocation"];
        assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
        artifact["uri"].as_str().expect("a URI").to_owned()
    };
    assert_eq!(uri(1), BANK_NAME);
    let decoded: Vec<u8> = decode(&uri(0));
    assert_eq!(String::from_utf8(decoded).expect("text"), AUDIT_NAME);
}

/// Percent-decoding as RFC 3986 has it.
fn decode(uri: &str) -> Vec<u8> {
    let mut res = Vec::new();
    let mut rest = uri;
    while let Some((before, after)) = rest.split_once('%') {
        res.extend(before.as_bytes());
        res.push(u8::from_str_radix(&after[..2], 16).expect("two digits"));
        rest = &after[2..];
    }
    res.extend(rest.as_bytes());
    res
}

#[test]
fn sarif_fixes_say_what_to_replace() {
    let sarif = json(&report(), Format::Sarif);
    let fixes = &sarif["runs"][0]["results"][1]["fixes"];
    assert_eq!(fixes[0]["artifactChanges"].as_array().map(Vec::len), Some(2));
    let replacement = &fixes[1]["artifactChanges"][0]["replacements"][0];
    assert_eq!(replacement["insertedContent"]["text"], "{\n}");
    assert_eq!(replacement["deletedRegion"]["startLine"], 9);
}

#[test]
fn rdjson_is_valid() {
    check("rdformat.json", &json(&report(), Format::Rdjson));
    check("rdformat.json", &json(&empty_report(), Format::Rdjson));
    let rdjson = json(&report(), Format::Rdjson);
    let hint = &rdjson["diagnostics"][0];
    // Columns count bytes: the letter before has two.
    assert_eq!(hint["location"]["range"]["start"], json!({ "line": 2, "column": 25 }));
    assert_eq!(hint["severity"], "INFO");
    let deadlock = &rdjson["diagnostics"][1];
    assert_eq!(deadlock["suggestions"].as_array().map(Vec::len), Some(1));
    assert_eq!(deadlock["related_locations"].as_array().map(Vec::len), Some(5));
}

/// As GitLab documents its code quality report: all of these are needed, and a fingerprint that
/// comes twice makes one finding of two.
#[test]
fn gitlab_has_what_it_asks_for() {
    assert_eq!(json(&empty_report(), Format::Gitlab), json!([]));
    let issues = json(&report(), Format::Gitlab);
    let issues = issues.as_array().expect("a list");
    assert_eq!(issues.len(), 2);
    let severities = ["info", "minor", "major", "critical", "blocker"];
    for issue in issues {
        for field in ["description", "check_name", "fingerprint"] {
            assert!(issue[field].as_str().is_some_and(|it| !it.is_empty()), "{issue}");
        }
        assert!(issue["severity"].as_str().is_some_and(|it| severities.contains(&it)), "{issue}");
        let path = issue["location"]["path"].as_str().expect("a path");
        assert!(!path.starts_with('/') && !path.starts_with("./"), "{path}");
        assert!(issue["location"]["lines"]["begin"].as_u64().is_some_and(|it| it > 0));
    }
    let fingerprints: BTreeSet<_> = issues.iter().map(|it| it["fingerprint"].as_str()).collect();
    assert_eq!(fingerprints.len(), issues.len());
}
