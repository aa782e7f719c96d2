//! One function over many inputs.

use std::{collections::VecDeque, fmt};

use crate::{panics::TaskError, pool::handle::TaskHandle};

/// Gives the results of [`ThreadPool::map`](crate::ThreadPool::map) in the order of the inputs,
/// blocking for each. Dropping it cancels what has not begun.
///
/// ```
/// use threadlint_runtime::ThreadPool;
///
/// let pool = ThreadPool::builder().max_workers(2).build()?;
/// let lengths = pool.map(["a", "bcd"], str::len);
/// let lengths: Result<Vec<usize>, _> = lengths.collect();
/// assert_eq!(lengths.expect("no panic"), [1, 3]);
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use = "dropping the iterator cancels the tasks"]
pub struct Map<T> {
    tasks: VecDeque<TaskHandle<T>>,
    /// So many inputs were refused, since the pool was shut down meanwhile: the last ones.
    n_refused: usize,
}

impl<T> Map<T> {
    pub(crate) fn new(tasks: VecDeque<TaskHandle<T>>, n_refused: usize) -> Self {
        Self { tasks, n_refused }
    }
}

impl<T> Iterator for Map<T> {
    type Item = Result<T, TaskError>;

    #[track_caller]
    fn next(&mut self) -> Option<Self::Item> {
        if let Some(task) = self.tasks.pop_front() {
            return Some(task.join());
        }
        self.n_refused = self.n_refused.checked_sub(1)?;
        Some(Err(TaskError::Cancelled))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let n_left = self.tasks.len() + self.n_refused;
        (n_left, Some(n_left))
    }
}

impl<T> ExactSizeIterator for Map<T> {}

impl<T> Drop for Map<T> {
    fn drop(&mut self) {
        for task in &self.tasks {
            task.cancel();
        }
    }
}

impl<T> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Map").field("n_left", &self.len()).finish_non_exhaustive()
    }
}
