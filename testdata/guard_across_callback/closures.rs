//! Closures that come from elsewhere, called with a lock held.

use std::{
    cell::RefCell,
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, RwLock},
};

pub type Listener = Box<dyn Fn(&str) + Send + Sync>;

pub struct Window {
    listeners: Mutex<Vec<Listener>>,
    titles: Mutex<HashMap<u32, String>>,
    on_close: Arc<dyn Fn(&str) + Send + Sync>,
    state: Mutex<State>,
    history: RefCell<Vec<String>>,
    watchers: RefCell<Vec<Listener>>,
    names: RwLock<Vec<String>>,
    steps: Mutex<Vec<fn(&Window)>>,
}

fn tell(listeners: &[Listener], event: &str) {
    for listener in listeners {
        listener(event);
    }
}

#[derive(Default)]
pub struct State {
    opened: u32,
}

impl Window {
    pub fn emit(&self, event: &str) {
        let listeners = self.listeners.lock().unwrap();
                      //--------------------- `Window.listeners` is locked here, and held by `listeners`
        for listener in listeners.iter() {
            listener(event);
          //^^^^^^^^^^^^^^^ guard_across_callback(high): `Window.listeners` is held while a closure is called that comes from elsewhere
            //~ help: end the life of `listeners` before this call:
            //~ help: it never returns if it adds or removes one of
        }
    }

    pub fn emit_in_head(&self, event: &str) {
        for listener in self.listeners.lock().unwrap().iter() {
        //              --------------------- `Window.listeners` is locked here, and held for the whole loop
            listener(event); //~ guard_across_callback: `Window.listeners`
            //~ help: take the value into a variable before the `for`: its guard then
        }
    }

    pub fn emit_by_closure(&self, event: &str) {
        let listeners = self.listeners.lock().unwrap();
        listeners.iter().for_each(|listener| listener(event)); //~ guard_across_callback: `Window.listeners`
      //----------------------------------------------------- runs the closure
        //~ help: it never returns if that code needs `Window.listeners`, or
    }

    pub fn emit_in_thread(&self, event: &str) {
        for watcher in self.watchers.borrow().iter() {
        //             ---------------------- `Window.watchers` is borrowed here, and held for the whole loop
            watcher(event); //~ guard_across_callback(medium): `Window.watchers`
            //~ help: it panics if that code borrows `Window.watchers` in a way that
        }
    }

    /// Functions have nothing with them that they could need the lock for.
    pub fn set_up(&self) {
        for step in self.steps.lock().unwrap().iter() {
            step(self); //~ guard_across_callback(medium): `Window.steps`
        }
    }

    pub fn close(&self) {
        let mut state = self.state.lock().unwrap();
        state.opened -= 1;
        (self.on_close)("closed"); //~ guard_across_callback: `Window.state`
        state.opened += 1;
        (self.on_close)("opened");
      //------------------------- and here
    }

    pub fn in_an_argument(&self, id: u32, report: impl Fn(Option<String>)) {
        report(self.titles.lock().unwrap().get(&id).cloned()); //~ guard_across_callback: `Window.titles`
        //     ------------------ `Window.titles` is locked here, and held to the end of the statement
        //~ help: take the value into a variable in a statement of its own: its
    }

    pub fn through_a_call(&self) {
        let _state = self.state.lock().unwrap();
        self.announce(); //~ guard_across_callback: `Window.state`
    }

    fn announce(&self) {
        (self.on_close)("announced");
      //---------------------------- what this does is not known here
    }

    pub fn hands_it_on(&self, each: impl Fn(&str)) {
        let names = self.names.read().unwrap();
        //          ----------------- `Window.names` is read-locked here, and held by `names`
        self.twice(&each); //~ guard_across_callback: `Window.names`
        drop(names);
    }

    fn twice(&self, run: impl Fn(&str)) {
        run("first");
      //------------ runs a closure in `Window::known_that_calls_an_unknown`
        run("second");
    }

    pub fn borrowed(&self, each: &dyn Fn(u32)) {
        let history = self.history.borrow();
        //            --------------------- `Window.history` is borrowed here, and held by `history`
        each(7); //~ guard_across_callback: `Window.history`
        drop(history);
    }

    /// Registered as well, but who calls it may know more.
    pub fn emit_by_a_call(&self, event: &str) {
        let listeners = self.listeners.lock().unwrap();
        tell(&listeners, event); //~ guard_across_callback(medium): `Window.listeners`
    }

    pub fn maybe_under_the_lock(&self, is_last: bool) {
        let state = self.state.lock().unwrap();
        if is_last {
            drop(state);
        }
        (self.on_close)("closed"); //~ guard_across_callback(low): `Window.state`
    }

    /// The nearest call is told of, and the others have a label.
    pub fn near_and_far(&self) {
        let _state = self.state.lock().unwrap();
        self.announce();
      //--------------- and here
        (self.on_close)("closed"); //~ guard_across_callback(medium): `Window.state`
    }

    pub fn far(&self) {
        let _state = self.state.lock().unwrap();
        self.announce_twice();
      //^^^^^^^^^^^^^^^^^^^^^ guard_across_callback(medium): `Window.state`
    }

    fn announce_twice(&self) {
        self.announce();
      //--------------- calls `Window::announce`
    }

    pub fn further(&self) {
        let _state = self.state.lock().unwrap();
        self.announce_later(); //~ guard_across_callback(low): `Window.state`
    }

    fn announce_later(&self) {
        self.announce_twice();
    }

    pub fn known_that_calls_an_unknown(&self) {
        let _state = self.state.lock().unwrap();
        self.twice(|it| (self.on_close)(it)); //~ guard_across_callback: `Window.state`
    }

    // What is fine.

    /// Who has the guard knows of it.
    pub fn with_the_guard_of_another(&self, state: MutexGuard<'_, State>) {
        (self.on_close)("closed");
        drop(state);
    }

    /// What the lock protects is handed to the closure: it is meant to run under the lock.
    pub fn with<R>(&self, work: impl FnOnce(&mut State) -> R) -> R {
        let mut state = self.state.lock().unwrap();
        work(&mut state)
    }

    pub fn with_some<R>(&self, work: impl FnOnce(Option<&mut State>) -> R) -> R {
        let mut state = self.state.lock().unwrap();
        work(Some(&mut state))
    }

    pub fn after(&self) {
        self.state.lock().unwrap().opened -= 1;
        (self.on_close)("closed");
    }

    pub fn known(&self) {
        let twice = |it: u32| it * 2;
        let mut state = self.state.lock().unwrap();
        state.opened = twice(state.opened);
        drop(state);
        self.twice(|_| {});
    }

    pub fn known_further_out(&self) {
        let _state = self.state.lock().unwrap();
        self.twice(|it| assert!(!it.is_empty()));
    }
}
