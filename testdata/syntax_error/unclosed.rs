//! A bracket that is not closed costs only what it encloses.

fn before() {}

fn broken( { //~ syntax_error: bracket that is never closed

struct After;
