//! Results in the order in which the tasks finish.

use std::{collections::VecDeque, fmt, sync::Arc, time::Duration};

use crate::{
    blocked::Blocked,
    panics::TaskError,
    pool::handle::TaskHandle,
    sync::{Condvar, Mutex},
    wait::{Parked, Wait},
};

/// The tasks that have finished and were not asked for yet.
pub(crate) struct Ready {
    finished: Mutex<VecDeque<usize>>,
    arrived: Condvar,
}

/// Gives the results of some tasks as they come, each with its place in the input of [`as_completed`].
///
/// ```
/// # use threadlint_runtime::{ThreadPool, as_completed};
/// # let pool = ThreadPool::builder().max_workers(2).build()?;
/// let urls = ["a.example", "b.example"];
/// let fetches = urls.map(|url| pool.submit(move || url.len()).expect("it is not shut down"));
/// for (idx, size) in as_completed(fetches) {
///     println!("{}: {}", urls[idx], size.expect("no panic"));
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
#[must_use = "an iterator does nothing unless it is used"]
pub struct AsCompleted<T> {
    tasks: Vec<Option<TaskHandle<T>>>,
    n_left: usize,
    /// So many tasks were looked at by [`AsCompleted::help`]: they have begun.
    n_tried: usize,
    ready: Arc<Ready>,
}

/// Waits for several tasks at once: the results come in the order in which the tasks finish, so one
/// slow task does not hold up the others, and the place in the input tells whose result it is.
///
/// A task that was cancelled counts as finished. Dropping the iterator leaves the other tasks alone.
///
/// ```
/// use threadlint_runtime::{TaskError, ThreadPool, as_completed};
///
/// let pool = ThreadPool::builder().max_workers(4).build()?;
/// let inputs = ["1", "2", "three"];
/// let parse = |text: &'static str| move || text.parse::<u32>().expect("a number");
/// let tasks = inputs.map(|it| pool.submit(parse(it)).expect("it is not shut down"));
/// for (idx, res) in as_completed(tasks) {
///     match res {
///         Ok(number) => assert_eq!(number.to_string(), inputs[idx]),
///         // One failing task is reported with its input, and the others go on.
///         Err(error) => println!("{}: {error}", inputs[idx]),
///     }
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
pub fn as_completed<T>(tasks: impl IntoIterator<Item = TaskHandle<T>>) -> AsCompleted<T> {
    let finished = Mutex::new(VecDeque::new());
    let ready = Arc::new(Ready { finished, arrived: Condvar::new() });
    let tasks: Vec<_> = tasks.into_iter().map(Some).collect();
    for (idx, task) in tasks.iter().flatten().enumerate() {
        task.slot.watch(Arc::clone(&ready), idx);
    }
    AsCompleted { n_left: tasks.len(), n_tried: 0, tasks, ready }
}

impl Ready {
    pub(crate) fn push(&self, idx: usize) {
        self.finished.lock().push_back(idx);
        self.arrived.notify_one();
    }

    fn pop(&self, wait: Wait, blocked: Blocked) -> Option<usize> {
        let mut finished = self.finished.lock();
        while finished.is_empty() && wait.may_block() {
            if wait.park(&self.arrived, &mut finished, &blocked) == Parked::TimedOut {
                break;
            }
        }
        finished.pop_front()
    }
}

impl<T> AsCompleted<T> {
    /// The next result, if one comes within `timeout`; `Ok(None)` once all have come.
    ///
    /// # Errors
    ///
    /// With the number of results that are still to come, if none came in time.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::{ThreadPool, as_completed};
    /// # let pool = ThreadPool::builder().max_workers(2).build()?;
    /// let task = pool.submit(|| 7).expect("it is not shut down");
    /// let mut results = as_completed([task]);
    /// while let Ok(Some((idx, res))) = results.next_timeout(Duration::from_secs(10)) {
    ///     println!("{idx}: {res:?}");
    /// }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[track_caller]
    #[expect(clippy::type_complexity, reason = "an item, none, or late: names would not help")]
    pub fn next_timeout(
        &mut self,
        timeout: Duration,
    ) -> Result<Option<(usize, Result<T, TaskError>)>, usize> {
        let blocked = Blocked::on("one of several tasks");
        match self.next_as(Wait::timeout(timeout), blocked) {
            None if self.n_left > 0 => Err(self.n_left),
            res => Ok(res),
        }
    }

    fn next_as(&mut self, wait: Wait, blocked: Blocked) -> Option<(usize, Result<T, TaskError>)> {
        if self.n_left == 0 {
            return None;
        }
        let idx = match self.ready.pop(Wait::Never, blocked) {
            Some(idx) => idx,
            None => {
                self.help();
                self.ready.pop(wait, blocked)?
            }
        };
        let task = self.tasks[idx].take().expect("a task finishes once");
        self.n_left -= 1;
        Some((idx, task.slot.take()))
    }

    /// On a worker of the same pool, runs one of the tasks, which might otherwise wait for this thread.
    fn help(&mut self) {
        let untried = &self.tasks[self.n_tried..];
        let helped = untried.iter().position(|it| it.as_ref().is_some_and(help));
        self.n_tried = helped.map_or(self.tasks.len(), |it| self.n_tried + it + 1);
    }
}

/// Whether the task is finished by now.
fn help<T>(task: &TaskHandle<T>) -> bool {
    task.slot.help().is_ok() && task.is_finished()
}

impl<T> Iterator for AsCompleted<T> {
    type Item = (usize, Result<T, TaskError>);

    #[track_caller]
    fn next(&mut self) -> Option<Self::Item> {
        self.next_as(Wait::Forever, Blocked::on("one of several tasks"))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.n_left, Some(self.n_left))
    }
}

impl<T> ExactSizeIterator for AsCompleted<T> {}

impl<T> fmt::Debug for AsCompleted<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AsCompleted").field("n_left", &self.n_left).finish_non_exhaustive()
    }
}
