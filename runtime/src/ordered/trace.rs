//! The trace of acquisition orders seen at run time, which the linter joins with what it finds.
//!
//! The format is described in [`trace_format`](crate::trace_format).

use std::{
    collections::BTreeMap,
    env,
    ffi::OsString,
    fmt::{self, Write as _},
    fs::{File, OpenOptions},
    io::Write as _,
};

use parking_lot::Mutex;

use crate::{
    ordered::{
        class::ClassId,
        held::Held,
        site::{Site, SiteId},
        tracker::Mode,
    },
    threads::thread_name,
};

const VARIABLE: &str = "THREADLINT_TRACE";

static TRACE: Mutex<Trace> = Mutex::new(Trace::NotAsked);

enum Trace {
    NotAsked,
    Off,
    To(File),
}

/// How often this thread has seen each order, and how often it has written so.
///
/// The first time is written at once, so that a run that deadlocks or aborts leaves a trace too; the
/// rest is written when the thread ends.
pub(crate) struct SeenOrders {
    /// The name of this thread, if a trace is written.
    thread: Option<String>,
    counts: BTreeMap<Order, Count>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    held: (ClassId, SiteId, bool),
    acquired: (ClassId, bool),
    acquired_at: (&'static str, u32, u32),
}

#[derive(Default)]
struct Count {
    seen: u64,
    written: u64,
}

impl SeenOrders {
    pub(crate) fn new() -> Self {
        let mut trace = TRACE.lock();
        if matches!(*trace, Trace::NotAsked) {
            *trace = env::var_os(VARIABLE).map_or(Trace::Off, open);
        }
        let on = matches!(*trace, Trace::To(_));
        Self { thread: on.then(thread_name), counts: BTreeMap::new() }
    }

    #[inline]
    pub(crate) fn count(&mut self, held: &Held, class: ClassId, at: Site, mode: Mode) {
        if self.thread.is_some() {
            self.count_order(Order {
                held: (held.class, held.site, held.mode == Mode::Exclusive),
                acquired: (class, mode == Mode::Exclusive),
                acquired_at: (at.file(), at.line(), at.column()),
            });
        }
    }

    #[cold]
    fn count_order(&mut self, order: Order) {
        let count = self.counts.entry(order).or_default();
        count.seen += 1;
        if count.written == 0 {
            count.written = 1;
            write(&self.line(order, 1));
        }
    }

    fn line(&self, order: Order, count: u64) -> String {
        let held_at = order.held.1.location();
        let held = side(order.held.0, format_args!("{held_at}"), order.held.2);
        let (file, row, column) = order.acquired_at;
        let acquired_at = format_args!("{file}:{row}:{column}");
        let acquired = side(order.acquired.0, acquired_at, order.acquired.1);
        let thread = Json(self.thread.as_deref().unwrap_or_default());
        format!(
            "{{\"held\":{held},\"acquired\":{acquired},\"thread\":{thread},\"count\":{count}}}\n"
        )
    }
}

impl Drop for SeenOrders {
    fn drop(&mut self) {
        let rest = |count: &Count| count.seen - count.written;
        let orders = self.counts.iter().filter(|(_, count)| rest(count) > 0);
        let lines: String = orders.map(|(&order, count)| self.line(order, rest(count))).collect();
        if !lines.is_empty() {
            write(&lines);
        }
    }
}

fn side(class: ClassId, at: fmt::Arguments<'_>, exclusive: bool) -> String {
    let origin = class.origin();
    let (class, made) = (origin.to_string(), origin.made_at.to_string());
    let at = at.to_string();
    let mode = if exclusive { "exclusive" } else { "shared" };
    let (class, made, at) = (Json(&class), Json(&made), Json(&at));
    format!(r#"{{"class":{class},"made":{made},"at":{at},"mode":"{mode}"}}"#)
}

/// A string in the notation of JSON.
struct Json<'a>(&'a str);

impl fmt::Display for Json<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for it in self.0.chars() {
            match it {
                '"' | '\\' => write!(f, "\\{it}")?,
                it if it < ' ' => write!(f, "\\u{:04x}", u32::from(it))?,
                it => f.write_char(it)?,
            }
        }
        f.write_char('"')
    }
}

/// One call of the system for whole lines: several processes may append to one file.
fn write(lines: &str) {
    let mut trace = TRACE.lock();
    if let Trace::To(file) = &mut *trace
        && let Err(error) = file.write_all(lines.as_bytes())
    {
        warn(&error);
        *trace = Trace::Off;
    }
}

fn open(path: OsString) -> Trace {
    match OpenOptions::new().create(true).append(true).open(&path) {
        Ok(file) => Trace::To(file),
        Err(error) => {
            warn(&error);
            Trace::Off
        }
    }
}

#[expect(clippy::print_stderr, reason = "an acquisition has no other way to say it")]
fn warn(error: &std::io::Error) {
    eprintln!("threadlint-runtime: no trace of lock orders in ${VARIABLE}: {error}");
}
