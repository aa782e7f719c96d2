//! Tasks that borrow.

use std::{
    fmt,
    panic::Location,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

use crate::{
    blocked::Blocked,
    panics::TaskError,
    pool::{
        builder::Timing,
        core::Core,
        task::{Run, Slot, Task, TaskName, TaskState},
    },
    wait::Wait,
};

/// A pool of threads for tasks that borrow from the caller; given to the closure of [`scope`].
///
/// ```
/// use threadlint_runtime::{Scope, scope};
///
/// fn count<'env>(scope: &Scope<'env>, lines: &'env [String], word: &'env str) -> usize {
///     let count = |chunk: &'env [String]| move || chunk.iter().filter(|it| *it == word).count();
///     let tasks: Vec<_> = lines.chunks(100).map(|it| scope.submit(count(it))).collect();
///     tasks.into_iter().map(|it| it.join().expect("no panic")).sum()
/// }
///
/// let lines = vec![String::from("a"); 1000];
/// assert_eq!(scope(4, |it| count(it, &lines, "a")), 1000);
/// ```
pub struct Scope<'env> {
    core: Arc<Core<'env>>,
    unseen_panics: Arc<AtomicUsize>,
}

/// The result of a task of a [`Scope`].
///
/// If it is dropped and the task panics, the scope panics at its end, as std's does.
///
/// ```
/// # use threadlint_runtime::scope;
/// let numbers = [1, 2, 3];
/// let sum = scope(2, |it| it.submit(|| numbers.iter().sum::<i32>()).join());
/// assert_eq!(sum.expect("no panic"), 6);
/// ```
#[must_use = "dropping the handle loses the result of the task"]
pub struct ScopedHandle<'env, T> {
    slot: Arc<dyn Slot<T> + 'env>,
    unseen_panics: Arc<AtomicUsize>,
}

/// Runs tasks that borrow from the caller on so many threads, and returns when all have ended.
///
/// In contrast to `std::thread::scope` there are so many threads however many tasks, and a panic stays
/// in its handle. In contrast to [`ThreadPool`](crate::ThreadPool) the threads are started for the
/// scope, which takes some tens of microseconds: make one scope around the work, not one for each
/// piece. (A pool's own threads cannot run what borrows without `unsafe` code, which this crate
/// forbids itself.)
///
/// If `f` panics, the tasks that have not begun are cancelled.
///
/// # Panics
///
/// If `f` does; or if a task does whose result nobody has asked for. If a thread cannot be started.
/// With no threads: as if with one.
///
/// ```
/// use threadlint_runtime::scope;
///
/// let documents = vec!["one two", "three", "four five six"];
/// let words: usize = scope(2, |scope| {
///     let count = |it: &'static str| move || it.split(' ').count();
///     let tasks: Vec<_> = documents.iter().map(|it| scope.submit(count(it))).collect();
///     tasks.into_iter().map(|it| it.join().expect("no panic")).sum()
/// });
/// assert_eq!(words, 6);
/// ```
pub fn scope<'env, R>(n_workers: usize, f: impl FnOnce(&Scope<'env>) -> R) -> R {
    let n_workers = n_workers.max(1);
    let names = (0..n_workers).map(|idx| format!("scope-{idx}")).collect();
    let scope = Scope {
        core: Arc::new(Core::new(names, usize::MAX, Timing::Off)),
        unseen_panics: Arc::default(),
    };
    let res = thread::scope(|threads| {
        let _ending = Ending(&scope.core);
        for (idx, name) in scope.core.names().enumerate() {
            let core = Arc::clone(&scope.core);
            let thread = thread::Builder::new().name(name.to_owned());
            let started = thread.spawn_scoped(threads, move || core.work(idx));
            started.expect("the system gives another thread");
        }
        f(&scope)
    });
    let n_panics = scope.unseen_panics.load(Ordering::Relaxed);
    assert!(
        n_panics == 0,
        "{n_panics} tasks of the scope panicked, and nobody asked for their results"
    );
    res
}

/// Ends the workers, also when the closure of the scope panics.
struct Ending<'a, 'env>(&'a Core<'env>);

