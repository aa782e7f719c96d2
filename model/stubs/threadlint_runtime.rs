//! What the analysis knows of `threadlint-runtime`, the patterns it sends people to.

use std::{
    any::Any,
    error,
    fmt::Display,
    io,
    num::NonZeroU32,
    ops::{Deref, DerefMut},
    panic::Location,
    time::{Duration, Instant},
};

#[barrier]
pub struct Barrier;

#[derive(Clone, Copy)]
pub struct BarrierWait {
    pub is_leader: bool,
}

#[derive(Clone, Copy)]
pub struct BrokenBarrier;

pub struct BreakOnPanic<'a>;
impl Barrier {
    pub fn new(parties: usize) -> Self;
    #[blocks(barrier)]
    pub fn wait(&self) -> Result<BarrierWait, BrokenBarrier>;
    #[blocks(barrier, timed)]
    pub fn wait_timeout(&self, timeout: Duration) -> Result<BarrierWait, BrokenBarrier>;
    pub fn break_on_panic(&self) -> BreakOnPanic<'_>;
    pub fn break_now(&self);
    pub fn reset(&mut self);
    #[probe]
    pub fn is_broken(&self) -> bool;
}
impl Drop for BreakOnPanic<'_> {}
impl Display for BrokenBarrier {}
impl error::Error for BrokenBarrier {}

#[notifier]
pub struct Event;
impl Event {
    pub fn new() -> Self;
    #[notify(all)]
    pub fn set(&self);
    pub fn clear(&self);
    #[probe]
    pub fn is_set(&self) -> bool;
    #[blocks(wait)]
    pub fn wait(&self);
    #[blocks(wait, timed)]
    pub fn wait_timeout(&self, timeout: Duration) -> bool;
    #[blocks(wait, timed)]
    pub fn wait_deadline(&self, deadline: Instant) -> bool;
}
impl Default for Event {}

pub struct Panic;

pub enum TaskError {
    Panicked(Panic),
    Cancelled,
    WouldDeadlock,
}
impl Panic {
    pub fn message(&self) -> &str;
    pub fn place(&self) -> Option<&str>;
    pub fn into_payload(self) -> Box<dyn Any + Send>;
}
impl Display for Panic {}
impl Display for TaskError {}
impl error::Error for Panic {}
impl error::Error for TaskError {}

#[lock(semaphore)]
pub struct Semaphore;

#[guard(permit)]
pub struct Permit<'a>;

#[derive(Clone, Copy)]
pub enum AcquireError {
    Timeout,
    Closed,
}
impl Semaphore {
    pub const MAX_PERMITS: usize;
    pub fn new(permits: usize) -> Self;
    #[acquire(shared, blocks)]
    pub fn acquire(&self) -> Result<Permit<'_>, AcquireError>;
    #[acquire(shared, try)]
    pub fn try_acquire(&self) -> Option<Permit<'_>>;
    #[acquire(shared, timed)]
    pub fn acquire_timeout(&self, timeout: Duration) -> Result<Permit<'_>, AcquireError>;
    pub fn close(&self);
    #[probe]
    pub fn available(&self) -> usize;
}
impl Drop for Permit<'_> {}
impl Display for AcquireError {}
impl error::Error for AcquireError {}

#[notifier]
#[derive(Clone)]
pub struct StopSource;

#[notifier]
#[derive(Clone)]
pub struct StopToken;

pub struct StopCallback;
impl StopSource {
    pub fn new() -> Self;
    #[same]
    pub fn token(&self) -> StopToken;
    #[notify(all)]
    pub fn stop(&self);
    pub fn is_stopped(&self) -> bool;
}
impl StopToken {
    pub fn is_stopped(&self) -> bool;
    #[blocks(wait)]
    pub fn wait(&self);
    #[blocks(wait, timed)]
    pub fn wait_timeout(&self, timeout: Duration) -> bool;
    #[same]
    pub fn child(&self) -> StopSource;
    #[stores(1)]
    pub fn on_stop(&self, callback: impl FnOnce() + Send) -> StopCallback;
}
impl Default for StopSource {}
impl Drop for StopCallback {}

#[thread_handle]
pub struct Worker<T>;

