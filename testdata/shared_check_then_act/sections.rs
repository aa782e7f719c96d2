//! Two critical sections on one lock, the second of which trusts the first.
//@ only

use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, RwLock},
};

struct Registry {
    names: Mutex<HashMap<u64, String>>,
    versions: RwLock<Vec<u64>>,
    others: Mutex<HashMap<u64, String>>,
    queue: Mutex<Vec<u64>>,
    names_held: Mutex<()>,
    state: Mutex<State>,
    spare: Mutex<Spare>,
    limits: Mutex<Limits>,
    door: Mutex<Box<dyn Door>>,
}

trait Door: Send {
    fn is_open(&self) -> bool;
    fn open(&mut self);
}

struct Limits {
    counts: bool,
    n_seen: u32,
}

struct Spare {
    names: HashMap<u64, String>,
}

struct Taken;

impl Spare {
    fn free(&mut self, id: u64) {
        self.names.remove(&id);
    }

    fn take(&mut self, id: u64, name: &str) -> Result<(), Taken> {
        match self.names.insert(id, name.to_owned()) {
            Some(_) => Err(Taken),
            None => Ok(()),
        }
    }
}

fn save(name: &str) -> Result<(), std::io::Error> {
    std::fs::write("name", name)
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Idle,
    Running,
}

impl State {
    fn start(&mut self) {
        if *self == State::Idle {
            *self = State::Running;
        }
    }
}

impl Registry {
    fn register(&self, id: u64, name: String) {
        let is_new = !self.names.lock().unwrap().contains_key(&id);
                    //----------------- seen here
        if is_new {
            self.names.lock().unwrap().insert(id, name);
          //----------------- the lock is taken again here
          //^^^^^^^^^^^^^^^^^ shared_check_then_act(medium): another thread can change what was seen in `Registry.names` before
            //~ help: do both while the lock is held once, or look again after it is
        }
    }

    fn bump(&self) {
        let mut versions = self.versions.read().unwrap().clone();
        versions.push(1);
        *self.versions.write().unwrap() = versions; //~ shared_check_then_act(high): what was read from `Registry.versions` is stored back
      //------------------------------------------ stored here
    }

    fn bump_a_copy_of_the_copy(&self) {
        let old = self.versions.read().unwrap().clone();
        if old.is_empty() {
            return;
        }
        let mut new = old;
        new.push(1);
        let mut versions = self.versions.write().unwrap(); //~ shared_check_then_act(high): what was read from `Registry.versions` is stored back
        *versions = new;
    }

    /// By the time it is stored, it may have another origin.
    fn follow(&self, steps: &[Vec<u64>]) {
        let mut last = self.versions.read().unwrap().clone();
        for step in steps {
            last = step.iter().chain(&last).copied().collect();
            *self.versions.write().unwrap() = last.clone(); //~ shared_check_then_act(medium): what was read from `Registry.versions` is stored back
        }
    }

    fn count_once(&self) {
        if self.limits.lock().unwrap().counts {
            return;
        }
        self.both();
        self.limits.lock().unwrap().counts = true; //~ shared_check_then_act(high): another thread can change what was seen in `Registry.limits`
    }

    fn start(&self) {
        if *self.state.lock().unwrap() == State::Idle {
            *self.state.lock().unwrap() = State::Running; //~ shared_check_then_act(medium): another thread can change what was seen in `Registry.state`
        }
    }

    fn drain(&self) -> u64 {
        let mut sum = 0;
        while !self.queue.lock().unwrap().is_empty() {
            sum += self.queue.lock().unwrap().pop().unwrap(); //~ shared_check_then_act(medium): another thread can change what was seen in `Registry.queue`
        }
        sum
    }

    /// The name is gone if somebody took the number in between.
    fn rename(&self, old: u64, new: u64, name: &str) -> Result<(), Taken> {
        self.spare.lock().unwrap().free(old);
      //----------------- the first change
        self.spare.lock().unwrap().take(new, name)?;
      //----------------- the second change
      //^^^^^^^^^^^^^^^^^ shared_check_then_act(high): another thread can come between two changes of `Registry.spare`
        //~ help: do both while the lock is held once
        Ok(())
    }

    /// As much may happen here as its author likes.
    fn rename_in_steps(&self, old: u64, new: u64, name: &str) -> Result<(), Taken> {
        {
            let mut spare = self.spare.lock().unwrap();
            spare.free(old);
        }
        let mut spare = self.spare.lock().unwrap(); //~ shared_check_then_act(medium): another thread can come between two changes of `Registry.spare`
        spare.take(new, name)?;
        Ok(())
    }

    /// What is called may look for itself.
    fn start_blindly(&self) {
        if *self.state.lock().unwrap() == State::Idle {
            self.state.lock().unwrap().start(); //~ shared_check_then_act(low): another thread can change what was seen in `Registry.state`
        }
    }

    /// A method that looks is not a change, whoever it belongs to.
    fn open_blindly(&self) {
        if !self.door.lock().unwrap().is_open() {
            self.door.lock().unwrap().open(); //~ shared_check_then_act(low): another thread can change what was seen in `Registry.door`
        }
    }

