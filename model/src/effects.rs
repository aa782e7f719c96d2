//! What a known library's types and functions do, read from the attributes of its stub.
//!
//! `model/stubs/README.md` lists the words. Attributes with other names are left alone, so that
//! ordinary code may pass through here as well.

use crate::{
    Symbol,
    facts::{Attr, AttrArg},
};

/// What a type is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AdtEffects {
    pub lock: Option<Lock>,
    pub guard: Option<GuardKind>,
    /// The same object as what it points to.
    pub pointer: bool,
    pub weak: bool,
    /// What is inside has no identity of its own.
    pub collection: bool,
    pub atomic: bool,
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
    Sleep,
    Join,
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

/// Where an argument runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SpawnKind {
    Thread,
    Scoped,
    Task,
    LocalTask,
    Pool,
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
}

/// A guard made from another one for the same lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct MapsGuard {
    pub guard: u32,
    pub mode: Option<Mode>,
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
    /// `Some(true)`: all waiters.
    pub notify: Option<bool>,
    pub maps_guard: Option<MapsGuard>,
    pub unlocked: Option<u32>,
    pub forgets: Option<u32>,
    pub blocks: Option<Blocks>,
    pub spawn: Option<(SpawnKind, u32)>,
    pub block_in_place: Option<u32>,
    pub block_on: Option<u32>,
    pub stores: Option<u32>,
    /// The argument that is called only if the receiver holds nothing: `Option::unwrap_or_else`.
    pub calls_if_empty: Option<u32>,
    pub atomic: Option<AtomicOp>,
    pub channel: Option<ChannelKind>,
    pub send: bool,
    pub recv: bool,
    pub relation: Relation,
    pub diverges: bool,
    pub cancel_safe: Option<bool>,
    pub env_mutation: bool,
    pub probe: bool,
    /// Compares, sorts or swaps.
    pub orders: bool,
    pub spin_hint: bool,
    pub yields: bool,
}

/// The words and numbers of an attribute.
struct Words<'a>(&'a Attr);

impl Words<'_> {
    fn has(&self, word: &str) -> bool {
        self.0.args.iter().any(|it| matches!(it, AttrArg::Word(name) if *name == word))
    }

    fn number(&self) -> u32 {
        let literal = self.0.args.iter().find_map(|it| match it {
            AttrArg::Literal(text) => text.parse().ok(),
            _ => None,
        });
        literal.unwrap_or(0)
    }

    fn pick<T: Copy>(&self, table: &[(&str, T)]) -> Option<T> {
        table.iter().find(|it| self.has(it.0)).map(|it| it.1)
    }
}

impl AdtEffects {
    /// Reads the attributes of a type's declaration.
    pub(crate) fn new(attrs: &[Attr]) -> AdtEffects {
        let mut res = AdtEffects::default();
        for attr in attrs {
            let words = Words(attr);
            match attr.name.as_str() {
                "lock" => res.lock = lock(&words),
                "guard" => res.guard = Some(words.pick(GUARD_KINDS).unwrap_or(GuardKind::Sync)),
                "pointer" => {
                    res.pointer = true;
                    res.weak = words.has("weak");
                }
                "collection" => res.collection = true,
                "atomic" => res.atomic = true,
                "cell" => res.cell = true,
                "condvar" => res.condvar = true,
                "notifier" => res.notifier = true,
                "once_cell" => res.once_cell = true,
                "thread_handle" => res.thread_handle = true,
                "task_handle" => res.task_handle = true,
                "barrier" => res.barrier = true,
                "channel" => res.channel = words.pick(CHANNEL_ENDS),
                "scope" => res.scope = true,
                "pool" => res.pool = true,
                "runtime" => res.runtime = true,
                _ => {}
            }
        }
        res
    }
}

fn lock(words: &Words<'_>) -> Option<Lock> {
    Some(Lock {
        kind: words.pick(LOCK_KINDS)?,
        reentrant: words.has("reentrant"),
        poisons: words.has("poisons"),
        recursive_read: words.has("recursive_read"),
        task: words.has("task"),
        raw: words.has("raw"),
    })
}

impl FuncEffects {
    /// Reads the attributes of a function's declaration.
    pub(crate) fn new(attrs: &[Attr]) -> FuncEffects {
        let mut res = FuncEffects::default();
        for attr in attrs {
            res.read(attr);
        }
        res
    }

    fn read(&mut self, attr: &Attr) {
        let words = Words(attr);
        match attr.name.as_str() {
            "acquire" => {
                self.acquire = Some(Acquire {
                    mode: words.pick(MODES).unwrap_or(Mode::Exclusive),
                    how: words.pick(HOWS).unwrap_or(How::Blocks),
                    raw: words.has("raw"),
                    recursive: words.has("recursive"),
                    temporary: words.has("temporary"),
                });
            }
            "release" => self.releases_raw = true,
            "releases" => self.releases = Some(words.number()),
            "wait" => {
                self.wait = Some(Wait {
                    guard: words.number(),
                    predicate: words.has("predicate"),
                    timed: words.has("timed"),
                });
            }
            "notify" => self.notify = Some(words.has("all")),
            "maps_guard" => {
                self.maps_guard =
                    Some(MapsGuard { guard: words.number(), mode: words.pick(MODES) });
            }
            "unlocked" => self.unlocked = Some(words.number()),
            "forgets" => self.forgets = Some(words.number()),
            "blocks" => {
                self.blocks = words.pick(BLOCK_KINDS).map(|kind| Blocks {
                    kind,
                    timed: words.has("timed"),
                    awaits: words.has("awaits"),
                });
            }
            "spawn" => self.spawn = words.pick(SPAWN_KINDS).map(|kind| (kind, words.number())),
            "block_in_place" => self.block_in_place = Some(words.number()),
            "block_on" => self.block_on = Some(words.number()),
            "stores" => self.stores = Some(words.number()),
            "calls" if words.has("empty") => self.calls_if_empty = Some(words.number()),
            "atomic" => self.atomic = atomic(&words),
            "channel" => self.channel = words.pick(CHANNEL_KINDS),
            "send" => self.send = true,
            "recv" => self.recv = true,
            "same" => self.relation = Relation::Same,
            "element" => self.relation = Relation::Element,
            "inner" => self.relation = Relation::Inner,
            "diverges" => self.diverges = true,
            "cancel_safe" => self.cancel_safe = Some(true),
            "cancel_unsafe" => self.cancel_safe = Some(false),
            "env_mutation" => self.env_mutation = true,
            "probe" => self.probe = true,
            "orders" => self.orders = true,
            "spin_hint" => self.spin_hint = true,
            "yields" => self.yields = true,
            _ => {}
        }
    }

