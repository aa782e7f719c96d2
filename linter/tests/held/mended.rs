// What the compiler's MIR has taught: `lock x` where a guard comes into being, `end x` on each line
// where it may be let go, `calls F` where a call's callee has this path's end.

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, Weak},
    task::{Context, Poll},
};

pub struct Pool {
    idle: Mutex<Vec<u32>>,
}

impl Pool {
    // A guard that comes back in `Err` is not in `Ok`.
    fn get(&self) -> u32 {
        let mut idle = self.idle.lock().unwrap(); //: lock get
        loop {
            //: end-next get
            match self.take(idle) {
                Ok(taken) => return taken,
                Err(back) => idle = back,
            }
            if idle.is_empty() {
                return 0; //: end get
            }
        }
    }

    fn take<'a>(&'a self, mut idle: MutexGuard<'a, Vec<u32>>) -> Result<u32, MutexGuard<'a, Vec<u32>>> {
        match idle.pop() {
            Some(it) => Ok(it),
            None => Err(idle),
        }
    }
}

// A feature decides which block is the tail.
pub fn chosen(lock: &Mutex<u32>) -> MutexGuard<'_, u32> {
    #[cfg(feature = "spin")]
    {
        lock.lock().unwrap() //: lock a
    }
    #[cfg(not(feature = "spin"))]
    {
        lock.lock().unwrap_or_else(|it| it.into_inner()) //: lock b
    }
} //: end a //: end b

// The fields of a projection lead to those of the type.
pin_project_lite::pin_project! {
    pub struct Idle<F> {
        pool: Weak<Mutex<Vec<u32>>>,
        #[pin]
        timer: F,
    }
}

impl<F: Future<Output = ()>> Future for Idle<F> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let this = self.project(); //: calls Idle::project
        if this.timer.poll(cx).is_ready() {
            if let Some(pool) = this.pool.upgrade() {
                if let Ok(mut pool) = pool.lock() { //: lock idle
                    pool.clear();
                } //: end idle
            }
        }
        Poll::Pending
    }
}

#[pin_project::pin_project(project = TaskProj)]
pub enum Task {
    Waiting { #[pin] timer: Sleep, jobs: Arc<Mutex<Vec<u32>>> },
    Done,
}

pub struct Sleep;

impl Future for Sleep {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        Poll::Ready(())
    }
}

impl Task {
    fn step(self: Pin<&mut Self>) {
        match self.project() {
            TaskProj::Waiting { jobs, .. } => {
                jobs.lock().unwrap().clear(); //: lock jobs //: end jobs
            }
            TaskProj::Done => {}
        }
    }
}

// A box of a trait object has the traits that the object has.
pub trait Select {
    fn poll(&mut self) -> bool;
}

pub fn select(choices: &mut Vec<Box<dyn Select>>, count: &Mutex<u32>) {
    for choice in choices.iter_mut() {
        choice.poll(); //: calls Select::poll
    }
    *count.lock().unwrap() += 1; //: lock count //: end count
}

// The bound of `collect` tells what is in the `Vec<_>`.
pub struct Job<F> {
    run: F,
}

impl<F: Fn()> Job<F> {
    fn new(run: F) -> Self {
        Job { run }
    }

    fn go(&self) {
        (self.run)()
    }
}

pub fn all(n: usize, count: &RwLock<usize>) {
    let jobs: Vec<_> = (0..n).map(|_| Job::new(|| {})).collect();
    jobs.iter().for_each(|job| job.go()); //: calls Job::go
    *count.write().unwrap() += n; //: lock all //: end all
}

// A guard ends where it is dropped, and where another one takes its place.
pub fn exchange(first: &Pool, second: &Pool) {
    let mut idle = first.idle.lock().unwrap(); //: lock first
    idle.clear();
    idle = second.idle.lock().unwrap(); //: end first //: lock second
    idle.clear();
    drop(idle); //: end second
    second.idle.lock().unwrap().push(1); //: lock third //: end third
}

// The caller gets the guard where the function ends, whichever way leads there.
pub fn either<'a>(first: bool, a: &'a Mutex<u32>, b: &'a Mutex<u32>) -> MutexGuard<'a, u32> {
    if first {
        a.lock().unwrap() //: lock either_a
    } else {
        b.lock().unwrap() //: lock either_b
    }
} //: end either_a //: end either_b

// `?` on a lock goes on with the guard.
pub fn add(count: &Mutex<u32>) -> Result<(), PoisonError<MutexGuard<'_, u32>>> {
    let mut count = count.lock()?; //: lock add
    *count += 1;
    Ok(())
} //: end add

// Who gives a guard to a function has it no more.
pub fn hand_over(pool: &Pool) {
    let idle = pool.idle.lock().unwrap(); //: lock handed
    clear(idle); //: end handed
    pool.idle.lock().unwrap().push(1); //: lock after //: end after
}

fn clear(mut idle: MutexGuard<'_, Vec<u32>>) {
    idle.clear();
}
