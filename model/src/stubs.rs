//! The stub files: what the analysis knows about libraries, written as Rust declarations. Their
//! words are explained in `stubs/README.md`.

/// Each library's crate name, and its declarations.
///
/// `std` stands for `core` and `alloc` as well.
pub const STUBS: &[(&str, &str)] = &[
    ("std", include_str!("../stubs/std.rs")),
    ("async_lock", include_str!("../stubs/async_lock.rs")),
    ("crossbeam", include_str!("../stubs/crossbeam.rs")),
    ("crossbeam_channel", include_str!("../stubs/crossbeam_channel.rs")),
    ("crossbeam_deque", include_str!("../stubs/crossbeam_deque.rs")),
    ("crossbeam_epoch", include_str!("../stubs/crossbeam_epoch.rs")),
    ("crossbeam_queue", include_str!("../stubs/crossbeam_queue.rs")),
    ("crossbeam_utils", include_str!("../stubs/crossbeam_utils.rs")),
    ("lock_api", include_str!("../stubs/lock_api.rs")),
    ("parking_lot", include_str!("../stubs/parking_lot.rs")),
    ("spin", include_str!("../stubs/spin.rs")),
    ("tokio", include_str!("../stubs/tokio.rs")),
];
