//! Catching a panic with its message and its place.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    error, fmt,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    sync::Once,
    thread,
};

use parking_lot::Mutex;

thread_local! {
    static CATCHING: Cell<bool> = const { Cell::new(false) };
    static PLACE: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// A panic that was caught: of a task, a worker or a job.
///
/// ```
/// use threadlint_runtime::{TaskError, ThreadPool};
///
/// let pool = ThreadPool::builder().max_workers(1).build()?;
/// let task = pool.submit(|| panic!("no such file")).expect("it is not shut down");
/// let Err(TaskError::Panicked(panic)) = task.join() else { unreachable!() };
/// assert_eq!(panic.message(), "no such file");
/// println!("at {:?}", panic.place()); // Some("src/main.rs:4:28")
/// # Ok::<(), std::io::Error>(())
/// ```
pub struct Panic {
    message: String,
    place: Option<String>,
    /// In a lock only because payloads need not be `Sync`, and errors should be.
    payload: Mutex<Box<dyn Any + Send>>,
}

/// Why a task has no result.
///
/// ```
/// use threadlint_runtime::{TaskError, ThreadPool};
///
/// let pool = ThreadPool::builder().max_workers(1).build()?;
/// let task = pool.submit(|| "1o".parse::<u32>().expect("a number")).expect("it is not shut down");
/// match task.join() {
///     Ok(number) => println!("{number}"),
///     Err(TaskError::Panicked(panic)) => println!("{panic}"),
///     Err(error) => println!("{error}"),
/// }
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum TaskError {
    /// It panicked. The thread that ran it lives on.
    Panicked(Panic),
    /// It was cancelled before it began: by its handle, by a shutdown, or to make room for another.
    Cancelled,
    /// It was joined from inside of itself, and would have waited for ever.
    WouldDeadlock,
}

impl Panic {
    /// The message, or a remark that there is none if the panic's payload is no string.
    ///
    /// ```
    /// # use threadlint_runtime::Worker;
    /// let worker = Worker::spawn("loader", |_| panic!("no file"))?;
    /// let error = worker.join().map(|()| ()).expect_err("it panics");
    /// assert!(error.to_string().contains("no file"));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The place of the panic, `file:line:column`. Known unless somebody has replaced the panic hook
    /// after the first pool or worker was made.
    ///
    /// ```
    /// # use threadlint_runtime::{TaskError, Worker};
    /// let worker = Worker::spawn("loader", |_| panic!("no file"))?;
    /// if let Err(TaskError::Panicked(panic)) = worker.join().map(|()| ()) {
    ///     assert!(panic.place().is_some_and(|it| it.contains(".rs:")));
    /// }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn place(&self) -> Option<&str> {
        self.place.as_deref()
    }

    /// Whether the payload was a text.
    pub(crate) fn has_message(&self) -> bool {
        text(&**self.payload.lock()).is_some()
    }

    /// What the panic was raised with, for [`std::panic::resume_unwind`].
    ///
    /// ```
    /// # use threadlint_runtime::{TaskError, Worker};
    /// let worker = Worker::spawn("loader", |_| std::panic::panic_any(7_u8))?;
    /// if let Err(TaskError::Panicked(panic)) = worker.join().map(|()| ()) {
    ///     assert_eq!(panic.into_payload().downcast_ref(), Some(&7_u8));
    /// }
    /// # Ok::<(), std::io::Error>(())
    /// ```
    #[must_use]
    pub fn into_payload(self) -> Box<dyn Any + Send> {
        self.payload.into_inner()
    }
}

/// Runs `f` and catches its panic.
pub(crate) fn catch<T>(f: impl FnOnce() -> T) -> Result<T, Panic> {
    let outer = CATCHING.replace(true);
    let res = panic::catch_unwind(AssertUnwindSafe(f));
    CATCHING.set(outer);
    res.map_err(|payload| Panic {
        message: message(&*payload),
        place: PLACE.take(),
        payload: Mutex::new(payload),
    })
}

fn message(payload: &(dyn Any + Send)) -> String {
    text(payload).unwrap_or("(a panic without a message)").to_owned()
}

fn text(payload: &(dyn Any + Send)) -> Option<&str> {
    let text = payload.downcast_ref::<&str>().copied();
    text.or_else(|| payload.downcast_ref::<String>().map(String::as_str))
}

/// Drops what may panic when dropped, on a thread that must live on.
pub(crate) fn drop_caught<T>(value: T) {
    if let Err(panic) = catch(|| drop(value)) {
        // A payload that panics in its own destructor would be the next.
        std::mem::forget(panic);
    }
}

/// Makes [`catch`] learn the places of panics. The hook that was there before still runs.
pub(crate) fn watch_places() {
    static WATCHING: Once = Once::new();
    // A thread that panics must not touch the hook.
    if !thread::panicking() {
        WATCHING.call_once(|| {
            let previous = panic::take_hook();
            panic::set_hook(Box::new(move |info| {
                note_place(info);
                previous(info);
            }));
        });
    }
}

fn note_place(info: &PanicHookInfo<'_>) {
    if CATCHING.try_with(Cell::get).unwrap_or(false) {
        let place = info.location().map(ToString::to_string);
        PLACE.try_with(|it| it.replace(place)).ok();
    }
}

impl fmt::Debug for Panic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Panic");
        debug.field("message", &self.message).field("place", &self.place).finish_non_exhaustive()
    }
}

impl fmt::Display for Panic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "panicked")?;
        if let Some(place) = &self.place {
            write!(f, " at {place}")?;
        }
        write!(f, ": {}", self.message)
    }
}

impl fmt::Display for TaskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            TaskError::Panicked(panic) => write!(f, "the task {panic}"),
            TaskError::Cancelled => f.write_str("the task was cancelled before it began"),
            TaskError::WouldDeadlock => f.write_str("the task was joined from inside of itself"),
        }
    }
}

impl error::Error for Panic {}
impl error::Error for TaskError {}
