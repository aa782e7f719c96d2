//! How graphs look.

use model::facts::Edition;

use super::{dump, lower_stmts};

#[test]
fn a_match_is_one_switch() {
    let body = lower_stmts(
        "match x { Ok(Some(y)) => f(y), Ok(None) => {} Err(_) => g() }",
        Edition::E2021,
    );
    println!("{}", dump(&body));
}
