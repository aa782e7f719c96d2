//! Says what limits of the analysis kept from being found.

use model::{Cuts, Limit};

/// What to say of each limit that cut something off.
pub(crate) fn told(cuts: &Cuts) -> Vec<String> {
    cuts.counts().into_iter().map(|(limit, count)| told_of(limit, count)).collect()
}

fn told_of(limit: Limit, count: usize) -> String {
    let (one, many) = match limit {
        Limit::Summaries => (
            "function does too much for all of it to be remembered where it is called",
            "functions do too much for all of it to be remembered where they are called",
        ),
        Limit::Rounds => (
            "group of functions that call one another was given up before there was nothing new",
            "groups of functions that call one another were given up before there was nothing new",
        ),
        Limit::Paths => (
            "function leads through more calls than are followed",
            "functions lead through more calls than are followed",
        ),
        Limit::Impls => (
            "method of a trait has too many impls for calls of it to be followed",
            "methods of traits have too many impls for calls of them to be followed",
        ),
        Limit::Guards => (
            "function holds more guards at once than are kept track of",
            "functions hold more guards at once than are kept track of",
        ),
        Limit::Conflicts => (
            "function takes a lock under more guards of that lock than are told of",
            "functions take a lock under more guards of that lock than are told of",
        ),
        Limit::Macros => (
            "file has macros that make more than is expanded",
            "files have macros that make more than is expanded",
        ),
        Limit::States => (
            "function has loops that were given up before there was nothing new",
            "functions have loops that were given up before there was nothing new",
        ),
        Limit::Sections => (
            "function has more critical sections of a lock than are compared with one another",
            "functions have more critical sections of a lock than are compared with one another",
        ),
        Limit::Looks => (
            "function is so long that not all of its critical sections were looked at",
            "functions are so long that not all of their critical sections were looked at",
        ),
        Limit::Types => (
            "function has types that are too intricate to be told all",
            "functions have types that are too intricate to be told all",
        ),
        Limit::Callers => (
            "function that waits has a name that too many others use for its callers to be looked for",
            "functions that wait have names that too many others use for their callers to be looked for",
        ),
        Limit::OnEntry => {
            return "what all callers of a function hold was not settled in time to count"
                .to_owned();
        }
        Limit::Ways => (
            "circle of locks has more ways than are tried together",
            "circles of locks have more ways than are tried together",
        ),
        Limit::Imports => {
            return "imports lead on after the last round of following them".to_owned();
        }
        Limit::Circles => {
            return "there are more circles of locks than are told of".to_owned();
        }
        Limit::LongCircles => {
            return "locks may wait for one another in a circle that is longer than is looked for"
                .to_owned();
        }
    };
    format!("{count} {}", if count == 1 { one } else { many })
}
