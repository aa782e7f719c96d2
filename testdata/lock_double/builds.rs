//! Statements of which no build has both.

use std::sync::Mutex;

struct Notifier {
    wakers: Mutex<Vec<u32>>,
}

impl Notifier {
    fn notify(&self) {
        #[cfg(feature = "poison")]
        let mut wakers = self.wakers.lock().unwrap();
        #[cfg(not(feature = "poison"))]
        let mut wakers = self.wakers.lock().unwrap_or_else(|it| it.into_inner());
        wakers.clear();
    }

    fn notify_twice(&self) {
        #[cfg(feature = "poison")]
        let wakers = self.wakers.lock().unwrap();
        #[cfg(feature = "twice")]
        let again = self.wakers.lock().unwrap(); //~ lock_double: `Notifier.wakers`
        #[cfg(feature = "twice")]
        drop(again);
        #[cfg(feature = "poison")]
        drop(wakers);
    }
}

// A model checker's build, which is not the one that is looked at.

struct Model {
    wakers: Mutex<Vec<u32>>,
    n_wakers: usize,
}

impl Model {
    fn each(&mut self, id: u32) -> Option<u32> {
        let mut wakers = self.wakers.lock().unwrap();
        #[cfg(loom)]
        self.n_wakers = self.wakers.lock().unwrap().len();
        #[cfg(loom)]
        self.n_wakers += self.wakers.lock().unwrap().len();
        #[cfg(loom)]
        count(self.wakers.lock().unwrap().len());
        #[cfg(loom)]
        self.wakers.lock().unwrap().clear();
        #[cfg(loom)]
        self.wakers.lock().ok()?;
        #[cfg(loom)]
        for id in self.wakers.lock().unwrap().iter() {
            count(*id as usize);
        }
        #[cfg(loom)]
        while self.wakers.lock().unwrap().len() > 1 {}
        #[cfg(loom)]
        if self.wakers.lock().unwrap().is_empty() {
            return None;
        }
        #[cfg(loom)]
        match self.wakers.lock().unwrap().pop() {
            Some(id) => count(id as usize),
            None => {}
        }
        #[cfg(loom)]
        {
            self.wakers.lock().unwrap().clear();
        }
        #[cfg(loom)]
        let n_wakers = self.wakers.lock().unwrap().len();
        #[cfg(loom)]
        (self.wakers.lock().unwrap().len(), self.n_wakers);
        #[cfg(loom)]
        return self.wakers.lock().unwrap().pop();
        wakers.push(id);
        self.wakers.lock().unwrap().pop() //~ lock_double: `Model.wakers`
    }
}

fn count(n_wakers: usize) {}

async fn wait(model: &Model) {
    let wakers = model.wakers.lock().unwrap();
    #[cfg(loom)]
    loom::future::yield_now().await;
    drop(wakers);
}

// Which of the tails gives the value, the build says.

fn newest(notifier: &Notifier) -> usize {
    let wakers = notifier.wakers.lock().unwrap();
    let n_wakers = {
        #[cfg(feature = "poison")]
        {
            wakers.len()
        }
        #[cfg(not(feature = "poison"))]
        {
            notifier.wakers.lock().unwrap().len() //~ lock_double: `Notifier.wakers`
        }
    };
    n_wakers
}
