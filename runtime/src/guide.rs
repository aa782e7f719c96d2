//! Each anti-pattern beside its cure.
//!
//! The left column is what a rule of the linter finds; the right one is what to write instead. Where
//! std or a well-known crate has the cure, this crate adds nothing, and the item there is named.
//!
//! | instead of | write | rules |
//! |---|---|---|
//! | a lock around data that never changes, `static mut` | [`Frozen`], `OnceLock`, `LazyLock`, `Arc<T>`; `arc_swap::ArcSwap` to reload | `shared_readonly_lock`, `shared_static_mut` |
//! | an unbounded channel, a loop around `try_recv` | [`Queue::bounded`](crate::Queue::bounded), `lifo`, `priority` | `channel_unbounded`, `channel_poll` |
//! | a lock taken for each element | [`map_chunks`], `std::thread::scope`, rayon | `lock_in_loop` |
//! | a thread for each request | [`ThreadPool`] | `thread_unpooled`, `thread_in_loop` |
//! | a `join` whose error nobody reads | [`TaskHandle`](crate::TaskHandle), [`TaskError`](crate::TaskError), [`as_completed`] | `thread_join_ignored`, `async_task_dropped` |
//! | a sentinel for each consumer | [`Queue::close`](crate::Queue::close), [`Queue::iter`](crate::Queue::iter) | `channel_sender_alive`, `channel_self_deadlock` |
//! | counting finished jobs by hand | [`Item`](crate::Item), [`Queue::join`](crate::Queue::join) | `wait_no_notify` |
//! | `lock` and `unlock` as separate calls | [`ordered::Mutex`] and its guard | `lock_raw`, `lock_unpaired`, `lock_force_unlock`, `guard_forgotten`, `guard_let_underscore` |
//! | a load and a store of a counter | `fetch_add`, [`Counter`] | `atomic_rmw`, `atomic_check_then_act` |
//! | a look under one lock and an act under the next | entry APIs, [`ordered::Mutex::with`], [`Queue`](crate::Queue) | `shared_check_then_act`, `shared_state_probe` |
//! | `unsafe impl Sync`, a relaxed flag that publishes | `Mutex<T>`, [`Event`], acquire and release | `shared_unsafe_cell`, `shared_send_bound`, `atomic_relaxed_publish` |
//! | two locks in any order | [`ordered`], [`ordered::lock_all`], [`lock_hierarchy!`](crate::lock_hierarchy) | `lock_order`, `lock_order_instances`, `lock_order_declared` |
//! | taking a lock again that is held | [`ordered`] reports it; `parking_lot::ReentrantMutex` where it is meant | `lock_double`, `lock_reentry` |
//! | `sleep` until something is ready, a spinning loop | [`Event`], [`ordered::Condition`], [`Barrier`](crate::Barrier) | `sleep_sync`, `sleep_poll`, `atomic_spin` |
//! | a bare `Condvar::wait` | [`ordered::Condition::wait_while`] | `wait_no_loop`, `wait_lost_wakeup` |
//! | a thread that nobody can stop | [`Worker`], [`StopToken`](crate::StopToken), [`Service`](crate::Service) | `thread_no_shutdown`, `thread_detached` |
//! | a loop with a `sleep` at its end | [`Scheduler`], [`StopToken::wait_timeout`](crate::StopToken::wait_timeout) | `sleep_periodic` |
//! | a global cache under one lock | `ThreadCache` (feature `thread-cache`), `thread_local!` | `shared_static_mut`, `lock_in_loop` |
//! | blocking calls on an async runtime, computing on a pool for waiting | a [`ThreadPool`] for waiting, rayon for computing, tokio for connections | `pool_wrong_kind`, `async_blocking`, `async_block_on` |
//! | a pool that is dropped with its work | [`ThreadPool::shutdown`](crate::ThreadPool::shutdown) | `thread_no_shutdown`, `async_task_dropped` |
//! | as many connections as there are threads | [`Semaphore`](crate::Semaphore) | `thread_unpooled` |
//! | a test that sleeps | [`testing`](crate::testing) | `sleep_sync` in tests |
//! | a lock held while something slow goes on | [`ordered::Mutex::with`], [`ordered::assert_no_locks_held`] | `guard_long`, `guard_across_blocking` |
//!
//! # Waiting for another thread
//!
//! Sleeping is too short on a busy machine and too long on a quiet one:
//!
//! ```no_run
//! # use std::{sync::{Arc, atomic::{AtomicBool, Ordering}}, thread, time::Duration};
//! let ready = Arc::new(AtomicBool::new(false));
//! # let set = Arc::clone(&ready);
//! thread::spawn(move || set.store(true, Ordering::Relaxed));
//! while !ready.load(Ordering::Relaxed) {
//!     thread::sleep(Duration::from_millis(10)); // sleep_poll
//! }
//! ```
//!
//! An event wakes at once, and makes visible what was done before:
//!
//! ```
//! use std::{sync::Arc, thread, time::Duration};
//!
//! use threadlint_runtime::Event;
//!
//! let ready = Arc::new(Event::new());
//! let set = Arc::clone(&ready);
//! thread::spawn(move || set.set());
//! assert!(ready.wait_timeout(Duration::from_secs(10)));
//! ```
//!
//! # Ending consumers
//!
//! A sentinel for each consumer has to be counted right, and gets lost when a consumer fails:
//!
//! ```no_run
//! # use std::sync::mpsc;
//! let (jobs, consumer) = mpsc::channel(); // channel_unbounded
//! jobs.send(Some("compress")).expect("the consumer lives");
//! jobs.send(None).expect("the consumer lives"); // one of these for each consumer
//! while let Ok(Some(job)) = consumer.recv() {
//!     println!("{job}");
//! }
//! ```
//!
//! A queue that is closed ends the iteration of all its consumers, once it is empty:
//!
//! ```
//! use std::thread;
//!
//! use threadlint_runtime::Queue;
//!
//! let jobs = Queue::bounded(100);
//! thread::scope(|scope| {
//!     for _ in 0..3 {
//!         scope.spawn(|| jobs.iter().for_each(|job| println!("{}", *job)));
//!     }
//!     jobs.put("compress").expect("it is not closed yet");
//!     jobs.join(); // all is done, not only taken
//!     jobs.close();
//! });
//! ```
//!
//! # Two locks
//!
//! Two threads that call this with the accounts swapped deadlock, now and then:
//!
//! ```no_run
//! # use std::sync::Mutex;
//! fn transfer(from: &Mutex<i64>, to: &Mutex<i64>, amount: i64) {
//!     let mut from = from.lock().unwrap();
//!     let mut to = to.lock().unwrap(); // lock_order_instances
//!     *from -= amount;
//!     *to += amount;
//! }
//! ```
//!
//! Taken together, the locks have one order, whatever the order of the arguments:
//!
//! ```
//! use threadlint_runtime::ordered::{Mutex, SameLock, lock_all};
//!
//! fn transfer(from: &Mutex<i64>, to: &Mutex<i64>, amount: i64) -> Result<(), SameLock> {
//!     let [mut from, mut to] = lock_all([from, to])?;
//!     *from -= amount;
//!     *to += amount;
//!     Ok(())
//! }
//! # transfer(&Mutex::new(1), &Mutex::new(0), 1)?;
//! # Ok::<(), SameLock>(())
//! ```
//!
//! # Many small tasks
//!
//! A thread for each costs tens of microseconds and has no bound, and one panic that nobody looks at is
//! lost:
//!
//! ```no_run
//! # use std::thread;
//! for page in 0..1000 {
//!     thread::spawn(move || println!("{page}")); // thread_in_loop, thread_detached
//! }
//! ```
//!
//! A pool has a bound, a result for each task, and an end:
//!
//! ```
//! use std::time::Duration;
//!
//! use threadlint_runtime::{Shutdown, ThreadPool, as_completed};
//!
//! let pool = ThreadPool::builder().max_workers(4).build()?;
//! let pages = (0..10).map(|page| pool.submit(move || 100 / (page % 5)).expect("it is open"));
//! for (page, res) in as_completed(pages) {
//!     if let Err(error) = res {
//!         println!("page {page}: {error}");
//!     }
//! }
//! let report = pool.shutdown(Shutdown::Drain, Duration::from_secs(10)).expect("they are short");
//! assert_eq!((report.completed, report.panicked), (8, 2));
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # Work in the background
//!
//! This thread cannot be stopped, drifts, and is killed in the middle of its work:
//!
//! ```no_run
//! # use std::{thread, time::Duration};
//! thread::spawn(|| loop {
//!     println!("beat");
//!     thread::sleep(Duration::from_secs(1)); // sleep_periodic, thread_no_shutdown
//! });
//! ```
//!
//! A worker sleeps on its token, and ends when it is asked, or dropped:
//!
//! ```
//! use std::time::Duration;
//!
//! use threadlint_runtime::Worker;
//!
//! let heartbeat = Worker::spawn("heartbeat", |stop| {
//!     while !stop.wait_timeout(Duration::from_secs(1)) {
//!         println!("beat");
//!     }
//! })?;
//! heartbeat.stop_and_join(Duration::from_secs(10)).expect("it listens");
//! # Ok::<(), std::io::Error>(())
//! ```
//!
//! # Waiting for a condition
//!
//! Without a loop a spurious wake-up is believed, and a notification before the wait is lost:
//!
//! ```no_run
//! # use std::sync::{Condvar, Mutex};
//! # let (jobs, changed) = (Mutex::new(vec!["job"]), Condvar::new());
//! let jobs = jobs.lock().unwrap();
//! let mut jobs = changed.wait(jobs).unwrap(); // wait_no_loop
//! let job = jobs.pop();
//! ```
//!
//! A condition with a predicate looks first, and again after each wake-up:
//!
//! ```
//! use threadlint_runtime::ordered::{Condition, Mutex};
//!
//! let (jobs, changed) = (Mutex::new(vec!["job"]), Condition::new());
//! let mut jobs = jobs.lock();
//! changed.wait_while(&mut jobs, |jobs| jobs.is_empty());
//! let job = jobs.pop();
//! # assert!(job.is_some());
//! ```

#[expect(unused_imports, reason = "for the links above")]
use crate::{
    Counter, Event, Frozen, Scheduler, ThreadPool, Worker, as_completed, map_chunks, ordered,
};