pub enum StopError<T> {
    TimedOut(Worker<T>),
    Failed(TaskError),
}
impl<T: Send> Worker<T> {
    #[spawn(thread, 1)]
    pub fn spawn(name: &str, run: impl FnOnce(&StopToken) -> T + Send) -> io::Result<Self>;
    #[spawn(thread, 1)]
    pub fn spawn_with(
        name: &str,
        parent: &StopToken,
        run: impl FnOnce(&StopToken) -> T + Send,
    ) -> io::Result<Self>;
}
impl<T> Worker<T> {
    pub fn name(&self) -> &str;
    pub fn stop(&self);
    #[probe]
    pub fn is_finished(&self) -> bool;
    #[blocks(join)]
    pub fn join(self) -> Result<T, TaskError>;
    #[blocks(join, timed)]
    pub fn stop_and_join(self, timeout: Duration) -> Result<T, StopError<T>>;
    pub fn detach(self);
}
impl<T> Drop for Worker<T> {}
impl<T> Display for StopError<T> {}
impl<T> error::Error for StopError<T> {}

#[channel(sender, receiver)]
pub struct Queue<T, O: Order<T> = Fifo>;
impl<T> Queue<T> {
    #[channel(bounded)]
    pub fn bounded(capacity: usize) -> Self;
    #[channel(unbounded)]
    pub fn unbounded() -> Self;
}
impl<T> Queue<T, Lifo> {
    #[channel(bounded)]
    pub fn lifo(capacity: usize) -> Self;
}
impl<T: Ord> Queue<T, Priority> {
    #[channel(bounded)]
    pub fn priority(capacity: usize) -> Self;
}
impl<T, O: Order<T>> Queue<T, O> {
    #[send(blocks)]
    #[blocks(channel)]
    pub fn put(&self, item: T) -> Result<(), PutError<T>>;
    #[send(timed)]
    #[blocks(channel, timed)]
    pub fn put_timeout(&self, item: T, timeout: Duration) -> Result<(), PutError<T>>;
    #[send(try)]
    pub fn try_put(&self, item: T) -> Result<(), PutError<T>>;
    #[recv(blocks)]
    #[blocks(channel)]
    pub fn get(&self) -> Result<Item<'_, T>, GetError>;
    #[recv(timed)]
    #[blocks(channel, timed)]
    pub fn get_timeout(&self, timeout: Duration) -> Result<Item<'_, T>, GetError>;
    #[recv(try)]
    pub fn try_get(&self) -> Result<Item<'_, T>, GetError>;
    pub fn iter(&self) -> impl Iterator<Item = Item<'_, T>>;
    pub fn close(&self);
    pub fn close_now(&self) -> Vec<T>;
    #[blocks(join)]
    pub fn join(&self);
    #[blocks(join, timed)]
    pub fn join_timeout(&self, timeout: Duration) -> Result<(), Unfinished>;
    pub fn stats(&self) -> QueueStats;
}
impl<T, O: Order<T>> Clone for Queue<T, O> {}

pub struct Item<'q, T>;

pub struct TaskDone<'q>;
impl<'q, T> Item<'q, T> {
    #[inner]
    pub fn into_inner(self) -> (T, TaskDone<'q>);
}
impl<T> Deref for Item<'_, T> {
    type Target = T;
}
impl<T> DerefMut for Item<'_, T> {}
impl Drop for TaskDone<'_> {}

pub trait Order<T> {}

#[derive(Clone, Copy)]
pub enum Fifo {}

#[derive(Clone, Copy)]
pub enum Lifo {}

#[derive(Clone, Copy)]
pub enum Priority {}

#[derive(Clone, Copy)]
pub enum PutError<T> {
    Full(T),
    Closed(T),
}
impl<T> PutError<T> {
    pub fn into_inner(self) -> T;
}

#[derive(Clone, Copy)]
pub enum GetError {
    Empty,
    Closed,
}

#[derive(Clone, Copy)]
pub struct Unfinished {
    pub count: usize,
}

#[derive(Clone, Copy)]
pub struct QueueStats {
    pub capacity: Option<usize>,
    pub depth: usize,
    pub high_water: usize,
    pub put: usize,
    pub got: usize,
    pub unfinished: usize,
    pub waiting_put: usize,
    pub waiting_get: usize,
    pub closed: bool,
}
impl<T> Display for PutError<T> {}
impl Display for GetError {}
impl Display for Unfinished {}
impl Display for QueueStats {}
impl<T> error::Error for PutError<T> {}
impl error::Error for GetError {}
impl error::Error for Unfinished {}

#[pool]
pub struct ThreadPool;

pub struct Rejected<F> {
    pub reason: RejectReason,
    pub task: F,
}

