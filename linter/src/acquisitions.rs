//! Every acquisition of a lock: where it begins, where it ends and why.

use diag::{FileId, Span};
use model::{
    CodeId, Model, Source,
    effects::{GuardKind, How},
};

/// A lock being taken.
#[derive(Clone, Debug)]
pub(crate) struct Acquisition {
    /// The call that acquires.
    pub(crate) span: Span,
    /// The path of the function: `bank::Bank::transfer`.
    pub(crate) function: String,
    /// The lock class: `Bank.accounts`.
    pub(crate) lock: String,
    /// The path of the lock's type: `std::sync::Mutex`.
    pub(crate) lock_type: String,
    /// `exclusive` or `shared`.
    pub(crate) mode: &'static str,
    /// Waits until the lock is free.
    pub(crate) blocking: bool,
    /// The variable that holds the guard.
    pub(crate) guard: Option<String>,
    /// Every variable that holds it at some time: its name and where it is declared.
    pub(crate) holders: Vec<(String, Span)>,
    pub(crate) releases: Vec<Release>,
}

/// A place where a lock is free again.
#[derive(Clone, Debug)]
pub(crate) struct Release {
    /// `scope_end`, `statement_end`, `drop`, `move`, `overwrite`, `wait`, `forget`.
    pub(crate) cause: &'static str,
    /// The token after which the lock is free.
    pub(crate) span: Span,
}

/// What the model knows of acquisitions.
pub(crate) fn acquisitions(model: &Model) -> Vec<Acquisition> {
    model.codes().flat_map(|code| acquisitions_in(model, code)).collect()
}

/// The same of one file, by place.
pub(crate) fn acquisitions_of(model: &Model, file: FileId) -> Vec<Acquisition> {
    let of_file = model.all_codes().filter(|it| model.bodies.codes[it.idx()].file == file);
    let mut res: Vec<Acquisition> = of_file.flat_map(|code| acquisitions_in(model, code)).collect();
    res.sort_by_key(|it| it.span);
    res
}

/// The guards that a body takes by itself; those that other functions give it are theirs.
fn acquisitions_in(model: &Model, code: CodeId) -> Vec<Acquisition> {
    let taken = model.solution.flows[code.idx()].acquisitions.iter();
    let taken = taken.filter(|it| {
        let is_lock = it.guard != Some(GuardKind::Span);
        is_lock && it.source == Source::Direct && !it.raw && !it.temporary
    });
    let acquisition = |it: &model::Acquisition| {
        let releases = it.releases.iter();
        let holders = it.holders.iter().map(|local| model.local(code, *local));
        let holder =
            |it: &model::facts::Local| Some((it.name?.to_string(), model.span(code, it.range)));
        let holders: Vec<(String, Span)> = holders.filter_map(holder).collect();
        Acquisition {
            span: model.span(code, it.range),
            function: model.function_path(code),
            lock: model.lock_name(&it.object),
            lock_type: it.lock_type.map(|it| model.adt_path(it)).unwrap_or_default(),
            mode: it.mode.as_str(),
            blocking: !matches!(it.how, How::Try),
            guard: holders.last().map(|it| it.0.clone()),
            holders,
            releases: releases
                .map(|it| Release { cause: it.cause.as_str(), span: model.span(code, it.range) })
                .collect(),
        }
    };
    taken.map(acquisition).collect()
}
