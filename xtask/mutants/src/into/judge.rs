//! Tries one mutant after the other on the fixtures. This file is put into the copy that is built.
//!
//! `JUDGE` has their numbers, each with the folder of fixtures that is most likely to notice. For each there are
//! lines while it is tried, which say how many milliseconds this may take, and one that says which fixture is
//! not as marked with it. Fixtures that come nowhere near a mutant are not run.
//!
//! `JUDGE_BATCHES` is a file that has what an earlier judge found out about fixtures that run together.

#![allow(dead_code, reason = "shared with the test of the fixtures")]

#[path = "fixtures/case.rs"]
mod case;
#[path = "fixtures/compare.rs"]
mod compare;
#[path = "fixtures/markers.rs"]
mod markers;

use std::{
    collections::BTreeMap,
    env, fs,
    io::{self, Write},
    path::PathBuf,
    time::{Duration, Instant},
};

use model::facts::Edition;
use threadlint::parse_edition;

use crate::{
    case::{Case, cases, run_all},
    compare::compare,
};

/// How many fixtures are run together.
const BATCH: usize = 32;

/// Fixtures that are run together.
struct Batch {
    edition: Edition,
    cases: Vec<usize>,
    took: Duration,
    /// The mutants that it comes to, in order.
    reached: Vec<u32>,
}

#[test]
fn judge() {
    let testdata = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata"));
    let cases = cases(&testdata);
    // Also so that what a process learns once is learned without any mutant.
    diag::mutant::choose(0);
    let known = PathBuf::from(env::var_os("JUDGE_BATCHES").expect("a file"));
    let batches = match fs::read_to_string(&known) {
        Ok(text) => batches_of(&text),
        Err(_) => batches(&cases),
    };
    let mut batches: Vec<Batch> = batches.into_iter().map(|it| run_first(&cases, it)).collect();
    fs::write(&known, batches_text(&batches)).expect("a file");
    say("ready");
    for wanted in env::var("JUDGE").expect("numbers").split(',') {
        let (id, folder) = wanted.split_once('=').expect("a folder");
        let id: u32 = id.parse().expect("a number");
        let reach = |it: &&Batch| it.reached.binary_search(&id).is_ok();
        let mut order: Vec<&Batch> = batches.iter().filter(reach).collect();
        if order.is_empty() {
            say(&format!("unreached {id}"));
            continue;
        }
        order.sort_by_key(|it| !it.cases.iter().any(|it| cases[*it].rule == folder));
        diag::mutant::choose(id);
        let caught = order.into_iter().find_map(|batch| {
            // The machine may have other things to do.
            say(&format!("trying {id} {}", (batch.took * 10).as_millis() + 3000));
            let first = different(&cases, batch.edition, &batch.cases).first().copied()?;
            Some(first)
        });
        diag::mutant::choose(0);
        match caught {
            Some(first) => {
                // What caught one is likely to catch the next.
                let at = batches.iter().position(|it| it.cases.contains(&first));
                batches[..=at.unwrap_or(0)].rotate_right(1);
                say(&format!("caught {id} {}", cases[first].name));
            }
            None => say(&format!("missed {id}")),
        }
    }
}

/// Which fixtures are run together: what libraries are is learned anew in each run, which takes longer than the
/// fixtures do.
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
    res
}

/// The first run of a batch, without any mutant.
fn run_first(cases: &[Case], (edition, batch): (Edition, Vec<usize>)) -> Batch {
    diag::mutant::take_reached();
    let start = Instant::now();
    assert_eq!(different(cases, edition, &batch), [0; 0], "without any mutant");
    let took = start.elapsed();
    Batch { edition, cases: batch, took, reached: diag::mutant::take_reached() }
}

fn batches_text(batches: &[Batch]) -> String {
    let line = |it: &Batch| {
        let cases: Vec<String> = it.cases.iter().map(usize::to_string).collect();
        format!("{:?} {}\n", it.edition, cases.join(" "))
    };
    batches.iter().map(line).collect()
}

fn batches_of(text: &str) -> Vec<(Edition, Vec<usize>)> {
    let batch = |line: &str| {
        let (edition, cases) = line.split_once(' ')?;
        let cases = cases.split(' ').map(|it| it.parse().expect("a number")).collect();
        Some((parse_edition(edition.trim_start_matches('E')).expect("an edition"), cases))
    };
    text.lines().filter_map(batch).collect()
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
