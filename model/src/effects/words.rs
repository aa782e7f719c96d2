//! How the words on a stub are read.

use crate::{
    Symbol,
    effects::{
        Acquire, AdtEffects, AtomicOp, BlockKind, Blocks, ChannelEnd, ChannelKind, Fork,
        FuncEffects, GuardKind, How, Lock, LockKind, MapsGuard, Mode, Notify, Poison, ProcessState,
        Relation, Says, SpawnKind, Wait,
    },
    facts::{Attr, AttrArg},
};

/// The words and numbers of an attribute.
struct Words<'a>(&'a Attr);

impl Words<'_> {
    fn has(&self, word: &str) -> bool {
        self.0.args.iter().any(|it| matches!(it, AttrArg::Word(name) if *name == word))
    }

    fn number(&self) -> u32 {
        self.written_number().unwrap_or(0)
    }

    fn written_number(&self) -> Option<u32> {
        self.0.args.iter().find_map(|it| match it {
            AttrArg::Literal(text) => text.parse().ok(),
            _ => None,
        })
    }

    /// The strings among the arguments.
    fn texts(&self) -> Vec<String> {
        let texts = self.0.args.iter().filter_map(|it| match it {
            AttrArg::Literal(text) => Some(text.trim_matches('"').to_owned()),
            _ => None,
        });
        texts.collect()
    }

    fn pick<T: Copy>(&self, table: &[(&str, T)]) -> Option<T> {
        table.iter().find(|it| self.has(it.0)).map(|it| it.1)
    }
}

impl AdtEffects {
    /// Whether it is a cell that counts who has borrowed it: `RefCell`.
    pub fn is_ref_cell(&self) -> bool {
        self.lock.is_some_and(|it| it.kind == LockKind::RefCell)
    }

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
                    res.address = words.has("address");
                }
                "collection" => res.collection = true,
                "atomic" => res.atomic = true,
                "ordering" => res.ordering = true,
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
                "ready" => res.ready = true,
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
                    exact: words.has("exact"),
                });
            }
            "notify" => {
                self.notify = Some(Notify { all: words.has("all"), passing: words.has("passing") });
            }
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
            "block_on" => {
                self.block_on = Some(words.number());
                self.block_on_nests = words.has("nests");
                // Whoever runs a future to its end waits for it.
                let blocks = Blocks { kind: BlockKind::Runtime, timed: false, awaits: false };
                self.blocks.get_or_insert(blocks);
            }
            "stores" => self.stores = Some(words.number()),
            "calls" if words.has("empty") => self.calls_if_empty = Some(words.number()),
            "atomic" => {
                self.atomic = atomic(&words);
                self.operator = words.pick(OPERATORS);
            }
            "fence" => self.fence = true,
            "frees" => self.frees = true,
            "writes" => self.writes = true,
            "channel" => self.channel = words.pick(CHANNEL_KINDS),
            "send" => self.send = true,
            "recv" => self.recv = true,
            "same" => self.relation = Relation::Same,
            "element" => self.relation = Relation::Element,
            "inner" => self.relation = Relation::Inner,
            "diverges" => self.diverges = true,
            "cancel_safe" => self.cancel_safe = Some(true),
            "cancel_unsafe" => {
                self.cancel_safe = Some(false);
                self.cancel_queue = words.has("queue");
            }
            "twin" => self.twins = words.texts(),
            "env_mutation" => self.env_mutation = words.pick(PROCESS_STATES),
            "forks" => {
                self.forks = Some(words.written_number().map_or(Fork::Rest, Fork::Argument));
            }
            "probe" => {
                self.probe = true;
                self.asks_empty = words.has("empty");
            }
            "length" => self.length = true,
            "on_runtime" => self.on_runtime = true,
            "awaits" => self.awaits_timed = words.has("timed"),
            "demands" => self.demands = true,
            "tells" => self.tells = words.pick(SAYINGS),
            "one_step" => self.one_step = true,
            "macro_call" => self.is_macro = true,
            "orders" => self.orders = true,
            "spin_hint" => self.spin_hint = true,
            "yields" => self.yields = true,
            "callback" => self.callback = true,
            "may_panic" => self.may_panic = true,
            "poison" => self.poison = words.pick(POISON),
            "discards_error" => self.discards_error = true,
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
            || self.env_mutation.is_some()
            || self.poison.is_some()
            || self.probe
            || self.recv
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

/// The symbol's text is only for messages; this keeps the word tables in one place.
type Table<T> = &'static [(&'static str, T)];

/// The most special word first: `#[guard(sync, span)]`.
const GUARD_KINDS: Table<GuardKind> = &[
    ("span", GuardKind::Span),
    ("file", GuardKind::File),
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
    ("net", BlockKind::Net),
    ("compute", BlockKind::Compute),
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
    ("compute", SpawnKind::Compute),
    ("blocking", SpawnKind::Blocking),
    ("runtime", SpawnKind::Runtime),
];

const OPERATORS: Table<&str> =
    &[("add", "+"), ("sub", "-"), ("and", "&"), ("or", "|"), ("xor", "^")];

const PROCESS_STATES: Table<ProcessState> = &[
    ("environment", ProcessState::Environment),
    ("directory", ProcessState::Directory),
    ("mask", ProcessState::Mask),
    ("zone", ProcessState::Zone),
    ("locale", ProcessState::Locale),
    ("buffer", ProcessState::Buffer),
];

const SAYINGS: Table<Says> = &[("present", Says::Present), ("absent", Says::Absent)];

const POISON: Table<Poison> = &[("recovers", Poison::Recovers), ("clears", Poison::Clears)];

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
        "ordering",
        "fence",
        "frees",
        "writes",
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
        "ready",
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
        "forks",
        "probe",
        "length",
        "on_runtime",
        "awaits",
        "demands",
        "tells",
        "one_step",
        "macro_call",
        "orders",
        "spin_hint",
        "yields",
        "poison",
        "discards_error",
        "may_panic",
        "callback",
        "twin",
    ];
    NAMES.contains(&name.as_str())
}
