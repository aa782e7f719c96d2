//! The stub files: what the analysis knows about libraries, written as Rust declarations. Their
//! words are explained in `stubs/README.md`.

use std::collections::HashSet;

use crate::facts::Edition;

/// The edition that stubs are written in.
pub const STUB_EDITION: Edition = Edition::E2021;

/// Each library's crate name, and its declarations.
///
/// `std` stands for `core` and `alloc` as well.
pub const STUBS: &[(&str, &str)] = &[
    ("std", include_str!("../stubs/std.rs")),
    ("unknown", include_str!("../stubs/unknown.rs")),
    ("actix_rt", include_str!("../stubs/actix_rt.rs")),
    ("antidote", include_str!("../stubs/antidote.rs")),
    ("anyhow", include_str!("../stubs/anyhow.rs")),
    ("arc_swap", include_str!("../stubs/arc_swap.rs")),
    ("async_channel", include_str!("../stubs/async_channel.rs")),
    ("async_executor", include_str!("../stubs/async_executor.rs")),
    ("async_fs", include_str!("../stubs/async_fs.rs")),
    ("async_io", include_str!("../stubs/async_io.rs")),
    ("async_lock", include_str!("../stubs/async_lock.rs")),
    ("async_net", include_str!("../stubs/async_net.rs")),
    ("async_process", include_str!("../stubs/async_process.rs")),
    ("async_std", include_str!("../stubs/async_std.rs")),
    ("async_task", include_str!("../stubs/async_task.rs")),
    ("blocking", include_str!("../stubs/blocking.rs")),
    ("critical_section", include_str!("../stubs/critical_section.rs")),
    ("crossbeam", include_str!("../stubs/crossbeam.rs")),
    ("crossbeam_channel", include_str!("../stubs/crossbeam_channel.rs")),
    ("crossbeam_deque", include_str!("../stubs/crossbeam_deque.rs")),
    ("crossbeam_epoch", include_str!("../stubs/crossbeam_epoch.rs")),
    ("crossbeam_queue", include_str!("../stubs/crossbeam_queue.rs")),
    ("crossbeam_utils", include_str!("../stubs/crossbeam_utils.rs")),
    ("dashmap", include_str!("../stubs/dashmap.rs")),
    ("event_listener", include_str!("../stubs/event_listener.rs")),
    ("fd_lock", include_str!("../stubs/fd_lock.rs")),
    ("flume", include_str!("../stubs/flume.rs")),
    ("futures", include_str!("../stubs/futures.rs")),
    ("futures_channel", include_str!("../stubs/futures_channel.rs")),
    ("futures_core", include_str!("../stubs/futures_core.rs")),
    ("futures_executor", include_str!("../stubs/futures_executor.rs")),
    ("futures_io", include_str!("../stubs/futures_io.rs")),
    ("futures_lite", include_str!("../stubs/futures_lite.rs")),
    ("futures_sink", include_str!("../stubs/futures_sink.rs")),
    ("futures_task", include_str!("../stubs/futures_task.rs")),
    ("futures_util", include_str!("../stubs/futures_util.rs")),
    ("kanal", include_str!("../stubs/kanal.rs")),
    ("lazy_static", include_str!("../stubs/lazy_static.rs")),
    ("libc", include_str!("../stubs/libc.rs")),
    ("lock_api", include_str!("../stubs/lock_api.rs")),
    ("loom", include_str!("../stubs/loom.rs")),
    ("nix", include_str!("../stubs/nix.rs")),
    ("once_cell", include_str!("../stubs/once_cell.rs")),
    ("parking_lot", include_str!("../stubs/parking_lot.rs")),
    ("portable_atomic", include_str!("../stubs/portable_atomic.rs")),
    ("rayon", include_str!("../stubs/rayon.rs")),
    ("rayon_core", include_str!("../stubs/rayon_core.rs")),
    ("reqwest", include_str!("../stubs/reqwest.rs")),
    ("sharded_slab", include_str!("../stubs/sharded_slab.rs")),
    ("shuttle", include_str!("../stubs/shuttle.rs")),
    ("smol", include_str!("../stubs/smol.rs")),
    ("spin", include_str!("../stubs/spin.rs")),
    ("thread_local", include_str!("../stubs/thread_local.rs")),
    ("threadlint_runtime", include_str!("../stubs/threadlint_runtime.rs")),
    ("threadpool", include_str!("../stubs/threadpool.rs")),
    ("tokio", include_str!("../stubs/tokio.rs")),
    ("tokio_stream", include_str!("../stubs/tokio_stream.rs")),
    ("tokio_util", include_str!("../stubs/tokio_util.rs")),
    ("tracing", include_str!("../stubs/tracing.rs")),
];

/// The page that lists every word that may stand on a stub's declarations.
pub const STUB_WORDS: &str = include_str!("../stubs/README.md");

/// The stubs whose name occurs in `text` as a word, in the order of the list.
pub fn named_in(text: &str) -> impl Iterator<Item = &'static str> {
    let words: HashSet<&str> = text.split(|it: char| !it.is_alphanumeric() && it != '_').collect();
    STUBS.iter().map(|it| it.0).filter(move |name| words.contains(name))
}

#[cfg(test)]
mod tests {
    use super::named_in;

    #[test]
    fn a_part_of_a_word_is_no_word() {
        let cases =
            [("use tokio::sync;", true), ("tokio", true), ("tokio_util::x", false), ("", false)];
        for (text, expected) in cases {
            assert_eq!(named_in(text).any(|it| it == "tokio"), expected, "{text}");
        }
    }
}
