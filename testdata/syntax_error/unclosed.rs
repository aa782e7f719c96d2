//! A bracket that is not closed costs only what it encloses.

fn before() {}

fn broken( { //~ syntax_error: bracket that is never closed
//~ help: the items around it are analysed all the same

struct After;
