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
const BATCH: usize = 32;

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
            let first = different(&cases, *edition, batch).first().copied()?;
            Some((idx, cases[first].name.clone()))
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
            // A rule may say less of a name that is in another file too; such fixtures are run alone.
            let alone = different(cases, edition, batch);
            res.extend(alone.iter().map(|it| (edition, vec![*it])));
            res.push((edition, batch.iter().copied().filter(|it| !alone.contains(it)).collect()));
        }
    }
    for (edition, batch) in &res {
        assert_eq!(different(cases, *edition, batch), [0; 0], "without any mutant");
    }
    res
}

/// The fixtures that are not as marked.
fn different(cases: &[Case], edition: Edition, batch: &[usize]) -> Vec<usize> {
    let run: Vec<&Case> = batch.iter().map(|it| &cases[*it]).collect();
    let outcomes = batch.iter().zip(run_all(&run, edition));
    let wrong = outcomes.filter(|(idx, found)| {
        let case = &cases[**idx];
        !compare(case, edition, found).is_as_marked()
    });
    wrong.map(|it| *it.0).collect()
}

fn say(line: &str) {
    let mut out = io::stdout();
    writeln!(out, "judge: {line}").and_then(|()| out.flush()).expect("somebody reads");
}
