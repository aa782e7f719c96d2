//! What a known library's types and functions do, read from the attributes of its stub.
//!
//! `model/stubs/README.md` lists the words. Attributes with other names are left alone, so that
//! ordinary code may pass through here as well.

mod words;

pub use self::words::is_effect;

/// What a type is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdtEffects {
    pub lock: Option<Lock>,
    pub guard: Option<GuardKind>,
    /// The same object as what it points to.
    pub pointer: bool,
    pub weak: bool,
    /// An address: it owns nothing of what is there.
    pub address: bool,
    /// What is inside has no identity of its own.
    pub collection: bool,
    pub atomic: bool,
    /// How far an atomic operation orders what is around it.
    pub ordering: bool,
    pub cell: bool,
    pub condvar: bool,
    pub notifier: bool,
    pub once_cell: bool,
    pub thread_handle: bool,
    pub task_handle: bool,
    pub barrier: bool,
    pub channel: Option<ChannelEnd>,
    pub scope: bool,
    pub pool: bool,
    pub runtime: bool,
    /// Looks async, and never waits.
    pub ready: bool,
}

/// A type of lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Lock {
    pub kind: LockKind,
    /// One thread may take it again.
    pub reentrant: bool,
    /// A panic while it is held shows at the next acquisition.
    pub poisons: bool,
    /// A second shared acquisition on one thread cannot deadlock.
    pub recursive_read: bool,
    /// Waiting for it suspends a task, not the thread.
    pub task: bool,
    pub raw: bool,
}

/// What kind of thing a lock is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LockKind {
    Mutex,
    RwLock,
    RefCell,
    Semaphore,
    Once,
    /// A concurrent map whose references hold a part of it.
    Map,
    Watch,
    File,
    Stdio,
}

/// What kind of guard a type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GuardKind {
    /// Must not live across an await.
    Sync,
    /// May live across an await.
    Task,
    /// A semaphore's permit.
    Permit,
    /// An entered span of tracing.
    Span,
    /// The lock of a file, which keeps other processes out. May live across an await.
    File,
}

/// An end of a channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChannelEnd {
    Sender,
    Receiver,
}

/// How an acquisition shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mode {
    Exclusive,
    Shared,
    /// Shared with readers, exclusive among its like.
    Upgradable,
}

/// How an acquisition waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum How {
    Blocks,
    Try,
    Timed,
    /// When the future that the call gives is awaited.
    Awaits,
}

/// The taking of a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Acquire {
    pub mode: Mode,
    pub how: How,
    /// Without a guard value.
    pub raw: bool,
    /// Cannot deadlock with the thread's own shared acquisitions.
    pub recursive: bool,
    /// Held only inside the call.
    pub temporary: bool,
}

/// Why a call may wait without bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum BlockKind {
    Io,
    /// As `Io`, with a peer on the network.
    Net,
    Sleep,
    Join,
    /// Waits for jobs of a pool for computing, and runs such jobs meanwhile.
    Compute,
    Channel,
    Barrier,
    Wait,
    Park,
    Process,
    Lock,
    Runtime,
    Spin,
}

/// A call that may wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Blocks {
    pub kind: BlockKind,
    pub timed: bool,
    /// It happens when the call's result is awaited, and suspends a task.
    pub awaits: bool,
}

/// A call that wakes who waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Notify {
    /// All of them.
    pub all: bool,
    /// Only those who wait already: nothing stays for who comes later.
    pub passing: bool,
}

/// Where an argument runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpawnKind {
    Thread,
    Scoped,
    Task,
    LocalTask,
    Pool,
    /// A pool for computing: as many threads as processors.
    Compute,
    /// A pool for blocking calls.
    Blocking,
    Runtime,
}

/// What an atomic operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AtomicOp {
    Load,
    Store,
    Swap,
    CompareExchange { weak: bool },
    ReadModifyWrite { update: bool },
}

/// What a channel is, as its constructor says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChannelKind {
    Bounded,
    Unbounded,
    Rendezvous,
    Oneshot,
    Broadcast,
    Watch,
}

/// A wait that gives up a guard meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Wait {
    /// Which argument is the guard; 0 is the receiver.
    pub guard: u32,
    /// It waits until a predicate holds.
    pub predicate: bool,
    pub timed: bool,
    /// It never ends for no reason.
    pub exact: bool,
}

/// A guard made from another one for the same lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MapsGuard {
    pub guard: u32,
    pub mode: Option<Mode>,
}

