//! The thread that analyses. It looks only at the newest state of things.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Sender},
    },
    thread,
};

use anyhow::{Context, Result};
use rules::RULES;

use super::{Event, snapshot::Snapshot};
use crate::{
    cli::pool,
    guarded::guarded,
    progress::Progress,
    run::{Options, run},
};

/// A state of the files that is to be analysed.
#[derive(Debug)]
struct Job {
    generation: u64,
    options: Options,
    outdated: Arc<AtomicBool>,
}

/// Hands states of the files to the thread.
#[derive(Debug)]
pub(super) struct Worker {
    jobs: Sender<Job>,
    /// Of the newest job.
    outdated: Arc<AtomicBool>,
}

impl Worker {
    /// Starts the thread, which sends what it finds to `events`.
    pub(super) fn start(events: Sender<Event>) -> Result<Worker> {
        let pool = pool(0)?;
        let (jobs, queue) = mpsc::channel::<Job>();
        let work = move || {
            while let Ok(mut job) = queue.recv() {
                while let Ok(newer) = queue.try_recv() {
                    job = newer;
                }
                let snapshot = pool.install(|| analysed(&job));
                let is_wanted = !job.outdated.load(Ordering::Relaxed);
                if is_wanted && events.send(Event::Analysed(snapshot)).is_err() {
                    return;
                }
            }
        };
        thread::Builder::new().name("analysis".to_owned()).spawn(work).context("no thread")?;
        Ok(Worker { jobs, outdated: Arc::default() })
    }

    /// Has the files analysed as `options` name them; what is under way is outdated by that.
    pub(super) fn analyse(&mut self, generation: u64, options: Options) {
        self.outdated.store(true, Ordering::Relaxed);
        self.outdated = Arc::default();
        let outdated = Arc::clone(&self.outdated);
        // The thread lives as long as the session.
        let _ = self.jobs.send(Job { generation, options, outdated });
    }
}

/// A failure is no reason to leave the editor alone: the next change may be luckier.
fn analysed(job: &Job) -> Box<Snapshot> {
    let progress = Progress::until(Arc::clone(&job.outdated));
    let report = guarded(|| run(&job.options, RULES, &progress)).unwrap_or_default();
    Box::new(Snapshot::new(job.generation, report))
}
