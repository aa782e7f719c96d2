//! How far a run is and how long it took; on standard error, for people only.

use std::{
    io::{self, IsTerminal},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Quick runs end before anybody wants to know.
const PATIENCE: Duration = Duration::from_secs(1);
/// So often the seconds are drawn.
const TICK: Duration = Duration::from_millis(100);
/// A check has so many stages.
const STAGES: u64 = 8;

/// The stages of a run.
#[derive(Debug)]
pub struct Progress {
    started: Instant,
    /// The stages up to now, with when each began.
    stages: Mutex<Vec<(&'static str, Instant)>>,
    bar: Option<Bar>,
    outdated: Arc<AtomicBool>,
}

/// The bar that shows how far a long run is: one step for each stage.
#[derive(Debug)]
struct Bar {
    bar: ProgressBar,
    /// Nothing is sent; it is dropped at the end of the run.
    run: Sender<()>,
    clock: JoinHandle<()>,
}

impl Default for Progress {
    fn default() -> Progress {
        Progress {
            started: Instant::now(),
            stages: Mutex::default(),
            bar: None,
            outdated: Arc::default(),
        }
    }
}

impl Progress {
    /// Shows a bar if standard error is a terminal and the run is long.
    pub fn visible() -> Progress {
        let is_wanted = io::stderr().is_terminal();
        Progress { bar: is_wanted.then(Bar::new), ..Progress::default() }
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
        if let Some(bar) = &self.bar {
            bar.begin(name);
        }
        let mut stages = self.stages.lock().unwrap_or_else(PoisonError::into_inner);
        stages.push((name, Instant::now()));
    }

    /// Takes the bar away.
    pub fn finish(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish();
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

impl Bar {
    fn new() -> Bar {
        let bar = ProgressBar::with_draw_target(Some(STAGES), ProgressDrawTarget::hidden());
        bar.set_style(style());
        let (run, end) = mpsc::channel();
        let shown = bar.clone();
        let clock = thread::spawn(move || {
            if end.recv_timeout(PATIENCE) == Err(RecvTimeoutError::Timeout) {
                shown.set_draw_target(ProgressDrawTarget::stderr());
                shown.enable_steady_tick(TICK);
            }
        });
        Bar { bar, run, clock }
    }

    fn begin(&self, stage: &'static str) {
        self.bar.inc(1);
        self.bar.set_message(stage);
    }

    fn finish(self) {
        drop(self.run);
        // The clock only draws.
        let _ = self.clock.join();
        self.bar.finish_and_clear();
    }
}

fn style() -> ProgressStyle {
    let style =
        ProgressStyle::with_template("threadlint [{bar:24.cyan}] {pos}/{len} {msg} {elapsed}");
    style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> ")
}

#[cfg(test)]
mod tests {
    use super::{Bar, Progress, STAGES};

    #[test]
    fn the_bar_is_full_at_the_last_stage_of_a_check() {
        let bar = Bar::new();
        let stages = ["discover", "lower", "link", "load", "origins", "solve", "check", "settle"];
        for stage in stages {
            bar.begin(stage);
        }
        assert_eq!((bar.bar.position(), bar.bar.message().as_str()), (STAGES, "settle"));
        let shown = bar.bar.clone();
        bar.finish();
        assert!(shown.is_finished());
    }

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
