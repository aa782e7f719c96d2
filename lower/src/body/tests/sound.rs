//! What holds for every graph: what is begun is ended, on each way, exactly once.

use std::{collections::BTreeSet, env, fs, path::Path};

use diag::FileId;
use model::facts::{
    BlockId, Body, BodyIdx, Edition, LocalId, OpKind, Place, PlaceBase, ScopeId, Terminator,
};

use crate::{Macros, Source, body::dump, lower_body, lower_file};

/// What is wrong with a graph.
fn faults(body: &Body) -> Vec<String> {
    let mut faults = Vec::new();
    let mut at_start: Vec<Option<BTreeSet<LocalId>>> = vec![None; body.blocks.len()];
    at_start[0] = Some((0..body.params).map(LocalId).collect());
    let mut todo = vec![BlockId(0)];
    while let Some(id) = todo.pop() {
        let mut begun = at_start[id.idx()].clone().unwrap_or_default();
        let block = &body.blocks[id.idx()];
        for op in &block.ops {
            run(body, &op.kind, &mut begun, &mut faults);
        }
        if matches!(block.terminator, Terminator::Return)
            && begun.iter().any(|it| *it != body.result)
        {
            faults.push(format!("b{} returns with {begun:?}", id.0));
        }
        for next in targets(&block.terminator) {
            let known = &mut at_start[next.idx()];
            let is_new = known.is_none();
            let known = known.get_or_insert_default();
            let n_known = known.len();
            known.extend(&begun);
            if is_new || known.len() > n_known {
                todo.push(next);
            }
        }
    }
    faults
}

fn targets(terminator: &Terminator) -> Vec<BlockId> {
    match terminator {
        Terminator::Goto(next) => vec![*next],
        Terminator::Switch { targets, .. } => targets.iter().map(|it| it.1).collect(),
        Terminator::Return | Terminator::Unreachable => Vec::new(),
    }
}

fn run(body: &Body, op: &OpKind, begun: &mut BTreeSet<LocalId>, faults: &mut Vec<String>) {
    match op {
        OpKind::Init { dest, .. }
        | OpKind::Bind { dest, .. }
        | OpKind::Call { dest, .. }
        | OpKind::Await { dest, .. } => {
            begun.insert(*dest);
        }
        // `let x; .. x = value;`
        OpKind::Assign {
            dest: Place { base: PlaceBase::Local(local), projections }, ..
        } if projections.is_empty() => {
            begun.insert(*local);
        }
        OpKind::EndScope { scope } => end(body, *scope, begun),
        OpKind::Exit { from, to, .. } => {
            let mut scope = Some(*from);
            while let Some(left) = scope.filter(|it| Some(*it) != *to) {
                end(body, left, begun);
                scope = body.scopes[left.idx()].parent;
            }
            if scope != *to {
                faults.push(format!("no way from {from:?} to {to:?}"));
            }
        }
        _ => {}
    }
}

fn end(body: &Body, scope: ScopeId, begun: &mut BTreeSet<LocalId>) {
    begun.retain(|it| body.locals[it.idx()].scope != scope || *it == body.result);
}

fn all_faults(body: &Body) -> Vec<String> {
    let nested = body.nested.iter().flat_map(all_faults);
    faults(body).into_iter().chain(nested).collect()
}

fn check_files(folder: &Path, wrong: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            check_files(&path, wrong);
        } else if path.extension().is_some_and(|it| it == "rs") {
            check_file(&path, wrong);
        }
    }
}

fn check_file(path: &Path, wrong: &mut Vec<String>) {
    let text = fs::read_to_string(path).unwrap_or_default();
    let macros = Macros::default();
    for edition in [Edition::E2021, Edition::E2024] {
        let source = Source { file: FileId(0), text: &text, edition, macros: &macros };
        let facts = lower_file(source);
        for idx in 0..facts.bodies.len() {
            let body = lower_body(source, &facts, BodyIdx(idx as u32));
            let faults = all_faults(&body);
            if !faults.is_empty() {
                let start = body.range.start as usize;
                let line = text[..start].lines().count();
                let name = format!("{}:{line} {edition:?}", path.display());
                wrong.push(format!("{name}\n{}\n{}", faults.join("\n"), dump(&body)));
            }
        }
    }
}

/// `THREADLINT_SOUND=~/.cargo/registry/src cargo test sound` looks at more code than our own.
#[test]
fn all_that_is_begun_in_our_own_code_is_ended() {
    let mut wrong = Vec::new();
    let folder = env::var("THREADLINT_SOUND")
        .unwrap_or_else(|_| format!("{}/src", env!("CARGO_MANIFEST_DIR")));
    check_files(Path::new(&folder), &mut wrong);
    assert!(wrong.is_empty(), "{} wrong, the first:\n{}", wrong.len(), wrong[0]);
}
