//! The rules, one file each.
//!
//! To add a rule, write `src/<rule>.rs` and name it in the list below.

mod rule;

pub use crate::rule::{Context, Finding, Group, Level, Rule, check};

macro_rules! rules {
    ($($name:ident,)*) => {
        $(mod $name;)*

        /// Every rule, in the order it is documented.
        pub static RULES: &[&Rule] = &[$(&$name::RULE),*];

        /// The source of every rule file, whose module docs are the user documentation.
        pub(crate) static SOURCES: &[&str] =
            &[$(include_str!(concat!(stringify!($name), ".rs"))),*];
    };
}

rules! {}
