//! Functions that take a lock only if they are not given what it protects.
//@ only

use std::sync::{Mutex, RwLock};

pub struct State {
    peers: Vec<u32>,
}

pub struct Replicas {
    state: RwLock<State>,
    log: Mutex<Vec<String>>,
}

impl Replicas {
    fn disable(&self, state: Option<&mut State>, peer: u32) {
        match state {
            Some(state) => state.peers.push(peer),
            None => self.state.write().unwrap().peers.push(peer),
        }
    }

    fn note(&self, is_locked: bool, line: &str) {
        if !is_locked {
            self.log.lock().unwrap().push(line.to_owned());
        }
    }

    pub fn disable_first(&self) {
        let mut state = self.state.write().unwrap();
        let first = state.peers[0];
        self.disable(Some(&mut state), first);
    }

    pub fn disable_again(&self) {
        let state = self.state.write().unwrap();
        self.disable(None, state.peers[0]); //~ lock_reentry: `Replicas::disable` write-locks `Replicas.state`
    }

    /// What is handed on need not be there.
    pub fn disable_perhaps(&self, other: Option<&mut State>) {
        let state = self.state.write().unwrap();
        self.disable(other, state.peers[0]); //~ lock_reentry: `Replicas::disable` write-locks `Replicas.state`
    }

    pub fn note_twice(&self) {
        let log = self.log.lock().unwrap();
        self.note(true, &log[0]);
    }

    pub fn note_again(&self) {
        let log = self.log.lock().unwrap();
        self.note(false, &log[0]); //~ lock_reentry: `Replicas::note` locks `Replicas.log`
    }

    /// It is known one call further up.
    fn note_all(&self, lines: &[String]) {
        for line in lines {
            self.note(true, line);
        }
    }

    pub fn note_under_lock(&self) {
        let log = self.log.lock().unwrap();
        self.note_all(&log);
    }

    /// What it is given may be changed.
    fn note_or_not(&self, mut is_locked: bool, line: &str) {
        if line.is_empty() {
            is_locked = false;
        }
        if !is_locked {
            self.log.lock().unwrap().push(line.to_owned());
        }
    }

    pub fn note_what_changes(&self) {
        let log = self.log.lock().unwrap();
        self.note_or_not(true, &log[0]); //~ lock_reentry: `Replicas::note_or_not` locks `Replicas.log`
    }

    /// Both ways take it.
    fn note_in_any_case(&self, is_long: bool, line: &str) {
        if is_long {
            self.log.lock().unwrap().push(line.to_owned());
        } else {
            self.log.lock().unwrap().clear();
        }
    }

    pub fn note_long(&self) {
        let log = self.log.lock().unwrap();
        self.note_in_any_case(true, &log[0]); //~ lock_reentry: `Replicas::note_in_any_case` locks `Replicas.log`
    }

    pub fn note_short(&self) {
        let log = self.log.lock().unwrap();
        self.note_in_any_case(false, &log[0]); //~ lock_reentry: `Replicas::note_in_any_case` locks `Replicas.log`
    }
}

/// The last arm is for both.
pub fn disable_one_of(state: Option<u32>, all: &Mutex<Vec<u32>>) {
    match state {
        Some(peer) if peer > 10 => {}
        _ => all.lock().unwrap().clear(),
    }
}

pub fn disable_small(all: &Mutex<Vec<u32>>) {
    let _guard = all.lock().unwrap();
    disable_one_of(Some(3), all); //~ lock_reentry: `disable_one_of` locks
}