    /// Whether a body that calls this is worth a look on its own.
    pub(crate) fn matters(&self) -> bool {
        self.acquire.is_some()
            || self.releases_raw
            || self.wait.is_some()
            || self.notify.is_some()
            || self.forgets.is_some()
            || self.blocks.is_some()
            || self.spawn.is_some()
            || self.block_on.is_some()
            || self.channel.is_some()
            || self.env_mutation
    }
}

fn atomic(words: &Words<'_>) -> Option<AtomicOp> {
    Some(match () {
        () if words.has("load") => AtomicOp::Load,
        () if words.has("store") => AtomicOp::Store,
        () if words.has("swap") => AtomicOp::Swap,
        () if words.has("cas") => AtomicOp::CompareExchange { weak: words.has("weak") },
        () if words.has("rmw") => AtomicOp::ReadModifyWrite { update: words.has("update") },
        () => return None,
    })
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

/// The symbol's text is only for messages; this keeps the word tables in one place.
type Table<T> = &'static [(&'static str, T)];

/// The most special word first: `#[guard(sync, span)]`.
const GUARD_KINDS: Table<GuardKind> = &[
    ("span", GuardKind::Span),
    ("permit", GuardKind::Permit),
    ("task", GuardKind::Task),
    ("sync", GuardKind::Sync),
];

const LOCK_KINDS: Table<LockKind> = &[
    ("mutex", LockKind::Mutex),
    ("rwlock", LockKind::RwLock),
    ("refcell", LockKind::RefCell),
    ("semaphore", LockKind::Semaphore),
    ("once", LockKind::Once),
    ("map", LockKind::Map),
    ("watch", LockKind::Watch),
    ("file", LockKind::File),
    ("stdio", LockKind::Stdio),
];

const MODES: Table<Mode> =
    &[("exclusive", Mode::Exclusive), ("shared", Mode::Shared), ("upgradable", Mode::Upgradable)];

const HOWS: Table<How> =
    &[("blocks", How::Blocks), ("try", How::Try), ("timed", How::Timed), ("awaits", How::Awaits)];

const BLOCK_KINDS: Table<BlockKind> = &[
    ("io", BlockKind::Io),
    ("sleep", BlockKind::Sleep),
    ("join", BlockKind::Join),
    ("channel", BlockKind::Channel),
    ("barrier", BlockKind::Barrier),
    ("wait", BlockKind::Wait),
    ("park", BlockKind::Park),
    ("process", BlockKind::Process),
    ("lock", BlockKind::Lock),
    ("runtime", BlockKind::Runtime),
    ("spin", BlockKind::Spin),
];

const SPAWN_KINDS: Table<SpawnKind> = &[
    ("thread", SpawnKind::Thread),
    ("scoped", SpawnKind::Scoped),
    ("task", SpawnKind::Task),
    ("local_task", SpawnKind::LocalTask),
    ("pool", SpawnKind::Pool),
    ("blocking", SpawnKind::Blocking),
    ("runtime", SpawnKind::Runtime),
];

const CHANNEL_ENDS: Table<ChannelEnd> =
    &[("sender", ChannelEnd::Sender), ("receiver", ChannelEnd::Receiver)];

const CHANNEL_KINDS: Table<ChannelKind> = &[
    ("bounded", ChannelKind::Bounded),
    ("unbounded", ChannelKind::Unbounded),
    ("rendezvous", ChannelKind::Rendezvous),
    ("oneshot", ChannelKind::Oneshot),
    ("broadcast", ChannelKind::Broadcast),
    ("watch", ChannelKind::Watch),
];

/// Whether an attribute's name is one that says what a library does.
pub fn is_effect(name: Symbol) -> bool {
    const NAMES: &[&str] = &[
        "lock",
        "guard",
        "pointer",
        "collection",
        "atomic",
        "cell",
        "condvar",
        "notifier",
        "once_cell",
        "thread_handle",
        "task_handle",
        "barrier",
        "channel",
        "scope",
        "pool",
        "runtime",
        "acquire",
        "release",
        "releases",
        "wait",
        "notify",
        "maps_guard",
        "unlocked",
        "forgets",
        "blocks",
        "spawn",
        "block_in_place",
        "block_on",
        "calls",
        "stores",
        "send",
        "recv",
        "same",
        "element",
        "inner",
        "diverges",
        "cancel_safe",
        "cancel_unsafe",
        "env_mutation",
        "probe",
        "orders",
        "spin_hint",
        "yields",
        "may_panic",
    ];
    NAMES.contains(&name.as_str())
}
