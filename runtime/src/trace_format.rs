//! The file of lock orders seen at run time, for `threadlint check --trace`.
//!
//! With [checks on](crate::ordered::checks_enabled) and the environment variable `THREADLINT_TRACE` set
//! to a path when the first lock is taken, every order in which [ordered locks](crate::ordered) are
//! acquired is appended to that file, so one file can collect the processes of a whole test run:
//!
//! ```text
//! THREADLINT_TRACE=target/orders.jsonl cargo test
//! ```
//!
//! # Lines
//!
//! One line is one JSON object (here broken for reading): a thread acquired one lock while it held
//! another. There are no other lines, no header and no blank line.
//!
//! ```json
//! {
//!   "held": {
//!     "class": "Bank.accounts",
//!     "made": "src/bank.rs:9:23",
//!     "at": "src/bank.rs:20:37",
//!     "mode": "exclusive"
//!   },
//!   "acquired": {
//!     "class": "src/bank.rs:10:22",
//!     "made": "src/bank.rs:10:22",
//!     "at": "src/bank.rs:21:35",
//!     "mode": "shared"
//!   },
//!   "thread": "worker-0",
//!   "count": 1
//! }
//! ```
//!
//! | field | meaning |
//! |---|---|
//! | `class` | the name given to [`Mutex::named`](crate::ordered::Mutex::named); a lock without a name has `class` equal to `made` |
//! | `made` | the call of `new`, `named` or `default` that made the first lock of the class: `file:line:column` |
//! | `at` | the call that acquired the lock: `file:line:column` |
//! | `mode` | `exclusive`, or `shared` for the readers of an [`RwLock`](crate::ordered::RwLock) |
//! | `thread` | the name of the thread, or its id such as `ThreadId(7)` |
//! | `count` | how often, since the last line with the same other fields of the same thread |
//!
//! Places are as the compiler gives them: the path is the one it was called with (relative to the
//! workspace root for its members, absolute for dependencies), lines and columns count from 1, columns
//! count characters, and the place is that of the method's name in `self.accounts.lock()`.
//!
//! # How to read it
//!
//! * `count` is to be added up over lines that are equal in all else. The first time is written at
//!   once (`count` is 1), so that a run that deadlocks or aborts leaves its orders behind; the rest
//!   when the thread ends. A thread that is killed by the end of the process loses its rest, never
//!   an order.
//! * `held` is every lock held, not only the innermost: under A and B the acquisition of C gives A-C
//!   and B-C.
//! * Both locks may have the same class: two locks of one class were nested.
//! * Acquisitions that cannot block for ever (`try_lock`, `lock_within`) are never `acquired`, but may
//!   be `held`.
//! * An order that was refused as an inversion is written too: it was tried.
//! * A last line without a newline was cut off by the end of the process.
