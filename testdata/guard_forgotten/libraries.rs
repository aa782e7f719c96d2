//! Ways to leak a guard that other libraries have, and a permit that is meant to be forgotten.

use std::{fs::File, mem};

use nix::fcntl::{Flock, FlockArg};
use parking_lot::{Mutex, MutexGuard};
use tokio::sync::Semaphore;

fn leaked(state: &Mutex<u32>) -> &mut u32 {
    MutexGuard::leak(state.lock()) //~ guard_forgotten: `leak` keeps its guard
}

fn fewer_permits(requests: &Semaphore) {
    if let Ok(permit) = requests.try_acquire() {
        permit.forget();
    }
}

/// Other processes see that this one runs, until it ends.
fn claim(file: File) {
    let lock = Flock::lock(file, FlockArg::LockExclusiveNonblock);
    mem::forget(lock.expect("no other process runs"));
}