    fn held_state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap()
    }

    fn start_by_guard(&self) {
        let is_idle = *self.held_state() == State::Idle;
        if is_idle {
            *self.held_state() = State::Running; //~ shared_check_then_act(medium): another thread can change what was seen in `Registry.state`
        }
    }

    fn count_to(&self) {
        if self.limits.lock().unwrap().n_seen < self.n_most() {
            self.limits.lock().unwrap().n_seen += 1; //~ shared_check_then_act(medium): another thread can change what was seen in `Registry.limits`
        }
    }

    fn n_most(&self) -> u32 {
        9
    }

    /// Whether it could be done is not whether it still ought to be.
    fn activate(&self, id: u64) -> bool {
        if self.spare.lock().unwrap().names.is_empty() {
            let taken = self.spare.lock().unwrap().take(id, "first"); //~ shared_check_then_act(low): another thread can change what was seen in `Registry.spare`
            return taken.is_ok();
        }
        true
    }

    // What is fine.

    fn rename_at_once(&self, old: u64, new: u64, name: &str) -> Result<(), Taken> {
        let mut spare = self.spare.lock().unwrap();
        spare.free(old);
        spare.take(new, name)?;
        Ok(())
    }

    /// Nothing is lost if the second fails.
    fn look_up_and_take(&self, new: u64, name: &str) -> Result<(), Taken> {
        let count = self.spare.lock().unwrap().names.len();
        self.spare.lock().unwrap().take(new, name)?;
        println!("there were {count}");
        Ok(())
    }

    /// Something went wrong: that decides nothing by what was seen.
    fn note(&self, id: u64) -> Result<(), std::io::Error> {
        let name = self.names.lock().unwrap().get(&id).cloned().unwrap_or_default();
        save(&name)?;
        self.names.lock().unwrap().insert(id + 1, String::new());
        Ok(())
    }

    /// What is looked at is not what is changed.
    fn count(&self) {
        let is_on = self.limits.lock().unwrap().counts;
        if is_on {
            self.limits.lock().unwrap().n_seen += 1;
        }
    }

    fn count_by_method(&self) {
        if self.held_limits().counts {
            self.held_limits().n_seen += 1;
        }
    }

    fn held_limits(&self) -> MutexGuard<'_, Limits> {
        self.limits.lock().unwrap()
    }

    /// Looks at each again.
    fn sweep(&self) {
        if self.queue.lock().unwrap().contains(&0) {
            self.queue.lock().unwrap().retain(|it| *it != 0);
        }
    }

    /// The look of one message has nothing to do with the act for the next.
    fn serve(&self, wants: &[bool]) {
        for want in wants {
            if *want {
                self.queue.lock().unwrap().push(1);
            } else if self.queue.lock().unwrap().is_empty() {
                println!("nothing to do");
            }
        }
    }

    fn register_at_once(&self, id: u64, name: String) {
        let mut names = self.names.lock().unwrap();
        if !names.contains_key(&id) {
            names.insert(id, name);
        }
    }

    /// Looks again.
    fn register_slowly(&self, id: u64, make: impl FnOnce() -> String) {
        if self.names.lock().unwrap().contains_key(&id) {
            return;
        }
        let name = make();
        let mut names = self.names.lock().unwrap();
        if !names.contains_key(&id) {
            names.insert(id, name);
        }
    }

    /// `entry` looks again.
    fn register_by_entry(&self, id: u64, name: String) {
        if !self.names.lock().unwrap().contains_key(&id) {
            self.names.lock().unwrap().entry(id).or_insert(name);
        }
    }

    /// Two locks.
    fn move_over(&self, id: u64) {
        let is_known = self.names.lock().unwrap().contains_key(&id);
        if is_known {
            self.others.lock().unwrap().insert(id, String::new());
        }
    }

    /// The second section does not depend on the first.
    fn both(&self) -> usize {
        let count = self.names.lock().unwrap().len();
        self.names.lock().unwrap().clear();
        count
    }

    /// What was taken out is nobody else's.
    fn again(&self) {
        let next = self.queue.lock().unwrap().pop();
        if let Some(job) = next {
            self.queue.lock().unwrap().push(job + 1);
        }
    }

    fn drain_by_pop(&self) -> u64 {
        let mut sum = 0;
        while !self.queue.lock().unwrap().is_empty() {
            if let Some(it) = self.queue.lock().unwrap().pop() {
                sum += it;
            }
        }
        sum
    }

    /// Another lock is held all the while.
    fn register_under_another(&self, id: u64, name: String) {
        let _held = self.names_held.lock().unwrap();
        let is_new = !self.names.lock().unwrap().contains_key(&id);
        if is_new {
            self.names.lock().unwrap().insert(id, name);
        }
    }
}

/// Nobody else has it.
fn fill(names: Mutex<HashMap<u64, String>>) -> Mutex<HashMap<u64, String>> {
    if names.lock().unwrap().is_empty() {
        names.lock().unwrap().insert(1, String::new());
    }
    names
}
