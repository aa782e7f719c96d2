//! The register of threads: what each holds and waits for, readable from any other thread.
//!
//! A thread writes its own record with plain stores, so that taking a lock stays cheap; whoever prints a
//! report reads the records while they change and may see one lock too many or too few.

use std::{
    fmt::Write,
    sync::{
        Arc, Weak,
        atomic::{AtomicU32, AtomicU64, AtomicUsize, Ordering},
    },
    thread,
};

use parking_lot::Mutex;

use crate::ordered::{
    class::ClassId,
    site::{Site, SiteId},
};

/// So many held locks of a thread are shown.
const SHOWN: usize = 16;

static THREADS: Mutex<Vec<Weak<ThreadRecord>>> = Mutex::new(Vec::new());
static NEXT_IDX: AtomicU32 = AtomicU32::new(1);

thread_local! {
    static RECORD: Arc<ThreadRecord> = ThreadRecord::register();
}

pub(crate) struct ThreadRecord {
    pub(crate) name: String,
    idx: u32,
    /// The innermost locks held: each slot is a class and a site.
    held: [AtomicU64; SHOWN],
    depth: AtomicUsize,
    waiting: Mutex<Option<Waiting>>,
}

/// What a sleeping thread waits for.
#[derive(Clone)]
pub(crate) enum Waiting {
    Lock { class: ClassId, at: Site, holder: Option<Holder> },
    On { what: &'static str, at: Site },
}

/// Who held a lock when somebody looked.
#[derive(Clone, Copy)]
pub(crate) struct Holder {
    pub(crate) thread_idx: u32,
    pub(crate) since: SiteId,
}

impl Holder {
    /// Never 0, since threads are numbered from 1.
    #[inline]
    pub(crate) fn to_bits(self) -> u64 {
        u64::from(self.thread_idx) << 32 | u64::from(self.since.0)
    }

    pub(crate) fn from_bits(bits: u64) -> Option<Self> {
        let holder = Self { thread_idx: (bits >> 32) as u32, since: SiteId(bits as u32) };
        (bits != 0).then_some(holder)
    }
}

impl ThreadRecord {
    /// This thread's record; `None` when the thread is about to end.
    pub(crate) fn current() -> Option<Arc<Self>> {
        RECORD.try_with(Arc::clone).ok()
    }

    fn register() -> Arc<Self> {
        let record = Arc::new(Self {
            name: thread_name(),
            idx: NEXT_IDX.fetch_add(1, Ordering::Relaxed),
            held: [const { AtomicU64::new(0) }; SHOWN],
            depth: AtomicUsize::new(0),
            waiting: Mutex::new(None),
        });
        let mut threads = THREADS.lock();
        // Only before the vector would grow, so that the work stays in proportion.
        if threads.len() == threads.capacity() {
            threads.retain(|it| it.strong_count() > 0);
        }
        threads.push(Arc::downgrade(&record));
        record
    }

    pub(crate) fn idx(&self) -> u32 {
        self.idx
    }

    #[inline]
    pub(crate) fn push_held(&self, depth: usize, class: ClassId, site: SiteId) {
        if let Some(slot) = self.held.get(depth) {
            slot.store(u64::from(class.0) << 32 | u64::from(site.0), Ordering::Relaxed);
        }
        self.depth.store(depth + 1, Ordering::Release);
    }

    #[inline]
    pub(crate) fn pop_held(&self, depth: usize) {
        self.depth.store(depth, Ordering::Relaxed);
    }

    fn shown_held(&self) -> Vec<(ClassId, SiteId)> {
        let depth = self.depth.load(Ordering::Acquire).min(SHOWN);
        let slots = self.held[..depth].iter().map(|it| it.load(Ordering::Relaxed));
        slots.map(|it| (ClassId((it >> 32) as u32), SiteId(it as u32))).collect()
    }
}

/// Shows what the thread waits for as long as it lives.
pub(crate) struct WaitingGuard(Option<Arc<ThreadRecord>>);

impl WaitingGuard {
    pub(crate) fn new(waiting: Waiting) -> Self {
        let record = ThreadRecord::current();
        if let Some(record) = &record {
            *record.waiting.lock() = Some(waiting);
        }
        Self(record)
    }
}

impl Drop for WaitingGuard {
    fn drop(&mut self) {
        if let Some(record) = &self.0 {
            *record.waiting.lock() = None;
        }
    }
}

pub(crate) fn thread_name() -> String {
    let thread = thread::current();
    thread.name().map_or_else(|| format!("{:?}", thread.id()), str::to_owned)
}

/// The name of a thread that may have ended since.
pub(crate) fn name_of(thread_idx: u32) -> String {
    let records: Vec<_> = THREADS.lock().iter().filter_map(Weak::upgrade).collect();
    let record = records.iter().find(|it| it.idx == thread_idx);
    record.map_or_else(|| "(ended)".to_owned(), |it| it.name.clone())
}

/// One paragraph for each thread that holds or waits.
pub(crate) fn describe_all() -> String {
    let records: Vec<_> = THREADS.lock().iter().filter_map(Weak::upgrade).collect();
    let mut text = String::new();
    for record in records {
        describe(&record, &mut text);
    }
    if text.is_empty() {
        text.push_str("no thread is known to hold or to wait for anything of this crate\n");
    }
    text
}

fn describe(record: &ThreadRecord, text: &mut String) {
    let held = record.shown_held();
    let waiting = record.waiting.lock().clone();
    if held.is_empty() && waiting.is_none() {
        return;
    }
    write_line(text, format_args!("thread '{}'", record.name));
    for (class, site) in held {
        let class = class.label();
        write_line(text, format_args!("  holds `{class}` acquired at {}", site.location()));
    }
    match waiting {
        Some(Waiting::On { what, at }) => {
            write_line(text, format_args!("  waits for {what} at {at}"));
        }
        Some(Waiting::Lock { class, at, holder }) => describe_lock_wait(class, at, holder, text),
        None => {}
    }
}

fn describe_lock_wait(class: ClassId, at: Site, holder: Option<Holder>, text: &mut String) {
    write_line(text, format_args!("  waits for lock `{}` at {at}", class.label()));
    if let Some(holder) = holder {
        let (name, since) = (name_of(holder.thread_idx), holder.since.location());
        write_line(text, format_args!("    held by thread '{name}', acquired at {since}"));
    }
}

fn write_line(text: &mut String, line: std::fmt::Arguments<'_>) {
    writeln!(text, "{line}").expect("writing to a string cannot fail");
}
