//! Large and deeply nested code.

use model::facts::{Body, Edition, OpKind, Value};

use super::lower_stmts;
use crate::stack;

/// Parsing and dropping what is nested this deep needs room too, which is not ours to give.
fn lower_deep(code: &str) -> Body {
    stack::on_large(|| lower_stmts(code, Edition::E2024))
}

fn n_ops(body: &Body) -> usize {
    body.blocks.iter().map(|it| it.ops.len()).sum()
}

fn is_understood(body: &Body) -> bool {
    let mut ops = body.blocks.iter().flat_map(|it| &it.ops);
    !ops.any(|it| matches!(it.kind, OpKind::Init { value: Value::Unknown, .. }))
}

fn check(code: &str, expected_ops: usize) {
    let body = lower_deep(code);
    assert!(is_understood(&body));
    let found = n_ops(&body);
    assert!(found >= expected_ops && found < 10 * expected_ops, "{found}");
}

const N: usize = 3_000;

#[test]
fn long_chains_are_understood() {
    check(&format!("let x = a{};", ".b()".repeat(N)), N);
    check(&format!("let x = a{};", " + b()".repeat(N)), N);
    check(&format!("let x = a{};", " && b()".repeat(N)), N);
    check(&format!("let x = a{};", " || b()".repeat(N)), N);
    check(&format!("let x = a{};", ".b()?".repeat(N)), N);
}

#[test]
fn deep_nesting_is_understood() {
    check(&format!("let x = {}1{};", "f(".repeat(N), ")".repeat(N)), N);
    check(&format!("let x = {}f(){};", "{".repeat(N), "}".repeat(N)), 1);
    check(&format!("{}f(){}", "if a { f(); ".repeat(N), "}".repeat(N)), N);
    check(&format!("{}{{}}", "if a { f(); } else ".repeat(N)), N);
    check(&format!("let x = {}1;", "|| ".repeat(N)), 1);
}

#[test]
fn long_functions_are_understood() {
    check(&"let x = f(x)?; ".repeat(N), N);
    check(&"let x = lock(&x); ".repeat(N), N);
    check(&"let Some(x) = f() else { return };".repeat(N), N);
    check(&"let Some(x) = &f() else { return };".repeat(N), N);
    check(&format!("match x {{ {} _ => 1 }}", "A(1, y) if y => f(y),".repeat(N)), N);
}
