//! `threadlint calls`: every call in the bodies that were looked at, and the callee that was found.
//!
//! For holding inference against the compiler; the form is fixed, though no help page shows it.

use std::io::{self, Write};

use anyhow::Result;
use diag::Span;
use model::{CodeId, Model, Target, facts::OpKind};
use serde::Serialize;

use crate::{
    cli::{CallsArgs, Status},
    command::check::analysed,
    report::JsonSpan,
};

#[derive(Serialize)]
struct JsonCalls<'p> {
    version: u32,
    bodies: Vec<JsonPlace<'p>>,
    calls: Vec<JsonCall<'p>>,
}

#[derive(Serialize)]
struct JsonPlace<'p> {
    file: &'p str,
    span: JsonSpan,
}

#[derive(Serialize)]
struct JsonCall<'p> {
    file: &'p str,
    span: JsonSpan,
    name_span: JsonSpan,
    /// The path of the function or constructor; none if it was not found.
    callee: Option<String>,
    /// The trait that the function belongs to, be it declared there or in an impl.
    r#trait: Option<String>,
}

/// A call, and what it calls.
struct Call {
    span: Span,
    name_span: Span,
    callee: Option<String>,
    of_trait: Option<String>,
}

pub(crate) fn calls(args: &CallsArgs) -> Result<Status> {
    let analysis = analysed(&args.run)?;
    let map = &analysis.program.map;
    let mut bodies = Vec::new();
    let mut calls = Vec::new();
    if let Some(model) = &analysis.model {
        for code in model.codes() {
            let body = &model.bodies.codes[code.idx()];
            bodies.push(body.span(body.body.range));
            calls.extend(calls_in(model, code));
        }
    }
    bodies.sort();
    calls.sort_by_key(|it| (it.span, it.name_span));
    let place =
        |it: Span| JsonPlace { file: &map.file(it.file).path, span: JsonSpan::new(map, it) };
    let call = |it: Call| JsonCall {
        file: &map.file(it.span.file).path,
        span: JsonSpan::new(map, it.span),
        name_span: JsonSpan::new(map, it.name_span),
        callee: it.callee,
        r#trait: it.of_trait,
    };
    let json = JsonCalls {
        version: 1,
        bodies: bodies.into_iter().map(place).collect(),
        calls: calls.into_iter().map(call).collect(),
    };
    let mut out = io::BufWriter::new(io::stdout().lock());
    serde_json::to_writer(&mut out, &json)?;
    writeln!(out)?;
    out.flush()?;
    Ok(Status::Clean)
}

fn calls_in(model: &Model, code: CodeId) -> Vec<Call> {
    let typed = &model.bodies.typed[code.idx()];
    let mut res = Vec::new();
    for (pos, op) in model.bodies.codes[code.idx()].ops() {
        let OpKind::Call { call, .. } = &op.kind else { continue };
        let (callee, of_trait) = typed.calls.get(&pos).map_or((None, None), |it| named(model, it));
        res.push(Call {
            span: model.span(code, op.range),
            name_span: model.span(code, call.name_range),
            callee,
            of_trait,
        });
    }
    res
}

/// The callee's path, and the trait that it belongs to.
fn named(model: &Model, target: &Target) -> (Option<String>, Option<String>) {
    let program = &model.program;
    match target {
        Target::Func(target) => {
            let name = program.trait_name(target.func);
            let name = name.map(|it| it.to_string());
            (Some(program.func_path(target.func)), name)
        }
        Target::Ctor(id, _) => (Some(model.adt_path(*id)), None),
        Target::Closure(_) | Target::Callback(_) => (Some("{closure}".to_owned()), None),
        Target::Unknown => (None, None),
    }
}
