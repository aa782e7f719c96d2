//! A lock type of the project's own takes the lock in it where its method is called.

mod ranked {
    pub struct Mutex<T> {
        inner: parking_lot::Mutex<T>,
        rank: u32,
    }

    pub struct MutexGuard<'a, T> {
        inner: parking_lot::MutexGuard<'a, T>,
        rank: u32,
    }

    impl<T> Mutex<T> {
        pub fn new(rank: u32, value: T) -> Mutex<T> {
            Mutex { inner: parking_lot::Mutex::new(value), rank }
        }

        pub fn lock(&self) -> MutexGuard<'_, T> {
            MutexGuard { inner: self.inner.lock(), rank: self.rank }
        }
    }

    impl<T> std::ops::Deref for MutexGuard<'_, T> {
        type Target = T;
        fn deref(&self) -> &T {
            &self.inner
        }
    }

    impl<T> std::ops::DerefMut for MutexGuard<'_, T> {
        fn deref_mut(&mut self) -> &mut T {
            &mut self.inner
        }
    }
}

struct Device {
    trackers: ranked::Mutex<Vec<u32>>,
    life: ranked::Mutex<Vec<u32>>,
}

impl Device {
    fn submit(&self) -> usize {
        let trackers = self.trackers.lock();
                     //-------------------- `Device.trackers` is locked here, and held by `trackers`
        trackers.len() + self.trackers.lock().len()
                       //^^^^^^^^^^^^^^^^^^^^ lock_double: `Device.trackers` is locked again
    }

    fn submit_all(&self) -> usize {
        let trackers = self.trackers.lock();
        self.lose();
      //^^^^^^^^^^^ lock_reentry: `Device::lose` locks `Device.trackers`
        trackers.len()
    }

    fn lose(&self) {
        self.trackers.lock().clear();
      //-------------------- `Device.trackers` is locked again here
    }

    fn submit_in_turn(&self) -> usize {
        let n_trackers = self.trackers.lock().len();
        n_trackers + self.trackers.lock().len() + self.life.lock().len()
    }
}
