//! Every item that a page of a rule names is there. This file is made by
//! `UPDATE_EXPECT=1 cargo test -p threadlint-rules --test cures`.

#![expect(unused_imports, reason = "that they can be named is all that is asked")]

use threadlint_runtime::Barrier as _;
use threadlint_runtime::Counter as _;
use threadlint_runtime::Event as _;
use threadlint_runtime::Frozen as _;
use threadlint_runtime::Queue as _;
use threadlint_runtime::QueueStats as _;
use threadlint_runtime::Scheduler as _;
use threadlint_runtime::Semaphore as _;
use threadlint_runtime::StopToken as _;
use threadlint_runtime::TaskError as _;
use threadlint_runtime::TaskHandle as _;
use threadlint_runtime::ThreadPool as _;
use threadlint_runtime::Worker as _;
use threadlint_runtime::lock_hierarchy as _;
use threadlint_runtime::map_chunks as _;
use threadlint_runtime::ordered::Condition as _;
use threadlint_runtime::ordered::Mutex as _;
use threadlint_runtime::ordered::RwLock as _;
use threadlint_runtime::ordered::assert_no_locks_held as _;
use threadlint_runtime::ordered::lock_all as _;
use threadlint_runtime::testing as _;