impl Drop for Ending<'_, '_> {
    fn drop(&mut self) {
        if thread::panicking() {
            self.0.cancel_pending();
        }
        self.0.chan.close();
    }
}

impl<'env> Scope<'env> {
    /// Gives a task to the scope. Never blocks: the queue of a scope is bounded by what the closure
    /// submits.
    ///
    /// ```
    /// # use threadlint_runtime::scope;
    /// let name = String::from("borrowed");
    /// scope(1, |it| it.submit(|| println!("{name}")).join()).expect("no panic");
    /// ```
    #[track_caller]
    pub fn submit<T, F>(&self, f: F) -> ScopedHandle<'env, T>
    where
        T: Send + 'env,
        F: FnOnce() -> T + Send + 'env,
    {
        let name = TaskName::new(None, Location::caller());
        let unseen_panics = Arc::clone(&self.unseen_panics);
        let f = move || {
            let unseen = Unseen(&unseen_panics);
            let res = f();
            std::mem::forget(unseen);
            res
        };
        let task = Arc::new(Task::new(f, name, self.core.id));
        let run: Arc<dyn Run + 'env> = Arc::clone(&task) as _;
        let pushed = self.core.push(run, Wait::Forever, &Blocked::on("room in a pool's queue"));
        debug_assert!(
            pushed.is_ok(),
            "the queue of a scope has no bound, and is open in its closure"
        );
        ScopedHandle { slot: task, unseen_panics: Arc::clone(&self.unseen_panics) }
    }
}

/// Counts a panic when it is dropped.
struct Unseen<'a>(&'a AtomicUsize);

impl Drop for Unseen<'_> {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

impl<T> ScopedHandle<'_, T> {
    /// Blocks until the task is finished; see [`TaskHandle::join`](crate::TaskHandle::join).
    ///
    /// # Errors
    ///
    /// If the task panicked, or is the one that calls.
    ///
    /// ```
    /// # use threadlint_runtime::scope;
    /// let res = scope(1, |it| it.submit(|| panic!("no such file")).join());
    /// assert!(res.map(|()| ()).is_err());
    /// ```
    #[track_caller]
    pub fn join(self) -> Result<T, TaskError> {
        self.slot.help()?;
        self.slot.wait(Wait::Forever, Blocked::on("a task"));
        self.take()
    }

    /// Like [`join`](Self::join), for at most `timeout`.
    ///
    /// # Errors
    ///
    /// The handle, if the task is not finished in time.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::scope;
    /// let number = scope(1, |it| {
    ///     let task = it.submit(|| 7);
    ///     task.join_timeout(Duration::from_secs(10)).expect("it is short").expect("no panic")
    /// });
    /// assert_eq!(number, 7);
    /// ```
    #[track_caller]
    pub fn join_timeout(self, timeout: Duration) -> Result<Result<T, TaskError>, Self> {
        let wait = Wait::timeout(timeout);
        if let Err(error) = self.slot.help() {
            return Ok(Err(error));
        }
        if self.slot.wait(wait, Blocked::on("a task")) { Ok(self.take()) } else { Err(self) }
    }

    fn take(&self) -> Result<T, TaskError> {
        let res = self.slot.take();
        if let Err(TaskError::Panicked(_)) = res {
            self.unseen_panics.fetch_sub(1, Ordering::Relaxed);
        }
        res
    }

    /// Cancels the task if it has not begun; whether it will never begin for that reason.
    ///
    /// ```
    /// # use threadlint_runtime::scope;
    /// scope(1, |it| it.submit(|| println!("perhaps")).cancel());
    /// ```
    pub fn cancel(&self) -> bool {
        self.slot.cancel()
    }

    /// How far the task has come, at some moment.
    ///
    /// ```
    /// # use threadlint_runtime::{TaskState, scope};
    /// scope(1, |it| assert_ne!(it.submit(|| 7).state(), TaskState::Cancelled));
    /// ```
    #[must_use]
    pub fn state(&self) -> TaskState {
        self.slot.state()
    }
}

impl fmt::Debug for Scope<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scope").finish_non_exhaustive()
    }
}

impl<T> fmt::Debug for ScopedHandle<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScopedHandle").field("state", &self.state()).finish_non_exhaustive()
    }
}
