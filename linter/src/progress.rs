//! How far a run is and how long it took; on standard error, for people only.

use std::{
    io::{self, IsTerminal, Write},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// Quick runs end before anybody wants to know.
const PATIENCE: Duration = Duration::from_secs(1);

/// The stages of a run.
#[derive(Debug)]
pub struct Progress {
    started: Instant,
    /// The stages up to now, with when each began.
    stages: Mutex<Vec<(&'static str, Instant)>>,
    line: Option<Line>,
    outdated: Arc<AtomicBool>,
}

/// The line that shows the stage of a long run.
#[derive(Debug)]
struct Line {
    stages: Sender<&'static str>,
    writer: JoinHandle<()>,
}

impl Default for Progress {
    fn default() -> Progress {
        Progress {
            started: Instant::now(),
            stages: Mutex::default(),
            line: None,
            outdated: Arc::default(),
        }
    }
}

impl Progress {
    /// Shows a line if standard error is a terminal and the run is long.
    pub fn visible() -> Progress {
        let is_wanted = io::stderr().is_terminal();
        Progress { line: is_wanted.then(Line::new), ..Progress::default() }
    }

    /// The progress of a run that nobody waits for any more once `outdated` is set.
    pub(crate) fn until(outdated: Arc<AtomicBool>) -> Progress {
        Progress { outdated, ..Progress::default() }
    }

    /// Nobody waits for the run any more; what it comes to is thrown away.
    pub(crate) fn is_outdated(&self) -> bool {
        // It publishes nothing else, and to see it late does no harm.
        self.outdated.load(Ordering::Relaxed)
    }

    /// A stage begins, and the one before is over.
    pub fn begin(&self, name: &'static str) {
        if let Some(line) = &self.line {
            // The writer lives until the end of the run.
            let _ = line.stages.send(name);
        }
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        stages.push((name, Instant::now()));
    }

    /// Takes the line away.
    pub fn finish(&mut self) {
        if let Some(Line { stages, writer }) = self.line.take() {
            drop(stages);
            // The writer only prints.
            let _ = writer.join();
        }
    }

    /// The time since the start.
    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// How long each stage took and which part of the whole that is, for `--timing`.
    pub fn timing(&self) -> String {
        let stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        let end = Instant::now();
        let ends = stages.iter().skip(1).map(|it| it.1).chain([end]);
        let times = stages.iter().zip(ends).map(|((name, began), end)| (*name, end - *began));
        let total = end - self.started;
        let line = |name: &str, time: Duration| {
            let share = 100.0 * time.as_secs_f64() / total.as_secs_f64();
            format!("{name:>10} {:>9.1} ms {share:>5.1} %\n", time.as_secs_f64() * 1000.0)
        };
        times.chain([("total", total)]).map(|(name, time)| line(name, time)).collect()
    }
}

impl Line {
    fn new() -> Line {
        let (stages, received) = mpsc::channel::<&'static str>();
        let started = Instant::now();
        let writer = thread::spawn(move || {
            let mut stage = "";
            let mut wait = PATIENCE;
            let mut is_shown = false;
            loop {
                match received.recv_timeout(wait) {
                    Ok(name) => stage = name,
                    Err(RecvTimeoutError::Timeout) => wait = Duration::from_millis(100),
                    Err(RecvTimeoutError::Disconnected) => break,
                }
                if started.elapsed() >= PATIENCE {
                    is_shown = true;
                    let seconds = started.elapsed().as_secs_f64();
                    let _ = write!(io::stderr(), "\r\x1b[Kthreadlint: {stage} .. {seconds:.1} s");
                }
            }
            if is_shown {
                let _ = write!(io::stderr(), "\r\x1b[K");
            }
        });
        Line { stages, writer }
    }
}

#[cfg(test)]
mod tests {
    use super::Progress;

    #[test]
    fn each_stage_has_a_share() {
        let progress = Progress::default();
        progress.begin("read");
        progress.begin("write");
        let timing = progress.timing();
        let names: Vec<&str> =
            timing.lines().filter_map(|it| it.split_whitespace().next()).collect();
        assert_eq!(names, ["read", "write", "total"]);
        assert!(timing.lines().all(|it| it.ends_with(" %")), "{timing}");
        assert!(timing.ends_with(" 100.0 %\n"), "{timing}");
    }
}
