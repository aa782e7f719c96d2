//! The list of places, and the tables of what became of them.
#![expect(clippy::print_stdout, reason = "this is what the command is for")]

use serde::Deserialize;

use super::{Review, State};
use crate::proof::Figure;

#[derive(Debug, Deserialize)]
pub(super) struct List {
    #[serde(rename = "advisory")]
    pub(super) advisories: Vec<Advisory>,
    pub(super) reviewed: Vec<Reviewed>,
    #[serde(rename = "judgement")]
    pub(super) judgements: Vec<Judgement>,
}

/// A place that an advisory speaks of.
#[derive(Debug, Deserialize)]
pub(super) struct Advisory {
    #[serde(rename = "crate")]
    pub(super) name: String,
    /// None if no vulnerable version is to be had.
    pub(super) version: Option<String>,
    #[serde(default)]
    pub(super) file: String,
    #[serde(default)]
    pub(super) line: u32,
    pub(super) class: String,
    /// Whether a linter can find it, as a reader judged: "yes", "likely", "hard", "no".
    pub(super) reach: String,
}

/// A crate whose impls are believed to be right, all but those that are judged otherwise.
#[derive(Debug, Deserialize)]
pub(super) struct Reviewed {
    #[serde(rename = "crate")]
    pub(super) name: String,
    pub(super) version: String,
}

/// What a reader says of a finding in a reviewed crate.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Judgement {
    #[serde(rename = "crate")]
    pub(super) name: String,
    pub(super) file: String,
    pub(super) line: u32,
    /// The bound is too weak indeed.
    pub(super) right: bool,
    pub(super) why: String,
}

/// The rules that fit a class of advisories.
const FITTING: &[(&str, &[&str])] = &[
    ("send_sync_unbounded_impl", &["shared_send_bound"]),
    ("send_sync_wrong_bound", &["shared_send_bound"]),
    ("send_sync_raw", &["shared_send_bound", "shared_unsafe_cell", "shared_send_ptr"]),
    ("env_set_var", &["shared_env"]),
    ("lazy_init_race", &["shared_lazy_init"]),
    ("interior_mutability_race", &["shared_unsafe_cell"]),
    ("atomic_ordering", &["atomic_relaxed_publish", "atomic_ordering_mismatch"]),
    ("atomicity_violation", &["atomic_check_then_act", "atomic_rmw", "shared_check_then_act"]),
    ("other", &["shared_unsafe_cell", "shared_send_ptr"]),
];

impl Advisory {
    pub(super) fn rules(&self) -> &'static [&'static str] {
        FITTING.iter().find(|it| it.0 == self.class).map_or(&[], |it| it.1)
    }
}

pub(super) fn print_advisories(rows: &[(&Advisory, State)], verbose: bool) {
    if verbose {
        for (it, state) in rows {
            let version = it.version.as_deref().unwrap_or("-");
            let state = format!("{state:?}").to_lowercase();
            println!(
                "{state:7} {:7} {:25} {} {version} {}:{}",
                it.reach, it.class, it.name, it.file, it.line
            );
        }
        println!();
    }
    println!(
        "{:26} {:7} {:>6} {:>12} {:>15} {:>9}",
        "class", "reach", "found", "to be found", "not to be had", "too slow"
    );
    for (class, _) in FITTING {
        for reach in ["yes", "likely", "hard", "no"] {
            let own = || rows.iter().filter(|it| it.0.class == *class && it.0.reach == reach);
            let count = |state| own().filter(|it| it.1 == state).count();
            let (found, missed) = (count(State::Found), count(State::Missed));
            if own().next().is_some() {
                let (all, gone, slow) = (found + missed, count(State::Gone), count(State::Slow));
                println!("{class:26} {reach:7} {found:6} {all:12} {gone:15} {slow:9}");
            }
        }
    }
}

/// Impls of `Send` and `Sync` whose bounds are wrong, or not there: what the goal is about.
const OF_BOUNDS: &[&str] = &["send_sync_unbounded_impl", "send_sync_wrong_bound"];

/// What `cargo xtask proof` shows.
pub(super) fn figures(rows: &[(&Advisory, State)], reviews: &[Review]) -> Vec<Figure> {
    let of_bounds = |it: &Advisory| OF_BOUNDS.contains(&it.class.as_str());
    let share = |what, is_meant: &dyn Fn(&Advisory) -> bool, target| {
        let count = |state| rows.iter().filter(|it| is_meant(it.0) && it.1 == state).count();
        let (found, missed) = (count(State::Found), count(State::Missed));
        Figure::share(what, found, found + missed, target)
    };
    let wrong = reviews.iter().flat_map(|it| &it.flags).filter(|it| it.is_wrong()).count();
    let impls = reviews.iter().map(|it| it.impls).sum();
    vec![
        share(
            "published impls of `Send` and `Sync` with wrong bounds that are found, of those that can be",
            &|it| of_bounds(it) && matches!(it.reach.as_str(), "yes" | "likely"),
            ">= 95 %",
        ),
        share(
            "other published faults between threads that are found, of those that can be (\"yes\")",
            &|it| !of_bounds(it) && it.reach == "yes",
            ">= 80 %",
        ),
        Figure::share("impls of reviewed crates that are reported wrongly", wrong, impls, "<= 4 %"),
    ]
}

pub(super) fn print_slow(names: &[String], limit: u64) {
    for name in names {
        println!("{name} took longer than {limit} s, and nothing is known of it");
    }
}

pub(super) fn print_reviews(reviews: &[Review]) {
    println!(
        "\n{:30} {:>6} {:>9} {:>6} {:>8}",
        "reviewed crate", "impls", "reported", "wrong", "unjudged"
    );
    let mut total = [0; 4];
    for it in reviews {
        let wrong = it.flags.iter().filter(|it| it.is_wrong());
        let unjudged = it.flags.iter().filter(|it| it.judged.is_none());
        let row = [it.impls, it.flags.len(), wrong.count(), unjudged.count()];
        println!("{:30} {:6} {:9} {:6} {:8}", it.name, row[0], row[1], row[2], row[3]);
        for flag in &it.flags {
            let verdict = match &flag.judged {
                Some(it) if it.right => format!("right: {}", it.why),
                Some(it) => format!("wrong: {}", it.why),
                None => "not judged".to_owned(),
            };
            println!(
                "    {} [{}] {}\n        {verdict}",
                flag.place, flag.confidence, flag.message
            );
        }
        total.iter_mut().zip(row).for_each(|(sum, it)| *sum += it);
    }
    println!("{:30} {:6} {:9} {:6} {:8}", "total", total[0], total[1], total[2], total[3]);
}
