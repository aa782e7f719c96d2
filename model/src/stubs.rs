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
    ("dashmap", include_str!("../stubs/dashmap.rs")),
    ("futures", include_str!("../stubs/futures.rs")),
    ("futures_channel", include_str!("../stubs/futures_channel.rs")),
    ("futures_core", include_str!("../stubs/futures_core.rs")),
    ("futures_executor", include_str!("../stubs/futures_executor.rs")),
    ("futures_io", include_str!("../stubs/futures_io.rs")),
    ("futures_sink", include_str!("../stubs/futures_sink.rs")),
    ("futures_task", include_str!("../stubs/futures_task.rs")),
    ("futures_util", include_str!("../stubs/futures_util.rs")),
    ("lazy_static", include_str!("../stubs/lazy_static.rs")),
    ("lock_api", include_str!("../stubs/lock_api.rs")),
    ("once_cell", include_str!("../stubs/once_cell.rs")),
    ("parking_lot", include_str!("../stubs/parking_lot.rs")),
    ("rayon", include_str!("../stubs/rayon.rs")),
    ("rayon_core", include_str!("../stubs/rayon_core.rs")),
    ("spin", include_str!("../stubs/spin.rs")),
    ("tokio", include_str!("../stubs/tokio.rs")),
];
