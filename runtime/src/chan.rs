//! The channel under [`Queue`](crate::queue::Queue) and the thread pool: one lock, two conditions.
//!
//! One lock rather than a lock-free ring, because closing, draining and evicting are then single steps,
//! the order is a matter of the store, and a model checker can see all of it.

use crate::{
    blocked::Blocked,
    sync::{AtomicUsize, Condvar, Mutex, MutexGuard, Ordering},
    tally::Tally,
    wait::{Parked, Wait, spin_until},
};

/// The order in which items leave.
pub trait Store<T> {
    fn push(&mut self, item: T);
    fn pop(&mut self) -> Option<T>;
    fn len(&self) -> usize;
}

pub(crate) struct Chan<S> {
    state: Mutex<State<S>>,
    not_empty: Condvar,
    not_full: Condvar,
    capacity: usize,
    /// The length, or `CLOSED`: a hint for spinning threads, written under the lock.
    hint: AtomicUsize,
    tally: Tally,
}

struct State<S> {
    store: S,
    closed: bool,
    waiting_put: usize,
    waiting_get: usize,
    put: usize,
    high_water: usize,
}

/// One consistent look at a channel.
pub(crate) struct Snapshot {
    pub(crate) depth: usize,
    pub(crate) waiting_put: usize,
    pub(crate) waiting_get: usize,
    pub(crate) closed: bool,
    pub(crate) put: usize,
    pub(crate) high_water: usize,
}

#[derive(Debug)]
pub(crate) enum PushError<T> {
    /// Full, at once or until the deadline.
    Full(T),
    Closed(T),
}

#[derive(Debug, PartialEq, Eq)]
pub(crate) enum PopError {
    /// Empty, at once or until the deadline.
    Empty,
    Closed,
}

const CLOSED: usize = usize::MAX;

impl<S> Chan<S> {
    pub(crate) fn new(store: S, capacity: usize) -> Self {
        Self {
            state: Mutex::new(State {
                store,
                closed: false,
                waiting_put: 0,
                waiting_get: 0,
                put: 0,
                high_water: 0,
            }),
            not_empty: Condvar::new(),
            not_full: Condvar::new(),
            capacity,
            hint: AtomicUsize::new(0),
            tally: Tally::new(),
        }
    }

    pub(crate) fn push<T>(&self, item: T, wait: Wait, blocked: &Blocked) -> Result<(), PushError<T>>
    where
        S: Store<T>,
    {
        let mut state = self.lock_when(wait, |len| len < self.capacity);
        while state.store.len() >= self.capacity && !state.closed {
            if !wait.may_block() {
                return Err(PushError::Full(item));
            }
            state.waiting_put += 1;
            let parked = wait.park(&self.not_full, &mut state, blocked);
            state.waiting_put -= 1;
            if parked == Parked::TimedOut && state.store.len() >= self.capacity && !state.closed {
                return Err(PushError::Full(item));
            }
        }
        self.push_locked(state, item)
    }

    /// Pushes at once; when full, the item that would leave next makes room and is returned.
    pub(crate) fn push_evicting<T>(&self, item: T) -> Result<Option<T>, PushError<T>>
    where
        S: Store<T>,
    {
        let mut state = self.state.lock();
        let full = state.store.len() >= self.capacity && !state.closed;
        let evicted = if full { state.store.pop() } else { None };
        self.push_locked(state, item).map(|()| evicted)
    }

    fn push_locked<T>(
        &self,
        mut state: MutexGuard<'_, State<S>>,
        item: T,
    ) -> Result<(), PushError<T>>
    where
        S: Store<T>,
    {
        if state.closed {
            return Err(PushError::Closed(item));
        }
        state.store.push(item);
        let depth = state.store.len();
        state.put += 1;
        state.high_water = state.high_water.max(depth);
        self.tally.set_put(state.put);
        self.hint.store(depth, Ordering::Relaxed);
        let wake = state.waiting_get > 0;
        drop(state);
        if wake {
            self.not_empty.notify_one();
        }
        Ok(())
    }

    pub(crate) fn pop<T>(&self, wait: Wait, blocked: &Blocked) -> Result<T, PopError>
    where
        S: Store<T>,
    {
        let mut state = self.lock_when(wait, |len| len > 0);
        loop {
            if let Some(item) = state.store.pop() {
                self.popped(state);
                return Ok(item);
            }
            if state.closed {
                return Err(PopError::Closed);
            }
            if !wait.may_block() {
                return Err(PopError::Empty);
            }
            state.waiting_get += 1;
            let parked = wait.park(&self.not_empty, &mut state, blocked);
            state.waiting_get -= 1;
            if parked == Parked::TimedOut && state.store.len() == 0 && !state.closed {
                return Err(PopError::Empty);
            }
        }
    }

    fn popped<T>(&self, state: MutexGuard<'_, State<S>>)
    where
        S: Store<T>,
    {
        if !state.closed {
            self.hint.store(state.store.len(), Ordering::Relaxed);
        }
        let wake = state.waiting_put > 0;
        drop(state);
        if wake {
            self.not_full.notify_one();
        }
    }

    /// The lock; when the call may block, after a short look-out for `ready` (of the length).
    fn lock_when(&self, wait: Wait, ready: impl Fn(usize) -> bool) -> MutexGuard<'_, State<S>> {
        if wait.may_block() {
            spin_until(|| {
                let hint = self.hint.load(Ordering::Relaxed);
                hint == CLOSED || ready(hint)
            });
        }
        self.state.lock()
    }

    /// No more pushes; what is stored can still be popped. Wakes everybody who waits.
    pub(crate) fn close(&self) {
        self.close_with(|_| ());
    }

    /// Closes, and takes out what is stored, in the order of the store.
    pub(crate) fn close_and_drain<T>(&self) -> Vec<T>
    where
        S: Store<T>,
    {
        self.close_with(|state| std::iter::from_fn(|| state.store.pop()).collect())
    }

    fn close_with<R>(&self, finish: impl FnOnce(&mut State<S>) -> R) -> R {
        let mut state = self.state.lock();
        state.closed = true;
        self.hint.store(CLOSED, Ordering::Relaxed);
        let res = finish(&mut state);
        drop(state);
        self.not_empty.notify_all();
        self.not_full.notify_all();
        res
    }

    /// What became of the items that were taken; the channel itself only counts those put.
    pub(crate) fn tally(&self) -> &Tally {
        &self.tally
    }

    pub(crate) fn capacity(&self) -> usize {
        self.capacity
    }

    pub(crate) fn snapshot<T>(&self) -> Snapshot
    where
        S: Store<T>,
    {
        let state = self.state.lock();
        Snapshot {
            depth: state.store.len(),
            waiting_put: state.waiting_put,
            waiting_get: state.waiting_get,
            closed: state.closed,
            put: state.put,
            high_water: state.high_water,
        }
    }
}
