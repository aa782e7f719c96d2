//! Calls that may wait for ever, with a lock held.

use std::{
    fs, io,
    process::Command,
    sync::{
        Barrier, Mutex,
        mpsc::{Receiver, Sender, SyncSender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

struct Workers {
    handles: Mutex<Vec<JoinHandle<()>>>,
    results: Mutex<Vec<u32>>,
    inbox: Mutex<Receiver<u32>>,
}

impl Workers {
    fn stop(&self) {
        let mut handles = self.handles.lock().unwrap();
                        //------------------- `Workers.handles` is locked here, and held by `handles`
        while let Some(handle) = handles.pop() {
            handle.join().unwrap();
          //^^^^^^^^^^^^^ guard_across_blocking(high): `Workers.handles` is held across `join`, which waits for a thread to end
        }
    }

    fn collect(&self, results: &Receiver<u32>) {
        let mut all = self.results.lock().unwrap();
        while let Ok(result) = results.recv() { //~ guard_across_blocking(high): `Workers.results` is held across `recv`
            all.push(result);
        }
    }

    fn collect_in_a_statement(&self, results: &Receiver<u32>) {
        self.results.lock().unwrap().push(results.recv().unwrap()); //~ guard_across_blocking: `Workers.results`
      //------------------- `Workers.results` is locked here, and held to the end of the statement
        //~ help: take the value into a variable in a statement of its own: its
    }

    fn collect_by_iterator(&self, results: &Receiver<u32>) {
        let mut all = self.results.lock().unwrap();
        for result in results { //~ FIXME(fn) guard_across_blocking: `Workers.results`
            all.push(result);
        }
    }

    fn collect_for_a_while(&self, results: &Receiver<u32>) {
        let mut all = self.results.lock().unwrap();
        all.extend(results.recv_timeout(Duration::from_millis(1))); //~ guard_across_blocking(medium): `Workers.results`
    }

    fn publish(&self, sender: &SyncSender<u32>) {
        let results = self.results.lock().unwrap();
        sender.send(results.len() as u32).unwrap(); //~ guard_across_blocking(high): `Workers.results` is held across `send`
    }

    fn meet(&self, barrier: &Barrier) {
        let _results = self.results.lock().unwrap();
        barrier.wait(); //~ guard_across_blocking(high): `Workers.results` is held across `wait`
    }

    fn run(&self) -> io::Result<()> {
        let _results = self.results.lock().unwrap();
        Command::new("true").status()?; //~ guard_across_blocking(high): `Workers.results` is held across `status`
        Ok(())
    }

    fn load(&self) -> io::Result<()> {
        let mut results = self.results.lock().unwrap();
        results.push(fs::read("results")?.len() as u32); //~ guard_across_blocking(medium): `Workers.results`
        Ok(())
    }

    fn through_a_call(&self, results: &Receiver<u32>) {
        let _results = self.results.lock().unwrap();
        next(results); //~ guard_across_blocking(high): `Workers.results` is held across `recv`
    }

    // What is fine.

    fn stop_unlocked(&self) {
        let handles = std::mem::take(&mut *self.handles.lock().unwrap());
        for handle in handles {
            handle.join().unwrap();
        }
    }

    fn next(&self) -> u32 {
        // Receiving one at a time is what this lock is for.
        let inbox = self.inbox.lock().unwrap();
        inbox.recv().unwrap()
    }

    fn publish_without_bound(&self, sender: &Sender<u32>) {
        let results = self.results.lock().unwrap();
        sender.send(results.len() as u32).unwrap();
    }

    fn poll(&self, results: &Receiver<u32>) {
        let mut all = self.results.lock().unwrap();
        all.extend(results.try_recv());
    }

    fn receive_first(&self, results: &Receiver<u32>) {
        let result = results.recv().unwrap();
        self.results.lock().unwrap().push(result);
    }

    fn on_a_thread(&self, results: Receiver<u32>) -> JoinHandle<u32> {
        let _results = self.results.lock().unwrap();
        thread::spawn(move || results.recv().unwrap())
    }
}

fn next(results: &Receiver<u32>) -> u32 {
    results.recv().unwrap()
}