#[derive(Clone, Copy)]
pub enum RejectReason {
    Full,
    ShutDown,
}
impl ThreadPool {
    pub fn builder() -> ThreadPoolBuilder;
    #[spawn(pool, 1)]
    pub fn submit<T: Send, F: FnOnce() -> T + Send>(
        &self,
        task: F,
    ) -> Result<TaskHandle<T>, Rejected<F>>;
    #[spawn(pool, 2)]
    pub fn submit_named<T: Send, F: FnOnce() -> T + Send>(
        &self,
        name: &str,
        task: F,
    ) -> Result<TaskHandle<T>, Rejected<F>>;
    #[spawn(pool, 1)]
    pub fn submit_with_stop<T: Send, F: FnOnce(&StopToken) -> T + Send>(
        &self,
        task: F,
    ) -> Result<TaskHandle<T>, RejectReason>;
    #[spawn(pool, 2)]
    pub fn map<I: IntoIterator, T: Send, F: Fn(I::Item) -> T + Send + Sync>(
        &self,
        items: I,
        f: F,
    ) -> Map<T>
    where
        I::Item: Send;
    #[blocks(join)]
    pub fn shutdown(
        &self,
        how: Shutdown,
        timeout: Duration,
    ) -> Result<ShutdownReport, ShutdownTimeout>;
    pub fn stats(&self) -> PoolStats;
}
impl Drop for ThreadPool {}
impl<F> Display for Rejected<F> {}
impl Display for RejectReason {}
impl<F> error::Error for Rejected<F> {}
impl error::Error for RejectReason {}

#[derive(Clone, Copy, Default)]
pub enum OnFull {
    Block,
    CallerRuns,
    Reject,
    DropOldest,
}

#[derive(Clone, Copy)]
pub enum Timing {
    Off,
    Sampled(NonZeroU32),
    All,
}
impl Default for Timing {}

#[derive(Clone)]
pub struct ThreadPoolBuilder;
impl ThreadPoolBuilder {
    pub fn name(self, name: &str) -> Self;
    pub fn max_workers(self, n_workers: usize) -> Self;
    pub fn stack_size(self, bytes: usize) -> Self;
    pub fn queue_capacity(self, n_tasks: usize) -> Self;
    pub fn on_full(self, on_full: OnFull) -> Self;
    pub fn timing(self, timing: Timing) -> Self;
    pub fn build(self) -> io::Result<ThreadPool>;
}

#[derive(Clone)]
pub struct PoolStats {
    pub workers: Vec<WorkerStats>,
    pub queue_depth: usize,
    pub queue_high_water: usize,
    pub queue_capacity: Option<usize>,
    pub waiting_submitters: usize,
    pub completed: u64,
    pub panicked: u64,
    pub cancelled: u64,
    pub uptime: Duration,
    pub wait: Latency,
    pub run: Latency,
}

#[derive(Clone)]
pub struct WorkerStats {
    pub name: String,
    pub state: WorkerState,
    pub completed: u64,
    pub panicked: u64,
    pub busy: Duration,
}

#[derive(Clone)]
pub enum WorkerState {
    Idle,
    Running(TaskName),
    Stopped,
}
impl PoolStats {
    pub fn running(&self) -> usize;
    pub fn utilisation(&self) -> f64;
}
impl Display for PoolStats {}
impl Display for WorkerStats {}
impl Display for WorkerState {}
impl Display for Latency {}

#[derive(Clone, Copy, Default)]
pub struct Latency {
    pub count: u64,
    pub p50: Duration,
    pub p90: Duration,
    pub p99: Duration,
    pub p999: Duration,
    pub max: Duration,
}

#[derive(Clone, Copy)]
pub enum TaskState {
    Pending,
    Running,
    Completed,
    Panicked,
    Cancelled,
}

#[derive(Clone)]
pub struct TaskName;
impl TaskName {
    pub fn name(&self) -> Option<&str>;
    pub fn submitted_at(&self) -> &'static Location<'static>;
}
impl Display for TaskName {}

#[derive(Clone, Copy)]
pub enum Shutdown {
    Drain,
    CancelPending,
}

#[derive(Clone, Copy)]
pub struct ShutdownReport {
    pub completed: u64,
    pub panicked: u64,
    pub cancelled: u64,
    pub elapsed: Duration,
}

#[derive(Clone)]
pub struct ShutdownTimeout {
    pub report: ShutdownReport,
    pub still_running: Vec<RunningTask>,
    pub still_pending: usize,
}

