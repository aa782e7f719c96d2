//! What locals are: kinds, heads, types.

use model::facts::{Body, Callee, Discard, Edition, HeadKind, Local, LocalKind, OpKind};

use super::lower_stmts;

/// The local that `lock()` makes.
fn locked(code: &str, edition: Edition) -> (Body, usize) {
    let body = lower_stmts(code, edition);
    let mut ops = body.blocks.iter().flat_map(|it| &it.ops);
    let made = ops.find_map(|op| match &op.kind {
        OpKind::Call { dest, call } => match &call.callee {
            Callee::Path(path) => {
                (body.paths[path.idx()].segments[0].name == "lock").then_some(dest.idx())
            }
            _ => None,
        },
        _ => None,
    });
    let idx = made.expect("the code calls `lock`");
    (body, idx)
}

fn check_kind(code: &str, expected: LocalKind) {
    for edition in [Edition::E2021, Edition::E2024] {
        let (body, idx) = locked(code, edition);
        assert_eq!(body.locals[idx].kind, expected, "{code}");
    }
}

fn check_head(code: &str, in_2021: Option<HeadKind>, in_2024: Option<HeadKind>) {
    for (edition, expected) in [(Edition::E2021, in_2021), (Edition::E2024, in_2024)] {
        let (body, idx) = locked(code, edition);
        let local: &Local = &body.locals[idx];
        let found = local.head.map(|it| body.heads[it.idx()].kind);
        assert_eq!(found, expected, "{edition:?} {code}");
    }
}

#[test]
fn kinds() {
    check_kind("let g = lock();", LocalKind::Var);
    check_kind("let n = lock().n;", LocalKind::Temp);
    check_kind("let n = &lock().n;", LocalKind::Extended);
    check_kind("let ref n = lock().n;", LocalKind::Extended);
    check_kind("lock();", LocalKind::Discarded { by: Discard::Statement });
    check_kind("let _ = lock();", LocalKind::Discarded { by: Discard::Wildcard });
    check_kind("_ = lock();", LocalKind::Discarded { by: Discard::Wildcard });
    check_kind("if a { lock() } else { return };", LocalKind::Discarded { by: Discard::Statement });
    check_kind("f(lock());", LocalKind::Temp);
    check_kind("lock()", LocalKind::Result);
    check_kind("return lock();", LocalKind::Result);
}

#[test]
fn heads() {
    let same = |code, kind| check_head(code, kind, kind);
    same("match lock().n { _ => {} }", Some(HeadKind::Match));
    same("if let n = lock().n {}", Some(HeadKind::IfLet));
    same("while let n = lock().n {}", Some(HeadKind::WhileLet));
    same("for n in lock().iter() {}", Some(HeadKind::For));
    same("match f(lock().n) { _ => {} }", Some(HeadKind::Match));
    check_head("match { lock().n } { _ => {} }", Some(HeadKind::Match), None);
    same("match { let n = lock().n; n } { _ => {} }", None);
    same("if lock().n {}", None);
    same("match a { _ => lock().n() }", None);
    same("match a { b if lock().n == b => {}, _ => {} }", None);
    same("match if let n = lock().n { n } else { 1 } { _ => {} }", Some(HeadKind::IfLet));
}

#[test]
fn what_a_cfg_leaves_out_is_not_there() {
    let body = lower_stmts(
        "#[cfg(windows)] let g = a(); f(S { #[cfg(windows)] x: b(), y: lock() }); \
         #[cfg(unix)] { c() } #[cfg(windows)] { d() }",
        Edition::E2024,
    );
    let names: Vec<&str> = body.paths.iter().map(|it| it.segments[0].name.as_str()).collect();
    assert_eq!(names, ["f", "lock", "S", "c"]);
    let ops = body.blocks.iter().flat_map(|it| &it.ops);
    let last = ops.clone().filter_map(|it| match &it.kind {
        OpKind::Call { dest, .. } => Some(*dest),
        _ => None,
    });
    assert_eq!(last.collect::<Vec<_>>().pop(), Some(body.result));
}
