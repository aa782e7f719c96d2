//! `Rc<RefCell<..>>`: its `borrow` is the cell's, and a `borrow` of what is inside is not.

use std::{any::Any, cell::RefCell, ops::Deref, rc::Rc};

struct Store {
    things: Vec<Box<dyn Any>>,
}

impl Store {
    fn borrow<T: 'static>(&self) -> Option<&T> {
        self.things.iter().find_map(|it| it.downcast_ref())
    }
}

struct State {
    store: Store,
}

impl Deref for State {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

struct Mode(u8);

async fn pause() {}

async fn mode(state: Rc<RefCell<State>>) -> u8 {
    let guard = state.borrow();
              //-------------- `state` is borrowed here, and held by `guard`
    let mode = guard.borrow::<Mode>().map_or(0, |it| it.0);
    pause().await;
  //------------- suspends here
  //^^^^^^^^^^^^^ guard_across_await(high): `state` is held across an await point
    //~ help: end the life of `guard` before the `.await`: `drop(guard)`, or
    //~ help: a task that borrows it meanwhile, on the same thread, panics
    mode
}

// What is fine.

async fn mode_by_copy(state: Rc<RefCell<State>>) -> u8 {
    let guard = state.borrow();
    let mode = guard.borrow::<Mode>().map_or(0, |it| it.0);
    drop(guard);
    pause().await;
    mode
}

/// Takes an address out of the cell, which keeps nothing borrowed.
async fn mode_by_address(state: Rc<RefCell<State>>) -> u8 {
    let address = {
        let guard = state.borrow();
        let Some(mode) = guard.borrow::<Mode>() else { return 0 };
        mode as *const Mode as usize
    };
    pause().await;
    let mode = unsafe { &*(address as *const Mode) };
    mode.0
}
