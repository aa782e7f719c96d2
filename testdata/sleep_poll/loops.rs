//! Loops that sleep and look again at what another thread changes.

use std::{
    collections::VecDeque,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU32, Ordering},
        mpsc::{Receiver, TryRecvError},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

const PAUSE: Duration = Duration::from_millis(10);

struct Job {
    done: AtomicBool,
    progress: AtomicU32,
    result: Mutex<Option<u32>>,
    queue: Mutex<VecDeque<u32>>,
}

impl Job {
    fn by_flag(&self) {
        while !self.done.load(Ordering::Acquire) {
             //--------------------------------- looks here
            thread::sleep(PAUSE);
          //-------------------- sleeps here
          //^^^^^^^^^^^^^^^^^^^^ sleep_poll(high): the loop sleeps and looks at `Job.done` until that has changed
            //~ help: a `Condvar` (`wait_while`) or `thread::park` waits until
            //~ help: `threadlint_runtime::Event` wakes all who wait
        }
    }

    fn by_break(&self) {
        loop {
            if self.done.load(Ordering::Acquire) {
                break;
            }
            thread::sleep(PAUSE); //~ sleep_poll: `Job.done`
        }
    }

    fn by_return(&self) -> u32 {
        loop {
            thread::sleep(PAUSE); //~ sleep_poll: `Job.progress`
            let progress = self.progress.load(Ordering::Relaxed);
            if progress >= 100 {
                return progress;
            }
        }
    }

    fn under_the_lock(&self) -> u32 {
        loop {
            if let Some(result) = *self.result.lock().unwrap() {
            //                     ------------------ looks under the lock here
                return result;
            }
            thread::sleep(PAUSE); //~ sleep_poll: `Job.result`
        }
    }

    fn by_method(&self) {
        while !self.is_done() {
            thread::sleep(PAUSE); //~ sleep_poll: `Job.done`
        }
    }

    fn is_done(&self) -> bool {
        self.done.load(Ordering::Acquire)
    }

    fn by_queue(&self) {
        loop {
            let job = self.queue.lock().unwrap().pop_front();
            match job {
                Some(job) => run(job),
                None => thread::sleep(PAUSE), //~ sleep_poll: `Job.queue`
            }
        }
    }

    fn while_running(&self, running: &AtomicBool) {
        while running.load(Ordering::Relaxed) {
            let job = self.queue.lock().unwrap().pop_front();
            if let Some(job) = job {
                run(job);
            } else {
                thread::sleep(PAUSE); //~ sleep_poll
            }
        }
    }
}

fn by_channel(jobs: &Receiver<u32>) {
    loop {
        match jobs.try_recv() {
            Ok(job) => run(job),
            Err(TryRecvError::Empty) => thread::sleep(PAUSE), //~ channel_poll: `jobs`
            Err(TryRecvError::Disconnected) => return,
        }
    }
}

fn by_handle(worker: &JoinHandle<()>) {
    while !worker.is_finished() {
        thread::sleep(PAUSE); //~ sleep_poll: `worker`
        //~ help: wait for the event itself: `join`, `recv`, or a `Condvar`
    }
}

fn by_try_lock(shared: &Arc<Mutex<u32>>) -> u32 {
    loop {
        if let Ok(guard) = shared.try_lock() {
        //                 ----------------- tries to get the lock here
            return *guard;
        }
        thread::sleep(PAUSE); //~ sleep_poll: `shared`
        //~ help: `lock` or `try_lock_for` waits until the lock is free
    }
}

fn run(job: u32) {
    println!("{job}");
}

/// Sleeps only when there is nothing to do: whoever adds a job could wake it.
fn works_off(jobs: &Mutex<VecDeque<u32>>) {
    loop {
        let job = jobs.lock().unwrap().pop_front();
        match job {
            Some(job) => run(job),
            None => thread::sleep(PAUSE), //~ sleep_poll: `jobs`
        }
    }
}
