//! Loops that sleep for another reason.

use std::{
    fs::File,
    net::TcpStream,
    path::Path,
    process::Child,
    sync::{
        Condvar, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

const PAUSE: Duration = Duration::from_millis(10);

struct Service {
    stop: AtomicBool,
    beats: AtomicU64,
    ready: Mutex<bool>,
    changed: Condvar,
}

impl Service {
    fn start(&self) {
        *self.ready.lock().unwrap() = true;
        self.changed.notify_all();
    }

    /// Work that is done again and again, until somebody says stop.
    fn run(&self) {
        while !self.stop.load(Ordering::Relaxed) {
            self.flush();
            thread::sleep(PAUSE);
        }
    }

    fn flush(&self) {
        println!("{}", self.beats.load(Ordering::Relaxed));
    }

    fn beat(&self) {
        while !self.stop.load(Ordering::Relaxed) {
            self.beats.fetch_add(1, Ordering::Relaxed);
            thread::sleep(PAUSE);
        }
    }

    fn with_a_deadline(&self) -> bool {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(1) {
            if self.stop.load(Ordering::Relaxed) {
                return true;
            }
            thread::sleep(PAUSE);
        }
        false
    }

    fn a_few_times(&self) -> bool {
        for _ in 0..100 {
            if self.stop.load(Ordering::Relaxed) {
                return true;
            }
            thread::sleep(PAUSE);
        }
        false
    }

    fn counted(&self) -> bool {
        let mut rounds = 0;
        while !self.stop.load(Ordering::Relaxed) {
            rounds += 1;
            if rounds > 100 {
                return false;
            }
            thread::sleep(PAUSE);
        }
        true
    }

    fn waits_as_one_should(&self) {
        let ready = self.ready.lock().unwrap();
        drop(self.changed.wait_while(ready, |it| !*it).unwrap());
    }

    fn reconnect(&self) -> Option<TcpStream> {
        loop {
            if self.stop.load(Ordering::Relaxed) {
                return None;
            }
            match TcpStream::connect("localhost:1") {
                Ok(stream) => return Some(stream),
                Err(_) => thread::sleep(PAUSE),
            }
        }
    }
}

fn for_a_file(path: &Path) -> File {
    loop {
        match File::open(path) {
            Ok(file) => return file,
            Err(_) => thread::sleep(PAUSE),
        }
    }
}

fn for_a_process(child: &mut Child) {
    while let Ok(None) = child.try_wait() {
        thread::sleep(PAUSE);
    }
}

fn for_anything(is_there: impl Fn() -> bool) {
    while !is_there() {
        thread::sleep(PAUSE);
    }
}

fn backing_off(mut send: impl FnMut() -> Result<(), ()>) {
    let mut pause = PAUSE;
    while send().is_err() {
        thread::sleep(pause);
        pause *= 2;
    }
}

fn forever() {
    loop {
        println!("tick");
        thread::sleep(PAUSE);
    }
}

/// Looks in each round whether something is due, and sleeps in each, whatever it was.
fn renews(certificate: &Mutex<Option<String>>) {
    loop {
        if certificate.lock().unwrap().is_none() {
            issue();
        }
        thread::sleep(Duration::from_secs(300));
    }
}

fn rescans(service: &Service) {
    while !service.stop.load(Ordering::Relaxed) {
        thread::sleep(PAUSE);
        if *service.ready.lock().unwrap() {
            issue();
        }
    }
}

fn issue() {
    drop(File::create("certificate.pem"));
}
