//! A slice in pieces, a thread for each.

use std::{panic::resume_unwind, thread};

use crate::panics;

/// Cuts `items` into so many pieces of about the same size, runs `f` on each in a thread of its own, and
/// gives the results in the order of the pieces: no shared state, and one merge at the end.
///
/// The calling thread does the first piece. There are never more pieces than items; with no items
/// there is no piece, and with `n_threads` 0 there is one. For work that is uneven or very fine,
/// rayon's `par_chunks` does better; this is `std::thread::scope` with the joining done.
///
/// # Panics
///
/// If `f` does, after all pieces have ended: with the payload of the first piece that panicked, or, if
/// it is a text, with the piece named. If a thread cannot be started.
///
/// ```
/// use threadlint_runtime::map_chunks;
///
/// let numbers: Vec<u64> = (1..=1000).collect();
/// let sums = map_chunks(&numbers, 4, |chunk| chunk.iter().sum::<u64>());
/// assert_eq!((sums.len(), sums.iter().sum::<u64>()), (4, 500_500));
/// ```
pub fn map_chunks<T, R, F>(items: &[T], n_threads: usize, f: F) -> Vec<R>
where
    T: Sync,
    R: Send,
    F: Fn(&[T]) -> R + Sync,
{
    map_pieces(pieces(items, n_threads).collect(), f)
}

/// [`map_chunks`], where each piece may be changed.
///
/// # Panics
///
/// As [`map_chunks`] does.
///
/// ```
/// use threadlint_runtime::map_chunks_mut;
///
/// let mut numbers = [1, 2, 3, 4, 5];
/// map_chunks_mut(&mut numbers, 2, |chunk| chunk.iter_mut().for_each(|it| *it *= 10));
/// assert_eq!(numbers, [10, 20, 30, 40, 50]);
/// ```
pub fn map_chunks_mut<T, R, F>(items: &mut [T], n_threads: usize, f: F) -> Vec<R>
where
    T: Send,
    R: Send,
    F: Fn(&mut [T]) -> R + Sync,
{
    let size = piece_size(items.len(), n_threads);
    map_pieces(items.chunks_mut(size).collect(), f)
}

fn pieces<T>(items: &[T], n_threads: usize) -> impl Iterator<Item = &[T]> {
    items.chunks(piece_size(items.len(), n_threads))
}

fn piece_size(n_items: usize, n_threads: usize) -> usize {
    n_items.div_ceil(n_threads.max(1)).max(1)
}

fn map_pieces<P: Send, R: Send>(pieces: Vec<P>, f: impl Fn(P) -> R + Sync) -> Vec<R> {
    let n_pieces = pieces.len();
    let mut pieces = pieces.into_iter();
    let Some(first) = pieces.next() else { return Vec::new() };
    let run = |piece| panics::catch(|| f(piece));
    let results: Vec<_> = thread::scope(|scope| {
        let threads: Vec<_> = pieces.map(|it| scope.spawn(move || run(it))).collect();
        let first = run(first);
        let others = threads.into_iter().map(|it| it.join().expect("its panic was caught"));
        [first].into_iter().chain(others).collect()
    });
    let name = |(idx, res): (usize, Result<R, panics::Panic>)| match res {
        Ok(res) => res,
        Err(panic) if panic.has_message() => {
            panic!("piece {idx} of {n_pieces} panicked: {}", panic.message())
        }
        Err(panic) => resume_unwind(panic.into_payload()),
    };
    results.into_iter().enumerate().map(name).collect()
}

#[cfg(test)]
mod tests {
    use super::{map_chunks, map_chunks_mut};

    #[test]
    fn agrees_with_one_thread() {
        for n_items in [0, 1, 2, 7, 100] {
            for n_threads in [0, 1, 3, 8, 200] {
                let items: Vec<usize> = (0..n_items).collect();
                let chunks = map_chunks(&items, n_threads, <[usize]>::to_vec);
                assert!(chunks.len() <= n_threads.max(1));
                assert!(chunks.iter().all(|it| !it.is_empty()));
                assert_eq!(chunks.concat(), items);
            }
        }
    }

    #[test]
    fn each_piece_is_changed_once() {
        let mut items = [0; 10];
        let sizes = map_chunks_mut(&mut items, 3, |it| {
            it.iter_mut().for_each(|it| *it += 1);
            it.len()
        });
        assert_eq!((items, sizes), ([1; 10], vec![4, 4, 2]));
    }

    #[test]
    #[should_panic(expected = "piece 1 of 3 panicked: ")]
    fn panic_names_its_piece() {
        map_chunks(&[1, 2, 3], 3, |it| assert_ne!(it, [2], "no such file"));
    }
}
