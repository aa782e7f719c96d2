//! Threads that are woken before what they look at has changed.

use std::{
    sync::{
        Arc, Condvar, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
};

struct Worker {
    stop: Arc<AtomicBool>,
    pause: Arc<AtomicBool>,
    thread: JoinHandle<()>,
}

impl Worker {
    fn start() -> Worker {
        let stop = Arc::new(AtomicBool::new(false));
        let pause = Arc::new(AtomicBool::new(false));
        let (its_stop, its_pause) = (stop.clone(), pause.clone());
        let thread = thread::spawn(move || work(its_stop, its_pause));
        Worker { stop, pause, thread }
    }

    fn wake(&self) {
        self.pause.store(false, Ordering::SeqCst);
        self.thread.thread().unpark();
    }

    fn stop(&self) {
        self.wake();
      //----------- wakes before the change
      //^^^^^^^^^^^ wait_lost_wakeup: a thread that is woken here may look at `Worker.stop` before it is changed
        //~ help: change the state first, then wake
        //~ help: `threadlint_runtime::Event` stays set for those who come later
        self.stop.store(true, Ordering::Release);
      //---------------------------------------- changed here, and nobody is woken after
    }

    fn stop_at_once(&self) {
        self.thread.thread().unpark(); //~ wait_lost_wakeup: a thread that is woken here may look at `Worker.stop`
        self.stop.store(true, Ordering::Release);
    }

    // What is fine.

    fn stop_first(&self) {
        self.stop.store(true, Ordering::Release);
        self.wake();
    }

    fn stop_and_wake_again(&self) {
        self.wake();
        self.stop.store(true, Ordering::Release);
        self.wake();
    }

    /// Who has to look again is woken by the next pause.
    fn rest(&self) -> bool {
        self.pause.load(Ordering::SeqCst)
    }
}

fn work(stop: Arc<AtomicBool>, pause: Arc<AtomicBool>) {
    while !stop.load(Ordering::Acquire) {
        while pause.load(Ordering::SeqCst) {
            thread::park();
          //-------------- waits here, and looks at `Worker.stop`
            if stop.load(Ordering::Acquire) {
                return;
            }
        }
    }
}

/// The names under which the thread knows what it was given.
struct Queue {
    jobs: Arc<Mutex<Vec<u32>>>,
    stop: Arc<AtomicBool>,
    more: Arc<Condvar>,
}

impl Queue {
    fn start() -> Queue {
        let jobs = Arc::new(Mutex::new(Vec::new()));
        let stop = Arc::new(AtomicBool::new(false));
        let more = Arc::new(Condvar::new());
        let (its_jobs, its_stop, wait) = (jobs.clone(), stop.clone(), more.clone());
        thread::spawn(move || serve(its_jobs, its_stop, wait)); //~ thread_detached
        Queue { jobs, stop, more }
    }

    fn stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
        self.more.notify_all(); //~ wait_lost_wakeup(high): a thread that has looked at `Queue.stop` and is about to wait
      //---------------------- notifies without the lock
        //~ help: change the state while `jobs` is held
    }

    fn stop_under_lock(&self) {
        let _jobs = self.jobs.lock().unwrap();
        self.stop.store(true, Ordering::SeqCst);
        self.more.notify_all();
    }
}

fn serve(jobs: Arc<Mutex<Vec<u32>>>, stop: Arc<AtomicBool>, wait: Arc<Condvar>) {
    let mut jobs = jobs.lock().unwrap();
    while jobs.is_empty() && !stop.load(Ordering::SeqCst) {
        jobs = wait.wait(jobs).unwrap();
        //     --------------- waits here, with `jobs`
    }
    jobs.clear();
}
