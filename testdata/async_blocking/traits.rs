//! Calls that block behind a trait, of which the caller knows no more than that.

use std::{sync::mpsc, thread};

trait Window {
    fn size(&self) -> u32;
}

struct Native {
    answers: mpsc::Receiver<u32>,
}

impl Native {
    fn start(work: fn()) -> thread::JoinHandle<()> {
        thread::spawn(work)
    }
}

impl Window for Native {
    fn size(&self) -> u32 {
        self.answers.recv().unwrap()
    }
}

struct Handle<W> {
    inner: W,
}

impl<W: Window> Handle<W> {
    fn size(&self) -> u32 {
        self.inner.size()
    }
}

async fn asks<W: Window>(handle: &Handle<W>) -> u32 {
    handle.size() //~ async_blocking: `recv` may wait for the other end of a channel
}