/// What a yes says of the value that something is meant for, `Some` or `Ok`: whether it is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Says {
    Present,
    Absent,
}

impl Says {
    /// What a no says.
    pub(crate) fn turned(self) -> Says {
        match self {
            Says::Present => Says::Absent,
            Says::Absent => Says::Present,
        }
    }
}

/// What the result of a call is to the receiver or first argument.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Relation {
    #[default]
    None,
    /// The same object.
    Same,
    /// One of its elements.
    Element,
    /// The data that it protects or holds alone.
    Inner,
}

/// What a function does that its signature does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FuncEffects {
    pub acquire: Option<Acquire>,
    pub releases_raw: bool,
    pub releases: Option<u32>,
    pub wait: Option<Wait>,
    pub notify: Option<Notify>,
    pub maps_guard: Option<MapsGuard>,
    pub unlocked: Option<u32>,
    pub forgets: Option<u32>,
    pub blocks: Option<Blocks>,
    pub spawn: Option<(SpawnKind, u32)>,
    pub block_in_place: Option<u32>,
    pub block_on: Option<u32>,
    /// `block_on` does not mind a runtime around it.
    pub block_on_nests: bool,
    pub stores: Option<u32>,
    /// The argument that is called only if the receiver holds nothing: `Option::unwrap_or_else`.
    pub calls_if_empty: Option<u32>,
    pub atomic: Option<AtomicOp>,
    /// Of a read-modify-write that applies one: the operator, as it is written.
    pub operator: Option<&'static str>,
    /// Orders the operations around it without an object.
    pub fence: bool,
    /// Ends what a pointer points to.
    pub frees: bool,
    /// Writes through a raw pointer.
    pub writes: bool,
    pub channel: Option<ChannelKind>,
    pub send: bool,
    pub recv: bool,
    pub relation: Relation,
    pub diverges: bool,
    pub cancel_safe: Option<bool>,
    /// What is lost when the future is dropped is its place in a queue.
    pub cancel_queue: bool,
    /// Functions that do the same in async code, by their paths; the first crate at hand counts.
    pub twins: Vec<String>,
    /// What of the process it changes or uses, which threads share without a lock.
    pub env_mutation: Option<ProcessState>,
    pub forks: Option<Fork>,
    pub probe: bool,
    /// A probe that asks whether there is nothing.
    pub asks_empty: bool,
    /// Tells how many elements its argument has.
    pub length: bool,
    /// Its result has a value on a thread of a runtime only: `Handle::try_current`.
    pub on_runtime: bool,
    /// What it awaits for its caller it gives up in time: `timeout`.
    pub awaits_timed: bool,
    /// Panics if its argument has no value: `Option::unwrap`.
    pub demands: bool,
    /// What it means if it says yes: `Option::is_some`.
    pub tells: Option<Says>,
    /// Looks and acts on what it finds in one call: `HashMap::entry`.
    pub one_step: bool,
    /// Stands for a macro of its name.
    pub is_macro: bool,
    /// Compares, sorts or swaps.
    pub orders: bool,
    pub spin_hint: bool,
    pub yields: bool,
    /// Runs code that it was given before.
    pub callback: bool,
    /// May panic in ordinary use.
    pub may_panic: bool,
    pub poison: Option<Poison>,
    /// What went wrong is not in the result any more: `Result::ok`.
    pub discards_error: bool,
}

/// What the threads of a process share without a lock of Rust's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProcessState {
    Environment,
    /// The working directory.
    Directory,
    /// The modes that new files do not get.
    Mask,
    /// The time zone, which C reads from the environment.
    Zone,
    Locale,
    /// Memory of C's library in which results are handed out, or the state of a generator.
    Buffer,
}

/// Where code runs that has a process with a single thread to itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fork {
    /// After the call.
    Rest,
    /// In the argument.
    Argument(u32),
}

/// What a function does about a poisoned lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Poison {
    /// Takes the guard out of the error.
    Recovers,
    /// Takes the mark off the lock.
    Clears,
}

impl Mode {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Mode::Exclusive => "exclusive",
            Mode::Shared => "shared",
            Mode::Upgradable => "upgradable",
        }
    }

    /// Whether two holders of these modes exclude each other.
    pub fn excludes(self, other: Mode) -> bool {
        matches!(
            (self, other),
            (Mode::Exclusive, _) | (_, Mode::Exclusive) | (Mode::Upgradable, Mode::Upgradable)
        )
    }
}
