//! How graphs look. Read them: they are meant to be what one would write by hand.

use model::facts::Edition;

use super::{dump, lower_stmts};

fn check(code: &str, expected: &str) {
    let found = dump(&lower_stmts(code, Edition::E2024));
    let lines = expected.lines().map(|it| it.strip_prefix("        ").unwrap_or(it));
    let expected: Vec<&str> = lines.skip_while(|it| it.is_empty()).collect();
    assert_eq!(found.trim_end(), expected.join("\n").trim_end(), "{found}");
}

#[test]
fn a_match_is_one_switch() {
    check(
        "match lock { Ok(Some(x)) => f(x), Ok(None) => {} Err(_) => g() }",
        r#"
        Fn()
        b0:
            switch lock { Ok -> b4, Err -> b5 }
        b1:
            x_1 <- Move lock@Ok.0@Some.0
            result := f(x_1)
            end s4 [x_1]
            goto b9
        b2:
            result := ()
            goto b9
        b3:
            result := g()
            goto b9
        b4:
            switch lock@Ok.0 { Some -> b7, Otherwise -> b6 }
        b5:
            goto b3
        b6:
            switch lock@Ok.0 { None -> b8 }
        b7:
            goto b1
        b8:
            goto b2
        b9:
            return
        "#,
    );
}

#[test]
fn a_guard_sees_references() {
    check(
        "match slot { Some(x) if x.is_free() => use_up(x), _ => {} }",
        r#"
        Fn()
        b0:
            switch slot { Some -> b4, Otherwise -> b2 }
        b1:
            x_1 <- Ref slot@Some.0
            _2 := (*x_1).is_free()
            end s6 [_2]
            switch _2 { true -> b7, false -> b6 }
        b2:
            result := ()
            goto b5
        b3:
            unreachable
        b4:
            goto b1
        b5:
            return
        b6:
            end s4 [x_1]
            goto b2
        b7:
            x_3 <- Move slot@Some.0
            result := use_up(x_3)
            end s5 [x_3]
            end s4 [x_1]
            goto b5
        "#,
    );
}

#[test]
fn cases_bind_the_same_variable() {
    check(
        "match event { Key(key) | Click { key, .. } => press(key), _ => {} }",
        r#"
        Fn()
        b0:
            switch event { Key -> b3, Click -> b4, Otherwise -> b2 }
        b1:
            switch event { Key -> b8, Otherwise -> b7 }
        b2:
            result := ()
            goto b5
        b3:
            goto b1
        b4:
            goto b1
        b5:
            return
        b6:
            result := press(key_1)
            end s4 [key_1]
            goto b5
        b7:
            switch event { Click -> b9 }
        b8:
            key_1 <- Move event@Key.0
            goto b6
        b9:
            key_1 <- Move event@Click.key
            goto b6
        "#,
    );
}

#[test]
fn a_for_ends_its_element_each_round() {
    check(
        "for (idx, job) in jobs.iter().enumerate() { if job.is_done() { continue; } run(idx); }",
        r#"
        Fn()
        b0:
            _1 := jobs.iter()
            _2 := _1.enumerate()
            _3 := IntoIter(_2)
            goto b2
        b1:
            end s5 [_3]
            end s4 [_2 _1]
            result := ()
            return
        b2:
            _4 := Next(_3)
            switch _4 { Some -> b3, None -> b4 }
        b3:
            idx_5 <- Move _4.0
            job_6 <- Move _4.1
            _7 := job_6.is_done()
            end s10 [_7]
            switch _7 { true -> b7, false -> b5 }
        b4:
            end s6 [job_6 idx_5 _4]
            goto b1
        b5:
            goto b6
        b6:
            _8 := run(idx_5)
            end s11 [_8]
            end s6 [job_6 idx_5 _4]
            goto b2
        b7:
            exit s6 to s5 by Continue
            goto b2
        b8:
            goto b6
        "#,
    );
}

#[test]
fn a_question_leaves_the_body() {
    check(
        "let size = file.metadata()?.len();",
        r#"
        Fn()
        b0:
            _1 := file.metadata()
            _2 := Question(_1)
            switch _2 { Continue -> b1, Break -> b2 }
        b1:
            size_3 := _2.len()
            end s3 [_2 _1]
            result := ()
            end s2 [size_3]
            return
        b2:
            exit s3 to all by Question
            return
        "#,
    );
}

#[test]
fn a_try_block_catches_questions() {
    check(
        "let sum = try { a? + 1 };",
        r#"
        Fn()
        b0:
            _2 := Question(a)
            switch _2 { Continue -> b2, Break -> b3 }
        b1:
            result := ()
            end s2 [sum_1]
            return
        b2:
            sum_1 := _2 + 1
            end s5 [_2]
            goto b1
        b3:
            sum_1 := _2
            exit s5 to s3 by Question
            goto b1
        "#,
    );
}

