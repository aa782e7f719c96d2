//! A suppression must have something to suppress, and name rules that exist.

// threadlint: allow(syntax_error, reason = "nothing is wrong here") //~ unused_suppression: suppresses nothing
//~ edit: remove the suppression
fn clean() {}

fn elsewhere() {} // threadlint: allow(syntax_error, reason = "of this line") //~ unused_suppression: suppresses nothing

// threadlint: allow(sintax_error, reason = "mistyped") //~ unused_suppression: `sintax_error` is no rule; there is `syntax_error`
//~ edit(maybe): write `syntax_error`
fn mistyped() {}

// threadlint: allow(syntax_error, reason = "till then", until = "2001-01-01") //~ unused_suppression: expired on 2001-01-01
fn expired() {}

#[cfg_attr(any(), threadlint::allow(syntax_error, reason = "an attribute"))] //~ unused_suppression: suppresses nothing
fn attribute() {}

/// `// threadlint: allow(syntax_error)` in documentation suppresses nothing and is no suppression.
const TEXT: &str = "// threadlint: allow(syntax_error)";
