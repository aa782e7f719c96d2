//! Reports as others read them: each form is held against a schema or a reader that is not ours.
//!
//! XML is checked by `xmllint`. Where it cannot be had, `THREADLINT_TESTS_WITHOUT=xmllint` leaves
//! its checks out.

mod json_schema;
mod lines;
mod rustc;
mod sample;
mod xml;
