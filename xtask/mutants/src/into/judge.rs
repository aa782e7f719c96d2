//! Tries one mutant after the other on the fixtures. This file is put into the copy that is built.
//!
//! `JUDGE` has their numbers. For each there are lines while it is tried, and one that says which fixture
//! is not as marked with it.

#![allow(dead_code, reason = "shared with the test of the fixtures")]

#[path = "fixtures/case.rs"]
mod case;
#[path = "fixtures/compare.rs"]
mod compare;
#[path = "fixtures/markers.rs"]
mod markers;

use std::{
    collections::BTreeMap,
    env,
    io::{self, Write},
    path::PathBuf,
};

use model::facts::Edition;

use crate::{
    case::{Case, cases, run_all},
    compare::compare,
};

/// How many fixtures are run together.
const BATCH: usize = 8;

#[test]
fn judge() {
    let testdata = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata"));
    let cases = cases(&testdata);
    // Also so that what a process learns once is learned without any mutant.
    diag::mutant::choose(0);
    let mut batches = batches(&cases);
    say("ready");
    for id in env::var("JUDGE").expect("numbers").split(',') {
        diag::mutant::choose(id.parse().expect("a number"));
        let caught = batches.iter().enumerate().find_map(|(idx, (edition, batch))| {
            say(&format!("trying {id}"));
            differs(&cases, *edition, batch).map(|name| (idx, name))
        });
        diag::mutant::choose(0);
        match caught {
            Some((idx, name)) => {
                // What caught one is likely to catch the next.
                let batch = batches.remove(idx);
                batches.insert(0, batch);
                say(&format!("caught {id} {name}"));
            }
            None => say(&format!("missed {id}")),
        }
    }
}

/// Fixtures that are run together: what libraries are is learned anew in each run, which takes longer
/// than the fixtures do.
fn batches(cases: &[Case]) -> Vec<(Edition, Vec<usize>)> {
    let (mut res, mut singles) = (Vec::new(), BTreeMap::new());
    for (idx, case) in cases.iter().enumerate() {
        for edition in &case.editions {
            if case.is_single() {
                singles.entry(*edition).or_insert(Vec::new()).push(idx);
            } else {
                res.push((*edition, vec![idx]));
            }
        }
    }
    for (edition, indices) in singles {
        for batch in indices.chunks(BATCH) {
            // A rule may say less of a name that is in another file too; those are run one by one.
            if differs(cases, edition, batch).is_none() {
                res.push((edition, batch.to_vec()));
            } else {
                res.extend(batch.iter().map(|it| (edition, vec![*it])));
            }
        }
    }
    for (edition, batch) in &res {
        assert_eq!(differs(cases, *edition, batch), None, "without any mutant");
    }
    res
}

/// The first fixture that is not as marked.
fn differs(cases: &[Case], edition: Edition, batch: &[usize]) -> Option<String> {
    let batch: Vec<&Case> = batch.iter().map(|it| &cases[*it]).collect();
    let found = run_all(&batch, edition);
    let mut outcomes = batch.iter().zip(found);
    let wrong = outcomes.find(|(case, found)| !compare(case, edition, found).is_as_marked());
    wrong.map(|it| it.0.name.clone())
}

fn say(line: &str) {
    let mut out = io::stdout();
    writeln!(out, "judge: {line}").and_then(|()| out.flush()).expect("somebody reads");
}
