//! A sleep with a lock held makes everybody sleep who wants the lock.
//@ only

use std::{
    sync::{Mutex, RwLock},
    thread,
    time::Duration,
};

const PAUSE: Duration = Duration::from_millis(1);

struct Link {
    state: Mutex<u32>,
    peers: RwLock<Vec<String>>,
}

impl Link {
    fn reconnect(&self) {
        let mut state = self.state.lock().unwrap();
                      //----------------- `Link.state` is locked here, and held by `state`
        *state += 1;
        thread::sleep(PAUSE);
      //-------------------- waits here
      //^^^^^^^^^^^^^^^^^^^^ guard_across_sleep(certain): `Link.state` is held across a sleep
        //~ help: end the life of `state` before it sleeps: `drop(state)`, or a
        //~ help: to wait for a change under the lock, `Condvar::wait_timeout`
        //~ help: `threadlint_runtime::ordered::assert_no_locks_held` finds at
    }

    fn through_a_call(&self) {
        let _state = self.state.lock().unwrap();
        self.back_off(); //~ guard_across_sleep(high): `Link.state` is held across a sleep
      //--------------- calls `Link::back_off`
    }

    fn back_off(&self) {
        thread::sleep(PAUSE);
    }

    fn in_a_loop(&self) {
        let mut state = self.state.lock().unwrap();
        while *state < 3 {
            *state += 1;
            thread::sleep(PAUSE); //~ guard_across_sleep: `Link.state`
        }
    }

    fn with_two(&self) {
        let _state = self.state.lock().unwrap();
        let _peers = self.peers.read().unwrap();
        //           ----------------- `Link.peers` is read-locked here, and held by `_peers`
        thread::sleep(PAUSE); //~ guard_across_sleep: `Link.state` and `Link.peers` are held across a sleep
    }

    // What is fine.

    fn before(&self) {
        *self.state.lock().unwrap() += 1;
        thread::sleep(PAUSE);
    }

    fn released(&self) {
        let state = self.state.lock().unwrap();
        let pause = PAUSE * *state;
        drop(state);
        thread::sleep(pause);
    }

    fn on_its_own_thread(&self) {
        let _state = self.state.lock().unwrap();
        thread::spawn(|| thread::sleep(PAUSE));
    }

    fn in_a_condition(&self) {
        while *self.state.lock().unwrap() < 3 {
            self.before();
        }
    }
}