#[derive(Clone)]
pub struct RunningTask {
    pub worker: String,
    pub task: TaskName,
    pub running_for: Option<Duration>,
}
impl Display for ShutdownReport {}
impl Display for ShutdownTimeout {}
impl Display for RunningTask {}
impl error::Error for ShutdownTimeout {}

#[task_handle]
pub struct TaskHandle<T>;
impl<T> TaskHandle<T> {
    #[blocks(join)]
    pub fn join(self) -> Result<T, TaskError>;
    #[blocks(join, timed)]
    pub fn join_timeout(self, timeout: Duration) -> Result<Result<T, TaskError>, Self>;
    pub fn cancel(&self) -> bool;
    #[probe]
    pub fn is_finished(&self) -> bool;
    #[probe]
    pub fn state(&self) -> TaskState;
    pub fn detach(self);
}

#[scope]
pub struct Scope<'env>;

#[task_handle]
pub struct ScopedHandle<'env, T>;
#[calls(1)]
#[blocks(join)]
pub fn scope<'env, R>(n_workers: usize, f: impl FnOnce(&Scope<'env>) -> R) -> R;
impl<'env> Scope<'env> {
    #[spawn(scoped, 1)]
    pub fn submit<T: Send, F: FnOnce() -> T + Send>(&self, f: F) -> ScopedHandle<'env, T>;
}
impl<T> ScopedHandle<'_, T> {
    #[blocks(join)]
    pub fn join(self) -> Result<T, TaskError>;
    #[blocks(join, timed)]
    pub fn join_timeout(self, timeout: Duration) -> Result<Result<T, TaskError>, Self>;
    pub fn cancel(&self) -> bool;
    #[probe]
    pub fn state(&self) -> TaskState;
}

pub struct AsCompleted<T>;
pub fn as_completed<T>(tasks: impl IntoIterator<Item = TaskHandle<T>>) -> AsCompleted<T>;
impl<T> AsCompleted<T> {
    #[blocks(join, timed)]
    pub fn next_timeout(
        &mut self,
        timeout: Duration,
    ) -> Result<Option<(usize, Result<T, TaskError>)>, usize>;
}
impl<T> Iterator for AsCompleted<T> {
    type Item = (usize, Result<T, TaskError>);
    #[blocks(join)]
    fn next(&mut self) -> Option<Self::Item>;
}

pub struct Map<T>;
impl<T> Iterator for Map<T> {
    type Item = Result<T, TaskError>;
    #[blocks(join)]
    fn next(&mut self) -> Option<Self::Item>;
}

pub mod ordered {
    use std::{
        error,
        fmt::{self, Display},
        ops::{Deref, DerefMut},
        panic::Location,
        time::Duration,
    };

    #[lock(mutex)]
    pub struct Mutex<T: ?Sized>;

    #[guard(sync)]
    pub struct MutexGuard<'a, T: ?Sized>;
    impl<T> Mutex<T> {
        pub fn new(value: T) -> Self;
        pub fn named(name: &'static str, value: T) -> Self;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T: ?Sized> Mutex<T> {
        #[acquire(exclusive, blocks)]
        pub fn lock(&self) -> MutexGuard<'_, T>;
        #[acquire(exclusive, blocks, nested)]
        pub fn lock_nested(&self) -> MutexGuard<'_, T>;
        #[acquire(exclusive, try)]
        pub fn try_lock(&self) -> Option<MutexGuard<'_, T>>;
        #[acquire(exclusive, timed)]
        pub fn lock_within(&self, timeout: Duration) -> Result<MutexGuard<'_, T>, LockTimeout>;
        #[acquire(exclusive, blocks, temporary)]
        #[calls(1)]
        #[inner]
        pub fn with<R>(&self, f: impl FnOnce(&mut T) -> R) -> R;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
    }
    impl<T: Default> Default for Mutex<T> {}
    impl<T: ?Sized> Deref for MutexGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for MutexGuard<'_, T> {}

    #[lock(rwlock)]
    pub struct RwLock<T: ?Sized>;

    #[guard(sync)]
    pub struct RwLockReadGuard<'a, T: ?Sized>;

