//! Asking threads to stop.

use std::{
    fmt,
    sync::{Arc, Weak},
    time::Duration,
};

use crate::{blocked::Blocked, event::Event, sync::Mutex, wait::Wait};

/// The side that asks to stop; [`StopToken`] is the side that is asked.
///
/// A stop is asked once and for all: there is no way back. Sources are cheap to clone, and all clones
/// are one. Unlike C++'s `std::stop_source`, which it is modelled on, a source can have
/// [children](StopToken::child), which stop with it but not it with them.
///
/// ```
/// use std::thread;
///
/// use threadlint_runtime::StopSource;
///
/// let source = StopSource::new();
/// let stop = source.token();
/// let worker = thread::spawn(move || {
///     stop.wait(); // or `while !stop.is_stopped() { .. }`
///     "stopped"
/// });
/// source.stop();
/// assert_eq!(worker.join().expect("no panic"), "stopped");
/// ```
#[derive(Clone)]
pub struct StopSource {
    node: Arc<Node>,
}

/// Tells a thread whether it is to stop; given by a [`StopSource`].
///
/// ```
/// use std::time::Duration;
///
/// use threadlint_runtime::StopToken;
///
/// fn watch(stop: &StopToken, mut look: impl FnMut()) {
///     // A sleep that a stop ends.
///     while !stop.wait_timeout(Duration::from_millis(100)) {
///         look();
///     }
/// }
/// # let source = threadlint_runtime::StopSource::new();
/// # watch(&source.token(), || source.stop());
/// ```
#[derive(Clone)]
pub struct StopToken {
    node: Arc<Node>,
}

/// Keeps a callback of [`StopToken::on_stop`] registered.
///
/// ```
/// # use threadlint_runtime::StopSource;
/// let source = StopSource::new();
/// let registered = source.token().on_stop(|| unreachable!("it was dropped before"));
/// drop(registered);
/// source.stop();
/// ```
#[must_use = "the callback is forgotten when this is dropped"]
pub struct StopCallback {
    node: Weak<Node>,
    id: u64,
}

struct Node {
    stopped: Event,
    followers: Mutex<Followers>,
    /// Kept alive, since the grandparent reaches this node only through it.
    _parent: Option<Arc<Node>>,
}

/// Who is told of a stop.
struct Followers {
    children: Vec<Weak<Node>>,
    /// With so many children the dead ones are looked for.
    prune_at: usize,
    callbacks: Vec<(u64, Callback)>,
    next_id: u64,
}

type Callback = Box<dyn FnOnce() + Send>;

impl StopSource {
    /// A source that nobody has stopped.
    ///
    /// ```
    /// # use threadlint_runtime::StopSource;
    /// assert!(!StopSource::new().is_stopped());
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self { node: Node::new(None) }
    }

    /// A token of this source.
    ///
    /// ```
    /// # use threadlint_runtime::StopSource;
    /// let source = StopSource::new();
    /// let token = source.token();
    /// source.stop();
    /// assert!(token.is_stopped());
    /// ```
    #[must_use]
    pub fn token(&self) -> StopToken {
        StopToken { node: Arc::clone(&self.node) }
    }

    /// Asks all holders of tokens to stop, and those of child sources, and runs the callbacks, in this
    /// thread. Asking again does nothing. Does not block, except in a callback.
    ///
    /// # Panics
    ///
    /// If a callback does; the callbacks after it are not run then, but everybody is told.
    ///
    /// ```
    /// # use threadlint_runtime::StopSource;
    /// let source = StopSource::new();
    /// source.stop();
    /// source.stop();
    /// assert!(source.is_stopped());
    /// ```
    pub fn stop(&self) {
        self.node.stop();
    }

    /// Whether the stop was asked.
    ///
    /// ```
    /// # use threadlint_runtime::StopSource;
    /// assert!(!StopSource::new().is_stopped());
    /// ```
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.node.stopped.is_set()
    }
}

