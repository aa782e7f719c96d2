//! A value whose `drop` waits for a thread, where it ends while a lock is held.
use std::{
    sync::{Arc, Mutex},
    thread::{self, JoinHandle},
};

pub struct Ticker {
    handle: Option<JoinHandle<()>>,
}

impl Drop for Ticker {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.join().unwrap();
        }
    }
}

pub struct App {
    ticks: Arc<Mutex<u32>>,
    ticker: Mutex<Option<Ticker>>,
}

impl App {
    fn start(&self) -> Ticker {
        let ticks = self.ticks.clone();
        Ticker { handle: Some(thread::spawn(move || *ticks.lock().unwrap() += 1)) }
    }

    pub fn run(&self) {
        let ticks = self.ticks.lock().unwrap();
        let ticker = self.start();
        println!("{ticks} {}", ticker.handle.is_some());
    } //~ guard_across_blocking(high): `App.ticks` is held across `join`

    pub fn run_first(&self) {
        let ticker = self.start();
        drop(ticker);
        println!("{}", self.ticks.lock().unwrap());
    }

    pub fn restart(&self) {
        *self.ticker.lock().unwrap() = Some(self.start()); //~ guard_across_blocking(medium): `App.ticker` is held across `join`
    }

    pub fn restart_without(&self) {
        let old = self.ticker.lock().unwrap().replace(self.start());
        drop(old);
    }
}
