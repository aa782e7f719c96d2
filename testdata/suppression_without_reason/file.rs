//! A suppression that works must still say why it is there.

// threadlint: allow-file(syntax_error) //~ suppression_without_reason: does not say why
//~ help: write `allow(syntax_error, reason = "why this is fine")`
fn broken( {}
