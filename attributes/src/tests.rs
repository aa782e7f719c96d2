//! Malformed attributes: what is said, and where.

use proc_macro2::TokenStream;

use crate::{allowance, standing};

/// `place` is the code that the message points at.
fn check(result: syn::Result<()>, place: &str, message: &str) {
    let error = result.expect_err("it is malformed");
    assert_eq!(error.to_string(), message);
    let pointed = error.span().source_text().unwrap_or_default();
    assert_eq!(pointed, place, "{message}");
}

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("tokens")
}

#[test]
fn locks_on_functions() {
    let on = |item: &str, arguments: &str| {
        standing::function("requires", tokens(arguments), tokens(item))
    };
    for fine in ["self.lock", "lock", "self.0.1, REGISTRY", "crate::bank::Bank.accounts,"] {
        on("pub(crate) async fn add(&self) {}", fine).expect(fine);
    }
    on("fn of_a_trait(&self);", "self.lock").expect("no body is needed");
    on("#[inline] fn add(bank: &Bank) {}", "bank.lock").expect("a parameter");
    check(on("fn add() {}", "REGISTRY, self.lock"), "self", "the function has no `self`");
    check(on("struct Bank;", "lock"), "struct", "`requires` stands on a function");
    let no_name = "expected the name of a lock, such as `self.lock` or `LOCK`";
    check(on("fn add(&self) {}", "self.lock, \"log\""), "\"log\"", no_name);
    let no_lock = "`self` is no lock; name the field: `self.lock`";
    check(on("fn add(&self) {}", "self"), "self", no_lock);
    check(on("fn add(&self) {}", "a < b"), "<", "expected `,`");
    let nothing = on("fn add(&self) {}", "").expect_err("no lock").to_string();
    assert_eq!(nothing, "name the lock: `self.lock`");
}

#[test]
fn locks_on_statics() {
    let on = |item: &str, arguments: &str| standing::guarded_by(tokens(arguments), tokens(item));
    on("static mut COUNT: u64 = 0;", "LOCK").expect("fine");
    let wrong = "`guarded_by` stands on a static, or on a field of a `#[checked]` struct";
    check(on("const COUNT: u64 = 0;", "LOCK"), "const", wrong);
    check(on("static mut COUNT: u64 = 0;", "self.lock"), "self", "a static has no `self`");
    let more = "one lock guards it; nothing may follow its name";
    check(on("static mut COUNT: u64 = 0;", "LOCK, OTHER"), ",", more);
}

#[test]
fn orders() {
    let on = |item: &str, arguments: &str| standing::lock_order(tokens(arguments), tokens(item));
    on("struct Bank { a: M, b: M }", "a < b").expect("fine");
    on("mod bank {}", "Bank.accounts < Bank.log < LOG, FIRST < LAST,").expect("fine");
    let short = "an order has at least two locks: `lock_order(first < second)`";
    check(on("struct Bank;", "A < B, C"), "C", short);
    check(on("struct Bank { a: M, b: M }", "a < c"), "c", "`Bank` has no field `c`");
    check(on("struct Bank;", "A > B"), "A", short);
}

#[test]
fn reasons() {
    let on = |arguments: &str| allowance::check(tokens(arguments));
    on("sleep_poll, lock, reason = \"no interrupt\", until = \"2027-06-01\"").expect("fine");
    let other = "there are `reason` and `until`, and names of rules";
    check(on("sleep_poll, because = \"so\""), "because", other);
    check(on("sleep_poll, reason = \" \""), "\" \"", "the reason is empty");
    let day = "a day is written `2027-06-01`";
    check(on("sleep_poll, reason = \"so\", until = \"June\""), "\"June\"", day);
    let why = on("sleep_poll").expect_err("no reason").to_string();
    assert_eq!(why, "why is this fine? Add `reason = \"..\"`");
    let what = on("reason = \"so\"").expect_err("no rule").to_string();
    assert_eq!(what, "name the rule: `allow(sleep_poll, reason = \"..\")`");
}

#[test]
fn fields_lose_what_was_read() {
    let on = |arguments: &str, item: &str| {
        standing::checked(tokens(arguments), tokens(item)).to_string()
    };
    let expected = tokens("struct Counter { lock: M, #[serde(skip)] count: C }").to_string();
    let item = "struct Counter { lock: M, #[serde(skip)] #[guarded_by(self.lock)] count: C }";
    assert_eq!(on("", item), expected);
    let errors = [
        ("struct C { #[guarded_by(lock)] count: u64 }", "`C` has no field `lock`"),
        ("struct C { #[guarded_by] count: u64 }", "name the lock: `#[guarded_by(lock)]`"),
        ("enum C { A }", "`checked` stands on a struct, for the `guarded_by` of its fields"),
    ];
    for (item, message) in errors {
        let res = on("", item);
        assert!(res.contains("compile_error") && res.contains(message), "{res}");
        assert!(!res.contains("# [guarded_by"), "{res}");
    }
    assert!(on("strictly", "struct C;").contains("`checked` has no arguments"));
}
