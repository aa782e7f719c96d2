//! What this thread knows about the pool and the tasks it is running.

use std::cell::RefCell;

use crate::{pool::task::Ran, sync};

sync::thread_local! {
    static CURRENT: RefCell<Current> = RefCell::new(Current::default());
}

#[derive(Default)]
struct Current {
    /// 0 in a thread that is no worker.
    pool_id: usize,
    /// The tasks that run on this thread, outermost first: a task that joins another of its own pool
    /// runs it in its place.
    running: Vec<usize>,
    inline: Counts,
}

/// What became of some tasks.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Counts {
    pub(crate) completed: u64,
    pub(crate) panicked: u64,
    pub(crate) cancelled: u64,
}

impl Counts {
    pub(crate) fn add(&mut self, ran: Ran) {
        match ran {
            Ran::Completed => self.completed += 1,
            Ran::Panicked => self.panicked += 1,
            Ran::Cancelled => self.cancelled += 1,
            Ran::Elsewhere => {}
        }
    }
}

/// A task runs on this thread as long as this lives.
pub(crate) struct Running;

/// This thread is a worker as long as this lives.
pub(crate) struct Working;

pub(crate) fn become_worker_of(pool_id: usize) -> Working {
    CURRENT.with(|it| it.borrow_mut().pool_id = pool_id);
    Working
}

pub(crate) fn enter(task: usize) -> Running {
    CURRENT.with(|it| it.borrow_mut().running.push(task));
    Running
}

pub(crate) fn is_inside(task: usize) -> bool {
    CURRENT.with(|it| it.borrow().running.contains(&task))
}

pub(crate) fn is_worker_of(pool_id: usize) -> bool {
    // A destructor of a thread-local may still join.
    CURRENT.try_with(|it| it.borrow().pool_id == pool_id).unwrap_or(false)
}

/// A task was run in the place of one that waits for it.
pub(crate) fn count_inline(ran: Ran) {
    // A task that was cancelled or ran elsewhere is counted where its entry leaves the queue.
    if matches!(ran, Ran::Completed | Ran::Panicked) {
        CURRENT.with(|it| it.borrow_mut().inline.add(ran));
    }
}

/// What was run in the place of others since the last call.
pub(crate) fn take_inline() -> Counts {
    CURRENT.with(|it| std::mem::take(&mut it.borrow_mut().inline))
}

impl Drop for Running {
    fn drop(&mut self) {
        CURRENT.with(|it| it.borrow_mut().running.pop());
    }
}

impl Drop for Working {
    fn drop(&mut self) {
        CURRENT.with(|it| it.borrow_mut().pool_id = 0);
    }
}
