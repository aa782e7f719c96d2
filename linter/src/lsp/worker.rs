//! The thread that analyses. It looks only at the newest state of things.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

use anyhow::{Context, Result};
use rayon::ThreadPool;
use rules::RULES;

use super::{Event, snapshot::Snapshot};
use crate::{
    cli::pool,
    guarded::guarded,
    progress::Progress,
    run::{Options, analyse},
};

/// So long nothing may change before work begins that can wait: who types has the machine for
/// himself.
const PAUSE: Duration = Duration::from_millis(300);

/// When a state of the files is to be analysed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Haste {
    AtOnce,
    /// After a pause.
    Later,
}

/// A state of the files that is to be analysed.
#[derive(Debug)]
struct Job {
    generation: u64,
    options: Options,
    haste: Haste,
    outdated: Arc<AtomicBool>,
}

/// Hands states of the files to the thread.
#[derive(Debug)]
pub(super) struct Worker {
    jobs: Sender<Job>,
    /// Of the newest job.
    outdated: Arc<AtomicBool>,
    /// For what is quick and must not wait for the thread.
    quick: ThreadPool,
}

impl Worker {
    /// Starts the thread, which sends what it finds to `events`.
    pub(super) fn start(events: Sender<Event>) -> Result<Worker> {
        let all = pool(0)?;
        let (jobs, queue) = mpsc::channel::<Job>();
        let work = move || {
            while let Some(job) = newest(&queue) {
                let outdated = Arc::clone(&job.outdated);
                let snapshot = all.install(|| analysed(job));
                let is_wanted = !outdated.load(Ordering::Relaxed);
                if is_wanted && events.send(Event::Analysed(snapshot)).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("analysis".to_owned()).spawn(work).context("no thread")?;
        Ok(Worker { jobs, outdated: Arc::default(), quick: pool(0)? })
    }

    /// Has the files analysed as `options` name them; what is under way is outdated by that.
    pub(super) fn analyse(&mut self, generation: u64, options: Options, haste: Haste) {
        self.outdated.store(true, Ordering::Relaxed);
        self.outdated = Arc::default();
        let outdated = Arc::clone(&self.outdated);
        // The thread lives as long as the session.
        let _ = self.jobs.send(Job { generation, options, haste, outdated });
    }

    /// Runs `work` now, whatever the thread does.
    pub(super) fn quickly<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        self.quick.install(work)
    }
}

/// The newest job, once it is time for it; none if there will be no more.
fn newest(queue: &Receiver<Job>) -> Option<Job> {
    let mut job = queue.recv().ok()?;
    loop {
        let newer = match job.haste {
            Haste::AtOnce => queue.try_recv().ok(),
            Haste::Later => queue.recv_timeout(PAUSE).ok(),
        };
        match newer {
            Some(newer) => job = newer,
            None => return Some(job),
        }
    }
}

/// A failure is no reason to leave the editor alone: the next change may be luckier.
fn analysed(job: Job) -> Box<Snapshot> {
    let progress = Progress::until(job.outdated);
    let run = || {
        let analysis = analyse(&job.options, &progress);
        let verdict = analysis.verdict(&job.options, RULES, &progress);
        (analysis, verdict.findings)
    };
    let (analysis, findings) = guarded(run).unwrap_or_default();
    Box::new(Snapshot::new(job.generation, job.options, analysis, findings))
}
