//! What becomes of values in a program that says so itself.

use std::{collections::BTreeMap, path::PathBuf};

use model::{Birth, CodeId, DropCause, End, EndKind, Model};
use threadlint::{Options, Progress, analyse};

#[test]
fn values_end_where_the_program_says() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fate/program.rs");
    let text = std::fs::read_to_string(&path).expect("the program");
    let options = Options {
        base: PathBuf::from(env!("CARGO_MANIFEST_DIR")),
        paths: vec![path],
        ..Options::default()
    };
    let analysis = analyse(&options, &Progress::default());
    let model = analysis.model.expect("a model");
    let mut found: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let is_ours = |code: &CodeId| {
        let file = model.bodies.codes[code.idx()].file;
        analysis.program.map.file(file).path.ends_with("program.rs")
    };
    for code in model.codes().filter(is_ours) {
        for birth in births(&model, code) {
            let pos = birth.pos.expect("a call");
            let range = model.bodies.codes[code.idx()].op(pos).range;
            let line = text[..range.start as usize].lines().count().max(1) - 1;
            let line = line + usize::from(text[..range.start as usize].ends_with('\n'));
            let ends = model.fate(&birth).ends;
            let words: Vec<String> = ends.iter().map(|it| word(&model, it)).collect();
            found.entry(line).or_default().push(words.join(", "));
        }
    }
    let mut wrong = Vec::new();
    for (idx, line) in text.lines().enumerate() {
        let expected = line.split_once("//: ").map_or("", |it| it.1).to_owned();
        let found = found.get(&idx).map_or_else(String::new, |it| it.join("; "));
        if expected != found {
            wrong.push(format!("{}: {found:?}, not {expected:?}", idx + 1));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The handles and ends of channels that the calls of a body bring.
fn births(model: &Model, code: CodeId) -> Vec<Birth> {
    model.births(code, &|it| {
        let effects = &model.program.adt(it).effects;
        effects.thread_handle || effects.channel.is_some()
    })
}

fn word(model: &Model, end: &End) -> String {
    match &end.kind {
        EndKind::Dropped(cause) => match cause {
            DropCause::Discarded(_) => "discarded",
            DropCause::Explicit => "explicit",
            DropCause::ScopeEnd => "scope_end",
            DropCause::StatementEnd => "statement_end",
            DropCause::Overwritten => "overwritten",
        }
        .to_owned(),
        EndKind::Given { func: None, .. } => "given ?".to_owned(),
        EndKind::Given { func: Some(func), .. } => {
            let func = model.program.func_name(*func);
            format!("given {}", func.strip_prefix("JoinHandle::").unwrap_or(&func))
        }
        EndKind::Awaited => "awaited".to_owned(),
        EndKind::Returned => "returned".to_owned(),
        EndKind::Stored(object) => {
            format!("stored {}", object.describe(&model.program, &model.bodies))
        }
    }
}
