//! Where in the text values end: `‸` stands after the token after which the guard is gone.

use model::facts::{Body, Callee, Edition, OpKind, ScopeId};

use super::lower;

const BOTH: [Edition; 2] = [Edition::E2021, Edition::E2024];

fn check(code: &str, editions: &[Edition]) {
    let plain = code.replace('‸', "");
    for edition in editions {
        let body = lower(&plain, *edition).swap_remove(0).1;
        let mut ends = guard_ends(&body);
        ends.sort_unstable();
        ends.dedup();
        let mut found = plain.clone();
        for end in ends.iter().rev() {
            found.insert(*end as usize, '‸');
        }
        assert_eq!(found, code, "{edition:?}");
    }
}

/// Where the scopes of locals end that a call of `lock` makes.
fn guard_ends(body: &Body) -> Vec<u32> {
    let ops = body.blocks.iter().flat_map(|it| &it.ops);
    let made = ops.clone().filter_map(|op| match &op.kind {
        OpKind::Call { dest, call } => match &call.callee {
            Callee::Path(path) => {
                (body.paths[path.idx()].segments[0].name == "lock").then_some(*dest)
            }
            _ => None,
        },
        _ => None,
    });
    let scopes: Vec<ScopeId> = made.map(|it| body.locals[it.idx()].scope).collect();
    let is_left = |from: ScopeId, to: Option<ScopeId>| {
        let mut scope = Some(from);
        while let Some(left) = scope.filter(|it| Some(*it) != to) {
            if scopes.contains(&left) {
                return true;
            }
            scope = body.scopes[left.idx()].parent;
        }
        false
    };
    let ends = ops.filter(|op| match op.kind {
        OpKind::EndScope { scope } => scopes.contains(&scope),
        OpKind::Exit { from, to, .. } => is_left(from, to),
        _ => false,
    });
    ends.map(|it| it.range.end).collect()
}

#[test]
fn a_statement_ends_with_its_semicolon() {
    check("fn f() { let n = lock().n;‸ g(n); }", &BOTH);
    check("fn f() { lock().n = 1;‸ g(n); }", &BOTH);
    check("fn f() { let _ = lock();‸ g(n); }", &BOTH);
    check("fn f() { match lock().n { 1 => g(), _ => {} };‸ g(); }", &BOTH);
    check("fn f() { match lock().n { 1 => g(), _ => {} }‸ g(); }", &BOTH);
    check("fn f() { for x in lock().iter() { g(x); }‸ }", &BOTH);
    check("fn f() { println!(\"{}\", lock().n)‸; g(); }", &BOTH);
}

#[test]
fn a_variable_ends_with_its_block() {
    check("fn f() { { let guard = lock(); g(); }‸ }", &BOTH);
    check("fn f() { let n = &lock().n; g(n); }‸", &BOTH);
    check("fn f() { loop { let guard = lock(); g(); }‸ }", &BOTH);
}

#[test]
fn a_condition_ends_with_itself() {
    check("fn f() { if lock().is_empty()‸ { g(); } }", &BOTH);
    check("fn f() { while !lock().is_empty()‸ { g(); } }", &BOTH);
    check("fn f() { let b = a && lock().ok()‸ || c; }", &BOTH);
    check("fn f() { match a { b if lock().has(b)‸ => c(), _ => d() } }", &BOTH);
}

#[test]
fn an_early_exit_ends_with_itself() {
    check("fn f() { let guard = lock(); if a { return 1‸; } g(); }‸", &BOTH);
    check("fn f() { let guard = lock(); a()?‸; g(); }‸", &BOTH);
    check("fn f() { loop { let guard = lock(); if a { break‸; } }‸ }", &BOTH);
}

#[test]
fn what_differs_by_edition() {
    check("fn f() -> u8 { lock().n }‸", &[Edition::E2021]);
    check("fn f() -> u8 { lock().n‸ }", &[Edition::E2024]);
    check("fn f() { if let Some(n) = lock().n { g(n) } else { h() } }‸", &[Edition::E2021]);
    check("fn f() { if let Some(n) = lock().n { g(n) }‸ else‸ { h() } }", &[Edition::E2024]);
    check("fn f() { if let Some(n) = lock().n { g(n) }‸ h(); }", &BOTH);
    check("fn f() { let n = { lock().n };‸ h(); }", &[Edition::E2021]);
    check("fn f() { let n = { lock().n‸ }; h(); }", &[Edition::E2024]);
}
