//! Threads that work and sleep in turns, and loops that sleep for another reason.
//@ only

use std::{
    collections::VecDeque,
    fs, io,
    net::TcpStream,
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
        mpsc::{Receiver, Sender},
    },
    thread,
    time::{Duration, Instant},
};

const PAUSE: Duration = Duration::from_secs(30);

struct Cache {
    entries: Mutex<VecDeque<String>>,
    changed: Condvar,
    beats: AtomicU64,
    stop: AtomicBool,
}

impl Cache {
    fn remove_expired(&self) {
        self.entries.lock().unwrap().pop_front();
    }

    fn clean(&self) {
        while !self.stop.load(Ordering::Acquire) {
            self.remove_expired();
            thread::sleep(PAUSE); //~ sleep_periodic: nothing ends this sleep early
          //-------------------- sleeps here in each round
            //~ help: a scheduler keeps time and can be cancelled; `recv_timeout` on
            //~ help: `threadlint_runtime::Scheduler` runs jobs at times that do not
        }
    }

    /// On no thread of its own: who calls it waits for it to end.
    fn clean_here(&self) {
        while !self.stop.load(Ordering::Acquire) {
            self.remove_expired();
            thread::sleep(PAUSE);
        }
    }

    fn save(&self) -> io::Result<()> {
        fs::write("entries", self.entries.lock().unwrap().concat_all())
    }
}

trait ConcatAll {
    fn concat_all(&self) -> String;
}

impl ConcatAll for VecDeque<String> {
    fn concat_all(&self) -> String {
        self.iter().map(String::as_str).collect()
    }
}

fn for_ever(cache: Arc<Cache>) {
    thread::spawn(move || loop {
  //------------- the thread starts here
        cache.remove_expired();
        thread::sleep(Duration::from_secs(60));
      //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ sleep_periodic: each round of the thread's work comes later
    });
}

fn with_a_flag(cache: Arc<Cache>) {
    thread::spawn(move || cache.clean());
}

fn beats(cache: Arc<Cache>) {
    thread::Builder::new()
        .name("heart".to_owned())
        .spawn(move || {
            while !cache.stop.load(Ordering::Relaxed) {
                thread::sleep(Duration::from_millis(500)); //~ sleep_periodic: comes later
                cache.beats.fetch_add(1, Ordering::Relaxed);
            }
        })
        .unwrap();
}

fn at_an_interval(cache: Arc<Cache>, seconds: u64) {
    let pause = Duration::from_secs(seconds);
    thread::spawn(move || loop {
        thread::sleep(pause); //~ sleep_periodic: comes later
        cache.remove_expired();
    });
}

fn until_it_fails(cache: Arc<Cache>) {
    thread::spawn(move || -> io::Result<()> {
        loop {
            cache.save()?;
            thread::sleep(PAUSE); //~ sleep_periodic: comes later
        }
    });
}

fn ticks(ticks: Sender<()>) {
    thread::spawn(move || -> Option<()> {
        loop {
            ticks.send(()).ok()?;
            thread::sleep(PAUSE); //~ sleep_periodic: comes later
        }
    });
}

/// Until it works.
fn connects() {
    thread::spawn(|| loop {
        if TcpStream::connect("localhost:1").is_ok() {
            break;
        }
        thread::sleep(PAUSE);
    });
    thread::spawn(|| {
        while TcpStream::connect("localhost:1").is_err() {
            thread::sleep(PAUSE);
        }
    });
}

/// Sleeps only after a failure.
fn reconnects(cache: Arc<Cache>) {
    thread::spawn(move || loop {
        match TcpStream::connect("localhost:1") {
            Ok(_) => cache.remove_expired(),
            Err(_) => thread::sleep(PAUSE),
        }
    });
}

fn backs_off(cache: Arc<Cache>) {
    thread::spawn(move || {
        let mut pause = Duration::from_millis(1);
        loop {
            cache.remove_expired();
            thread::sleep(pause);
            pause *= 2;
        }
    });
}

/// Looks at the clock: it need not drift.
fn keeps_time(cache: Arc<Cache>) {
    thread::spawn(move || loop {
        let start = Instant::now();
        cache.remove_expired();
        let _took = start.elapsed();
        thread::sleep(PAUSE);
    });
}

/// A queue that is looked at now and then; something else is wrong with that.
fn polls(cache: Arc<Cache>) {
    thread::spawn(move || loop {
        while let Some(entry) = cache.entries.lock().unwrap().pop_front() {
            drop(fs::write(entry, ""));
        }
        thread::sleep(PAUSE);
    });
}

fn draws(jobs: Receiver<String>) {
    thread::spawn(move || loop {
        for job in jobs.try_iter() {
            drop(fs::write(job, ""));
        }
        thread::sleep(PAUSE);
    });
}

/// The channel paces it as well.
fn slows_down(jobs: Receiver<String>) {
    thread::spawn(move || -> Option<()> {
        loop {
            let job = jobs.recv().ok()?;
            drop(fs::write(job, ""));
            thread::sleep(PAUSE);
        }
    });
}

fn waits_with_a_limit(cache: Arc<Cache>) {
    thread::spawn(move || {
        let mut entries = cache.entries.lock().unwrap();
        while !cache.stop.load(Ordering::Acquire) {
            entries = cache.changed.wait_timeout(entries, PAUSE).unwrap().0;
            entries.pop_front();
        }
    });
}

fn twice_a_round(cache: Arc<Cache>) {
    thread::spawn(move || loop {
        cache.remove_expired();
        thread::sleep(PAUSE);
        drop(cache.save());
        thread::sleep(PAUSE);
    });
}

/// Keeps the process alive.
fn idles() {
    thread::spawn(|| loop {
        thread::sleep(PAUSE);
    });
}

fn a_few_times(cache: Arc<Cache>) {
    thread::spawn(move || {
        for _ in 0..10 {
            cache.remove_expired();
            thread::sleep(PAUSE);
        }
    });
}
