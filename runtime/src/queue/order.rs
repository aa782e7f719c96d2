//! The orders in which items leave a queue.

use std::{
    cmp,
    collections::{BinaryHeap, VecDeque},
};

use crate::chan::Store;

/// The order of a [`Queue`](crate::Queue): [`Fifo`], [`Lifo`] or [`Priority`], and no other.
///
/// ```
/// use threadlint_runtime::{Order, Queue};
///
/// fn take_all<T, O: Order<T>>(queue: &Queue<T, O>) -> Vec<T> {
///     queue.close_now()
/// }
///
/// let jobs = Queue::lifo(2);
/// jobs.put("first")?;
/// jobs.put("second")?;
/// assert_eq!(take_all(&jobs), ["second", "first"]);
/// # Ok::<(), threadlint_runtime::PutError<&str>>(())
/// ```
pub trait Order<T>: sealed::Sealed {
    #[doc(hidden)]
    type Store: Store<T> + Default;
}

/// First in, first out: the order of [`Queue::bounded`](crate::Queue::bounded).
///
/// ```
/// # use threadlint_runtime::{Fifo, Queue};
/// struct Logger {
///     lines: Queue<String, Fifo>, // the same as Queue<String>
/// }
/// # let _ = Logger { lines: Queue::bounded(1) };
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Fifo {}

/// Last in, first out: the order of [`Queue::lifo`](crate::Queue::lifo).
///
/// ```
/// # use threadlint_runtime::{Lifo, Queue};
/// struct Search {
///     open: Queue<u32, Lifo>, // depth first
/// }
/// # let _ = Search { open: Queue::lifo(1) };
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Lifo {}

/// The greatest first, and of equals the oldest: the order of
/// [`Queue::priority`](crate::Queue::priority). For the least first, wrap the items in
/// [`std::cmp::Reverse`].
///
/// ```
/// # use threadlint_runtime::{Priority, Queue};
/// struct Mail {
///     outgoing: Queue<(u8, String), Priority>,
/// }
/// # let _ = Mail { outgoing: Queue::priority(1) };
/// ```
#[derive(Clone, Copy, Debug)]
pub enum Priority {}

mod sealed {
    pub trait Sealed {}
    impl Sealed for super::Fifo {}
    impl Sealed for super::Lifo {}
    impl Sealed for super::Priority {}
}

impl<T> Order<T> for Fifo {
    type Store = FifoStore<T>;
}

impl<T> Order<T> for Lifo {
    type Store = LifoStore<T>;
}

impl<T: Ord> Order<T> for Priority {
    type Store = PriorityStore<T>;
}

pub struct FifoStore<T>(VecDeque<T>);

impl<T> Default for FifoStore<T> {
    fn default() -> Self {
        Self(VecDeque::new())
    }
}

impl<T> Store<T> for FifoStore<T> {
    fn push(&mut self, item: T) {
        self.0.push_back(item);
    }

    fn pop(&mut self) -> Option<T> {
        self.0.pop_front()
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

pub struct LifoStore<T>(Vec<T>);

impl<T> Default for LifoStore<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Store<T> for LifoStore<T> {
    fn push(&mut self, item: T) {
        self.0.push(item);
    }

    fn pop(&mut self) -> Option<T> {
        self.0.pop()
    }

    fn len(&self) -> usize {
        self.0.len()
    }
}

pub struct PriorityStore<T> {
    heap: BinaryHeap<Ranked<T>>,
    next_number: u64,
}

/// An item and its number, by which equals leave in the order in which they came.
struct Ranked<T> {
    item: T,
    number: u64,
}

impl<T: Ord> Default for PriorityStore<T> {
    fn default() -> Self {
        Self { heap: BinaryHeap::new(), next_number: 0 }
    }
}

impl<T: Ord> Store<T> for PriorityStore<T> {
    fn push(&mut self, item: T) {
        self.heap.push(Ranked { item, number: self.next_number });
        self.next_number += 1;
    }

    fn pop(&mut self) -> Option<T> {
        self.heap.pop().map(|it| it.item)
    }

    fn len(&self) -> usize {
        self.heap.len()
    }
}

impl<T: Ord> Ord for Ranked<T> {
    fn cmp(&self, other: &Self) -> cmp::Ordering {
        self.item.cmp(&other.item).then_with(|| other.number.cmp(&self.number))
    }
}

impl<T: Ord> PartialOrd for Ranked<T> {
    fn partial_cmp(&self, other: &Self) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl<T: Ord> PartialEq for Ranked<T> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl<T: Ord> Eq for Ranked<T> {}