#[test]
fn a_break_gives_its_value() {
    check(
        "let port = loop { if let Some(port) = next() { break port; } };",
        r#"
        Fn()
        b0:
            goto b2
        b1:
            result := ()
            end s2 [port_1]
            return
        b2:
            _2 := next()
            switch _2 { Some -> b5, Otherwise -> b3 }
        b3:
            end s7 [port_3 _2]
            goto b4
        b4:
            goto b2
        b5:
            port_3 <- Move _2@Some.0
            port_1 := port_3
            exit s7 to s3 by Break
            goto b1
        b6:
            end s7 [port_3 _2]
            goto b4
        "#,
    );
}

#[test]
fn closures_name_what_they_use() {
    check(
        "let (tx, n) = start(); let worker = move || { tx.send(n); }; let other = || drop(worker);",
        r#"
        Fn()
        b0:
            _1 := start()
            tx_2 <- Move _1.0
            n_3 <- Move _1.1
            end s3 [_1]
            worker_4 := closure 0
            other_5 := closure 1
            result := ()
            end s2 [other_5 worker_4 n_3 tx_2]
            return
        nested 0 [move tx_2, move n_3]: Closure()
        b0:
            _1 := ^tx.send(^n)
            end s3 [_1]
            result := ()
            return
        nested 1 [move worker_4]: Closure()
        b0:
            result := drop(^worker)
            return
        "#,
    );
}

#[test]
fn a_select_awaits_one_of_its_futures() {
    check(
        "let n = tokio::select! { job = queue.recv() => run(job), _ = sleep(second), if idle => 0 };",
        r#"
        Fn()
        b0:
            macro select
            _2 := queue.recv()
            _3 := sleep(second)
            switch () { Any -> b1, Any -> b2 }
        b1:
            _4 := await _2
            end s4 [_3 _2]
            job_5 <- Move _4
            n_1 := run(job_5)
            end s5 [job_5 _4]
            goto b3
        b2:
            _6 := await _3
            end s4 [_3 _2]
            n_1 := 0
            end s6 [_6]
            goto b3
        b3:
            result := ()
            end s2 [n_1]
            return
        "#,
    );
}

#[test]
fn a_let_else_ends_before_its_else() {
    check(
        "let Some(job) = &queue.lock().first else { return }; run(job);",
        r#"
        Fn()
        b0:
            _1 := queue.lock()
            _2 := &_1.first
            switch _2 { Some -> b2, Otherwise -> b1 }
        b1:
            end s4 [_2]
            end s3 [job_3 _1]
            result := ()
            exit s0 to all by Return
            return
        b2:
            job_3 <- Move _2@Some.0
            end s4 [_2]
            _4 := run(job_3)
            end s5 [_4]
            result := ()
            end s3 [job_3 _1]
            return
        b3:
            unreachable
        "#,
    );
}

#[test]
fn an_assert_evaluates_its_message_where_it_fails() {
    check(
        r#"assert!(a.is_some() && b, "{n} {}", name());"#,
        r#"
        Fn()
        b0:
            macro assert
            _1 := a.is_some()
            end s4 [_1]
            switch _1 { true -> b2, false -> b1 }
        b1:
            _2 := name()
            end s5 [_2]
            unreachable
        b2:
            switch b { true -> b3, false -> b1 }
        b3:
            result := ()
            return
        "#,
    );
}

#[test]
fn a_destructuring_assignment_takes_parts() {
    check(
        "(self.a, _) = pair(); slots[i].n += 1;",
        r#"
        Fn()
        b0:
            _1 := pair()
            self.a = _1.0
            end s4 [_1]
            slots[..].n += 1
            result := ()
            return
        "#,
    );
}

#[test]
fn a_labelled_continue_leaves_both_loops() {
    check(
        "'rows: for row in rows { while row.next() { continue 'rows; } }",
        r#"
        Fn()
        b0:
            _1 := IntoIter(rows)
            goto b2
        b1:
            end s5 [_1]
            result := ()
            return
        b2:
            _2 := Next(_1)
            switch _2 { Some -> b3, None -> b4 }
        b3:
            row_3 <- Move _2
            goto b6
        b4:
            end s6 [row_3 _2]
            goto b1
        b5:
            end s6 [row_3 _2]
            goto b2
        b6:
            _4 := row_3.next()
            end s11 [_4]
            switch _4 { true -> b8, false -> b7 }
        b7:
            goto b5
        b8:
            exit s6 to s5 by Continue
            goto b2
        b9:
            goto b6
        "#,
    );
}
