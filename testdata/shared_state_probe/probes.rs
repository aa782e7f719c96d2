//! Questions about a state that may be over when the answer arrives.
//@ only

use std::{
    rc::Rc,
    sync::{Arc, Mutex, MutexGuard},
};

use crossbeam_channel::Receiver;

struct Worker {
    cache: Mutex<Vec<u32>>,
    jobs: Receiver<u32>,
    state: parking_lot::Mutex<u32>,
    config: Arc<String>,
}

impl Worker {
    fn refresh(&self) {
        if self.cache.try_lock().is_ok() {
         //--------------------- asked here
            self.cache.lock().unwrap().clear();
          //----------------- waits if it is taken
          //^^^^^^^^^^^^^^^^^ shared_state_probe(medium): `Worker.cache` was free when it was asked
            //~ help: `try_lock` takes the lock if it is free: keep the guard that it
        }
    }

    fn reset(&self) {
        if !self.state.is_locked() {
            *self.state.lock() = 0; //~ shared_state_probe: `Worker.state` was free when it was asked
        }
    }

    fn next(&self) -> Option<u32> {
        if self.jobs.is_empty() {
            return None;
        }
        self.jobs.recv().ok() //~ shared_state_probe: `Worker.jobs` had a message when it was asked
      //---------------- then this waits for the next one
        //~ help: take what is there without waiting: `try_recv` tells if there
        //~ help: `threadlint_runtime::Queue::try_get` takes what is there, or
    }

    fn sum(&self) -> u32 {
        let mut sum = 0;
        while !self.jobs.is_empty() {
            sum += self.jobs.try_recv().unwrap(); //~ shared_state_probe: `Worker.jobs` had something when it was asked
            //     -------------------- then this panics
            //~ help: look at what the call gives instead of asking first
        }
        sum
    }

    // What is fine.

    fn refresh_if_free(&self) {
        if let Ok(mut cache) = self.cache.try_lock() {
            cache.clear();
        }
    }

    /// Waits only if it was not free, and says so.
    fn patiently(&self) -> MutexGuard<'_, Vec<u32>> {
        if let Ok(guard) = self.cache.try_lock() {
            return guard;
        }
        self.cache.lock().unwrap()
    }

    /// Takes what it can get, or another one.
    fn either(&self, other: &Worker) -> u32 {
        let state = match self.state.try_lock() {
            Some(state) => state,
            None => other.state.lock(),
        };
        let count = *state;
        drop(state);
        if count > 4 { *self.state.lock() } else { 0 }
    }

    /// Waits because there is nothing.
    fn next_or_wait(&self) -> u32 {
        if self.jobs.is_empty() {
            return self.jobs.recv().unwrap_or(0);
        }
        1
    }

    fn sum_of_all(&self) -> u32 {
        let mut sum = 0;
        while let Ok(it) = self.jobs.try_recv() {
            sum += it;
        }
        sum
    }

    /// Asserts, and does nothing.
    fn check(&self) {
        assert!(Arc::strong_count(&self.config) > 0);
    }

    fn is_idle(&self) -> bool {
        self.jobs.is_empty() && Arc::strong_count(&self.config) == 1
    }
}

/// Whoever is dropped last closes the connection; of two that are dropped at once nobody may be.
struct Client {
    connection: Arc<Connection>,
}

struct Connection {
    socket: Mutex<u32>,
}

impl Drop for Client {
    fn drop(&mut self) {
        if Arc::strong_count(&self.connection) == 1 {
        // ---------------------------------------- then nobody is the last
         //----------------------------------- asked here
         //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ shared_state_probe(medium): two threads that drop this at once may both see that others have `Client.connection`
        //~ help: put what the last one does into the `Drop` of the value inside
            self.connection.close();
        }
    }
}

impl Connection {
    fn close(&self) {
        *self.socket.lock().unwrap() = 0;
    }
}

/// Stays on its thread.
struct Local {
    connection: Rc<Connection>,
}

impl Drop for Local {
    fn drop(&mut self) {
        if Rc::strong_count(&self.connection) == 1 {
            self.connection.close();
        }
    }
}

/// The last one to be dropped knows it.
struct Owner {
    connection: Mutex<Arc<Connection>>,
}

impl Drop for Owner {
    fn drop(&mut self) {
        let connection = self.connection.lock().unwrap();
        assert!(Arc::strong_count(&connection) > 0);
    }
}
