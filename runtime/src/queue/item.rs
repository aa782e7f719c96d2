//! Items as guards: what was taken is done when it is dropped.

use std::{
    fmt,
    ops::{Deref, DerefMut},
};

use crate::tally::Tally;

/// An item taken from a [`Queue`](crate::Queue). Dropping it says that it is done, also when its
/// consumer panics, so [`Queue::join`](crate::Queue::join) cannot hang for a forgotten `task_done`, and
/// nobody can say it twice.
///
/// ```
/// use threadlint_runtime::Queue;
///
/// let jobs = Queue::bounded(10);
/// jobs.put(String::from("compress"))?;
/// {
///     let mut job = jobs.get().expect("one is there");
///     job.push_str(" a.txt");
///     assert_eq!(jobs.stats().unfinished, 1);
/// }
/// assert_eq!(jobs.stats().unfinished, 0);
/// # Ok::<(), threadlint_runtime::PutError<String>>(())
/// ```
#[must_use = "dropping the item says that it is done"]
pub struct Item<'q, T> {
    // Dropped before `done`: the item's own destructor is part of its work.
    value: T,
    done: TaskDone<'q>,
}

/// The promise that an item will be done: dropping it keeps the promise.
///
/// ```
/// use threadlint_runtime::Queue;
///
/// let jobs = Queue::bounded(10);
/// jobs.put("compress")?;
/// let (job, done) = jobs.get().expect("one is there").into_inner();
/// assert_eq!((job, jobs.stats().unfinished), ("compress", 1));
/// drop(done);
/// assert_eq!(jobs.stats().unfinished, 0);
/// # Ok::<(), threadlint_runtime::PutError<&str>>(())
/// ```
#[must_use = "dropping it says that the item is done"]
pub struct TaskDone<'q> {
    tally: &'q Tally,
}

impl<'q, T> Item<'q, T> {
    pub(crate) fn new(value: T, tally: &'q Tally) -> Self {
        Self { value, done: TaskDone { tally } }
    }

    /// The value by itself, and the promise that it will be done.
    ///
    /// ```
    /// # use threadlint_runtime::Queue;
    /// let names = Queue::bounded(1);
    /// names.put(String::from("a.txt"))?;
    /// let (name, _done) = names.get().expect("one is there").into_inner();
    /// let owned: String = name;
    /// # Ok::<(), threadlint_runtime::PutError<String>>(())
    /// ```
    pub fn into_inner(self) -> (T, TaskDone<'q>) {
        (self.value, self.done)
    }
}

impl<T> Deref for Item<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T> DerefMut for Item<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl Drop for TaskDone<'_> {
    fn drop(&mut self) {
        self.tally.add_done(1);
    }
}

impl<T: fmt::Debug> fmt::Debug for Item<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

impl fmt::Debug for TaskDone<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TaskDone").finish_non_exhaustive()
    }
}
