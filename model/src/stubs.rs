//! The stub files: what the analysis knows about libraries, written as Rust declarations. Their
//! words are explained in `stubs/README.md`.

/// Each library's crate name, and its declarations.
///
/// `std` stands for `core` and `alloc` as well.
pub const STUBS: &[(&str, &str)] = &[("std", include_str!("../stubs/std.rs"))];