    #[guard(sync)]
    pub struct RwLockWriteGuard<'a, T: ?Sized>;
    impl<T> RwLock<T> {
        pub fn new(value: T) -> Self;
        pub fn named(name: &'static str, value: T) -> Self;
        #[inner]
        pub fn into_inner(self) -> T;
    }
    impl<T: ?Sized> RwLock<T> {
        #[acquire(shared, blocks)]
        pub fn read(&self) -> RwLockReadGuard<'_, T>;
        #[acquire(exclusive, blocks)]
        pub fn write(&self) -> RwLockWriteGuard<'_, T>;
        #[acquire(shared, try)]
        pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T>>;
        #[acquire(exclusive, try)]
        pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T>>;
        #[acquire(shared, timed)]
        pub fn read_within(&self, timeout: Duration)
        -> Result<RwLockReadGuard<'_, T>, LockTimeout>;
        #[acquire(exclusive, timed)]
        pub fn write_within(
            &self,
            timeout: Duration,
        ) -> Result<RwLockWriteGuard<'_, T>, LockTimeout>;
        #[inner]
        pub fn get_mut(&mut self) -> &mut T;
    }
    impl<T: Default> Default for RwLock<T> {}
    impl<T: ?Sized> Deref for RwLockReadGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> Deref for RwLockWriteGuard<'_, T> {
        type Target = T;
    }
    impl<T: ?Sized> DerefMut for RwLockWriteGuard<'_, T> {}

    #[condvar]
    #[derive(Default)]
    pub struct Condition;

    #[derive(Clone, Copy)]
    pub struct WaitTimeout {
        pub waited: Duration,
    }
    impl Condition {
        pub fn new() -> Self;
        #[wait(1, predicate)]
        pub fn wait_while<T: ?Sized>(
            &self,
            guard: &mut MutexGuard<'_, T>,
            predicate: impl FnMut(&mut T) -> bool,
        );
        #[wait(1, predicate, timed)]
        pub fn wait_while_timeout<T: ?Sized>(
            &self,
            guard: &mut MutexGuard<'_, T>,
            timeout: Duration,
            predicate: impl FnMut(&mut T) -> bool,
        ) -> Result<(), WaitTimeout>;
        #[notify(one)]
        pub fn notify_one(&self);
        #[notify(all)]
        pub fn notify_all(&self);
    }
    impl Display for WaitTimeout {}
    impl error::Error for WaitTimeout {}

    #[derive(Clone, Copy)]
    pub struct SameLock {
        pub first: usize,
        pub second: usize,
    }
    impl Display for SameLock {}
    impl error::Error for SameLock {}
    #[acquire(exclusive, blocks, ordered)]
    pub fn lock_all<'a, T: ?Sized, const N: usize>(
        locks: [&'a Mutex<T>; N],
    ) -> Result<[MutexGuard<'a, T>; N], SameLock>;
    #[acquire(exclusive, blocks, ordered)]
    pub fn lock_slice<'a, T: ?Sized>(
        locks: &[&'a Mutex<T>],
    ) -> Result<Vec<MutexGuard<'a, T>>, SameLock>;
    pub fn checks_enabled() -> bool;
    #[probe]
    pub fn held_locks() -> Vec<Acquisition>;
    pub fn assert_no_locks_held();
    #[stores(0)]
    pub fn set_violation_handler(handler: impl Fn(&LockOrderViolation) + Send + Sync);

    #[derive(Clone)]
    pub struct Acquisition {
        pub lock: String,
        pub at: &'static Location<'static>,
    }

    #[derive(Clone)]
    pub struct Edge {
        pub held: Acquisition,
        pub acquired: Acquisition,
        pub thread: String,
    }

    #[derive(Clone, Copy)]
    pub enum ViolationKind {
        Inversion,
        SelfDeadlock,
        ReadRecursion,
        SameClass,
        HeldAtThreadEnd,
    }

    #[derive(Clone)]
    pub struct LockOrderViolation {
        pub kind: ViolationKind,
        pub thread: String,
        pub held: Acquisition,
        pub wanted: Acquisition,
        pub earlier: Vec<Edge>,
    }
    impl Display for Acquisition {}
    impl Display for Edge {}
    impl Display for ViolationKind {}
    impl Display for LockOrderViolation {}
    impl error::Error for LockOrderViolation {}

    #[derive(Clone)]
    pub struct LockTimeout {
        pub waited: Duration,
        pub holder: Option<LockHolder>,
    }

    #[derive(Clone)]
    pub struct LockHolder {
        pub thread: String,
        pub since: &'static Location<'static>,
    }
    impl Display for LockTimeout {}
    impl error::Error for LockTimeout {}
}
