//! Macros: those of the workspace, and those that nobody knows.

use model::facts::Edition;

use super::{dump, lower};

fn check(macros: &str, code: &str, expected: &str) {
    let text = format!("fn body() {{ {code} }} {macros}");
    let found = dump(&lower(&text, Edition::E2024)[0].1);
    let lines = expected.lines().map(|it| it.strip_prefix("        ").unwrap_or(it));
    let expected: Vec<&str> = lines.skip_while(|it| it.is_empty()).collect();
    assert_eq!(found.trim_end(), expected.join("\n").trim_end(), "{found}");
}

#[test]
fn a_macro_s_variables_are_its_own() {
    check(
        "macro_rules! twice { ($e:expr) => {{ let n = $e; n + n }} }",
        "let n = 1; let m = twice!(n + 2);",
        r#"
        Fn()
        b0:
            n_1 := 1
            n_2 := n_1 + 2
            m_3 := n_2 + n_2
            end s4 [n_2]
            result := ()
            end s2 [m_3 n_1]
            return
        "#,
    );
}

#[test]
fn a_statement_macro_declares_what_it_is_told() {
    check(
        "macro_rules! locked { ($g:ident, $m:expr) => { let $g = $m.lock(); let other = 1; } }",
        "locked!(guard, self.queue); let other = guard; f(other);",
        r#"
        Fn()
        b0:
            guard_1 := self.queue.lock()
            other_2 := 1
            other_3 := guard_1
            _4 := f(other_3)
            end s3 [_4]
            result := ()
            end s2 [other_3 other_2 guard_1]
            return
        "#,
    );
}

#[test]
fn an_expression_macro_is_a_place() {
    check(
        "macro_rules! queue { ($s:expr) => { $s.pool.queue } }",
        "queue!(this).push(1);",
        r#"
        Fn()
        b0:
            _1 := this.pool.queue.push(1)
            end s3 [_1]
            result := ()
            return
        "#,
    );
}

#[test]
fn macros_nest() {
    check(
        "macro_rules! outer { ($($e:expr),*) => { $( inner!($e); )* } } macro_rules! inner { ($e:expr) => { f($e) } }",
        "outer!(a, b);",
        r#"
        Fn()
        b0:
            _1 := f(a)
            end s3 [_1]
            _2 := f(b)
            end s4 [_2]
            result := ()
            return
        "#,
    );
}

#[test]
fn an_unknown_macro_evaluates_its_arguments() {
    check(
        "",
        "let x = unknown!(lock().n, 1); unknown! { lock().n };",
        r#"
        Fn()
        b0:
            _1 := lock()
            x_2 := unknown
            end s3 [_1]
            _3 := unknown
            end s4 [_3]
            result := ()
            end s2 [x_2]
            return
        "#,
    );
}

#[test]
fn a_macro_at_the_end_gives_the_value() {
    check(
        "macro_rules! get { ($m:expr) => { { let guard = $m.lock(); guard.n } } }",
        "get!(m)",
        r#"
        Fn()
        b0:
            guard_1 := m.lock()
            result := guard_1.n
            end s4 [guard_1]
            return
        "#,
    );
}

#[test]
fn a_guard_macro_keeps_its_guard() {
    check(
        "macro_rules! with { ($m:expr, |$g:ident| $body:expr) => { match $m.lock() { $g => $body } } }",
        "let n = with!(m, |g| g.n + f(g));",
        r#"
        Fn()
        b0:
            _1 := m.lock()
            goto b1
        b1:
            g_3 <- Move _1
            _4 := f(g_3)
            n_2 := g_3.n + _4
            end s4 [_4 g_3]
            goto b2
        b2:
            end s3 [_1]
            result := ()
            end s2 [n_2]
            return
        "#,
    );
}

#[test]
fn a_pattern_macro_is_a_pattern() {
    check(
        "macro_rules! some { ($p:pat) => { Some($p) } }",
        "if let some!(x) = y { f(x); }",
        r#"
        Fn()
        b0:
            switch y { Some -> b3, Otherwise -> b1 }
        b1:
            end s4 [x_1]
            result := ()
            goto b2
        b2:
            return
        b3:
            x_1 <- Move y@Some.0
            _2 := f(x_1)
            end s7 [_2]
            result := ()
            end s4 [x_1]
            goto b2
        "#,
    );
}

#[test]
fn a_pinned_variable_is_a_reference() {
    check(
        "",
        "let work = run(); tokio::pin!(work); work.await;",
        r#"
        Fn()
        b0:
            work_1 := run()
            work_2 := work_1
            work_3 := &mut work_2
            _4 := await work_3
            end s3 [_4]
            result := ()
            end s2 [work_3 work_2 work_1]
            return
        "#,
    );
}

#[test]
fn a_returning_macro_leaves_the_body() {
    check(
        "macro_rules! give_up { ($e:expr) => { return Err($e) } }",
        "let g = lock(); let x = match y { Some(x) => x, None => give_up!(1) }; f(x, g);",
        r#"
        Fn()
        b0:
            g_1 := lock()
            switch y { Some -> b3, None -> b4 }
        b1:
            x_3 <- Move y@Some.0
            x_2 := x_3
            end s4 [x_3]
            goto b5
        b2:
            result := Err(1)
            exit s2 to all by Return
            return
        b3:
            goto b1
        b4:
            goto b2
        b5:
            _4 := f(x_2, g_1)
            end s5 [_4]
            result := ()
            end s2 [x_2 g_1]
            return
        b6:
            goto b5
        "#,
    );
}