impl StopToken {
    /// Whether the thread is to stop: one load, cheap enough for an inner loop.
    ///
    /// ```
    /// # use threadlint_runtime::StopSource;
    /// let stop = StopSource::new().token();
    /// assert!(!stop.is_stopped());
    /// ```
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.node.stopped.is_set()
    }

    /// Blocks until the stop is asked.
    ///
    /// ```
    /// # use threadlint_runtime::StopSource;
    /// let source = StopSource::new();
    /// source.stop();
    /// source.token().wait();
    /// ```
    #[track_caller]
    pub fn wait(&self) {
        self.node.stopped.wait_as(Wait::Forever, Blocked::on("a stop"));
    }

    /// Sleeps for `timeout`, or until the stop is asked; whether it was. This is `thread::sleep` for a
    /// thread that somebody may want to end.
    ///
    /// ```
    /// # use std::time::Duration;
    /// # use threadlint_runtime::StopSource;
    /// let source = StopSource::new();
    /// assert!(!source.token().wait_timeout(Duration::from_millis(1)));
    /// source.stop();
    /// assert!(source.token().wait_timeout(Duration::MAX));
    /// ```
    #[track_caller]
    #[must_use = "it tells whether to stop"]
    pub fn wait_timeout(&self, timeout: Duration) -> bool {
        self.node.stopped.wait_as(Wait::timeout(timeout), Blocked::on("a stop"))
    }

    /// A source that stops with this token, and can be stopped alone.
    ///
    /// ```
    /// # use threadlint_runtime::StopSource;
    /// let service = StopSource::new();
    /// let (first, second) = (service.token().child(), service.token().child());
    /// first.stop();
    /// assert!(!second.is_stopped() && !service.is_stopped());
    /// service.stop();
    /// assert!(second.is_stopped());
    /// ```
    #[must_use]
    pub fn child(&self) -> StopSource {
        let child = Node::new(Some(Arc::clone(&self.node)));
        self.node.adopt(&child);
        StopSource { node: child }
    }

    /// Runs `callback` when the stop is asked, in the thread that asks; at once, if it was asked
    /// already. For waking a thread that waits for something else, by closing its queue for instance.
    ///
    /// Once the [`StopCallback`] is dropped, the callback does not start any more, but it may be running
    /// in another thread still.
    ///
    /// ```
    /// use threadlint_runtime::{Queue, StopSource};
    ///
    /// let (source, jobs) = (StopSource::new(), Queue::<u32>::bounded(10));
    /// let closing = jobs.clone();
    /// let _registered = source.token().on_stop(move || closing.close());
    /// source.stop();
    /// assert!(jobs.get().is_err());
    /// ```
    pub fn on_stop(&self, callback: impl FnOnce() + Send + 'static) -> StopCallback {
        let mut followers = self.node.followers.lock();
        let id = followers.next_id;
        followers.next_id += 1;
        // Asked under the lock: whoever stops sets the flag first and takes the callbacks after.
        if self.is_stopped() {
            drop(followers);
            callback();
        } else {
            followers.callbacks.push((id, Box::new(callback)));
        }
        StopCallback { node: Arc::downgrade(&self.node), id }
    }
}

impl Node {
    fn new(parent: Option<Arc<Self>>) -> Arc<Self> {
        let followers = Followers {
            children: Vec::new(),
            prune_at: 16,
            callbacks: Vec::new(),
            next_id: 0,
        };
        Arc::new(Self {
            stopped: Event::new(),
            followers: Mutex::new(followers),
            _parent: parent,
        })
    }

    fn adopt(&self, child: &Arc<Self>) {
        let mut followers = self.followers.lock();
        if self.stopped.is_set() {
            drop(followers);
            return child.stopped.set();
        }
        if followers.children.len() >= followers.prune_at {
            followers.children.retain(|it| it.strong_count() > 0);
            followers.prune_at = 16.max(2 * followers.children.len());
        }
        followers.children.push(Arc::downgrade(child));
    }

    fn stop(&self) {
        let mut callbacks = Vec::new();
        self.tell(&mut callbacks);
        callbacks.into_iter().for_each(|callback| callback());
    }

    /// Tells everybody below before any callback runs: that is the user's code, and may panic.
    fn tell(&self, callbacks: &mut Vec<Callback>) {
        self.stopped.set();
        let mut followers = self.followers.lock();
        let children = std::mem::take(&mut followers.children);
        callbacks.extend(followers.callbacks.drain(..).map(|(_, callback)| callback));
        drop(followers);
        children.iter().filter_map(Weak::upgrade).for_each(|it| it.tell(callbacks));
    }
}

impl Default for StopSource {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for StopCallback {
    fn drop(&mut self) {
        let Some(node) = self.node.upgrade() else { return };
        let mut followers = node.followers.lock();
        let idx = followers.callbacks.iter().position(|(id, _)| *id == self.id);
        let callback = idx.map(|it| followers.callbacks.swap_remove(it));
        // What the callback owns is the user's, and is dropped with no lock held.
        drop(followers);
        drop(callback);
    }
}

impl fmt::Debug for StopSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StopSource").field("stopped", &self.is_stopped()).finish_non_exhaustive()
    }
}

impl fmt::Debug for StopToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StopToken").field("stopped", &self.is_stopped()).finish_non_exhaustive()
    }
}

impl fmt::Debug for StopCallback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StopCallback").finish_non_exhaustive()
    }
}
