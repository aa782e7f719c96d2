//! How many items were put and how many are done, and waiting until the two are equal.

use crossbeam_utils::CachePadded;

use crate::{
    blocked::Blocked,
    sync::{AtomicUsize, Condvar, Mutex, Ordering},
    wait::{Parked, Wait},
};

/// Both numbers wrap around together, and only their difference counts.
pub(crate) struct Tally {
    /// Written under the lock of the channel, before the item can be taken.
    put: AtomicUsize,
    /// Apart from `put`: consumers write it without a lock.
    done: CachePadded<AtomicUsize>,
    joining: AtomicUsize,
    gate: Mutex<()>,
    all_done: Condvar,
}

impl Tally {
    pub(crate) fn new() -> Self {
        Self {
            put: AtomicUsize::new(0),
            done: CachePadded::new(AtomicUsize::new(0)),
            joining: AtomicUsize::new(0),
            gate: Mutex::new(()),
            all_done: Condvar::new(),
        }
    }

    #[inline]
    pub(crate) fn set_put(&self, put: usize) {
        self.put.store(put, Ordering::Release);
    }

    #[inline]
    pub(crate) fn add_done(&self, n_items: usize) {
        let done = self.done.fetch_add(n_items, Ordering::AcqRel).wrapping_add(n_items);
        // Whoever joins writes `done` too, after it has said that it joins. Of the two writes one is
        // the later, and its thread sees what the other did before.
        if self.joining.load(Ordering::Acquire) > 0 && done == self.put.load(Ordering::Acquire) {
            self.wake();
        }
    }

    #[cold]
    fn wake(&self) {
        // Whoever joins has looked under this lock, and sleeps by now or has seen the numbers.
        drop(self.gate.lock());
        self.all_done.notify_all();
    }

    /// `done` is read first: if it equals a later `put`, nothing was unfinished when it was read.
    pub(crate) fn unfinished(&self) -> usize {
        let done = self.done.load(Ordering::Acquire);
        self.put.load(Ordering::Acquire).wrapping_sub(done)
    }

    /// Blocks until everything put is done; the number that is not, if the time is over.
    pub(crate) fn join(&self, wait: Wait, blocked: Blocked) -> Result<(), usize> {
        let mut gate = self.gate.lock();
        self.joining.fetch_add(1, Ordering::AcqRel);
        self.done.fetch_add(0, Ordering::AcqRel);
        let mut over = !wait.may_block();
        let res = loop {
            match self.unfinished() {
                0 => break Ok(()),
                n_items if over => break Err(n_items),
                _ => over = wait.park(&self.all_done, &mut gate, &blocked) == Parked::TimedOut,
            }
        };
        self.joining.fetch_sub(1, Ordering::AcqRel);
        res
    }
}
