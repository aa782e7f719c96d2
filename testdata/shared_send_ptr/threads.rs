//! Raw pointers that go to another thread in disguise.
//@ only

use std::{sync::Arc, thread};

fn fill(buffer: &mut Vec<u8>) {
    let address = buffer.as_mut_ptr() as usize;
    //            ---------------------------- the pointer becomes a number
                //^^^^^^^^^^^^^^^^^^^^^^^^^^^^ shared_send_ptr(medium): `address` takes a pointer to another thread as a number
    //~ help: borrow in scoped threads, give each thread a part of its own,
    let worker = thread::spawn(move || {
        let first = address as *mut u8;
                  //------------------ and becomes a pointer again
        unsafe { *first = 1 };
    });
    worker.join().unwrap();
}

mod pointer {
    pub struct SendPtr(pub *mut u8);

    unsafe impl Send for SendPtr {}
  //------ says that this is fine, for every pointer

    impl SendPtr {
        pub fn set(&self, value: u8) {
            unsafe { *self.0 = value };
        }
    }
}

fn fill_by_wrapper(buffer: &mut Vec<u8>) {
    let first = pointer::SendPtr(buffer.as_mut_ptr());
    let worker = thread::spawn(move || first.set(1));
    //           ----------------------------------- goes along to a thread here
               //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ shared_send_ptr(medium): `first` takes the raw pointer of a `SendPtr` to another thread
    worker.join().unwrap();
}

// What is fine.

fn fill_scoped(buffer: &mut Vec<u8>) {
    thread::scope(|scope| {
        scope.spawn(|| buffer[0] = 1);
    });
}

/// A number that stays one.
fn log_address(buffer: &[u8]) {
    let address = buffer.as_ptr() as usize;
    let worker = thread::spawn(move || println!("{address:x}"));
    worker.join().unwrap();
}

/// Owns what it points to.
struct Owned(*mut u8);

unsafe impl Send for Owned {}

impl Owned {
    fn get(&self) -> u8 {
        unsafe { *self.0 }
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        drop(unsafe { Box::from_raw(self.0) });
    }
}

fn hand_over(value: u8) {
    let owned = Owned(Box::into_raw(Box::new(value)));
    let worker = thread::spawn(move || owned.get());
    worker.join().unwrap();
}

fn share(buffer: Arc<Vec<u8>>) {
    let copy = Arc::clone(&buffer);
    let worker = thread::spawn(move || copy.len());
    worker.join().unwrap();
}
