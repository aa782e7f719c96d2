//! What the analysis knows of `nix`: waiting, file locks, processes.

pub type Result<T> = std::result::Result<T, errno::Errno>;

pub mod errno {
    #[derive(Clone, Copy)]
    pub struct Errno;
    impl std::fmt::Display for Errno {}
    impl std::error::Error for Errno {}
}

pub mod env {
    pub struct ClearEnvError;
    #[env_mutation(environment)]
    pub unsafe fn clearenv() -> Result<(), ClearEnvError>;
}

pub mod fcntl {
    use crate::{Result, errno::Errno};
    use std::ops::{Deref, DerefMut};
    use std::os::fd::{AsFd, OwnedFd, RawFd};

    #[derive(Clone, Copy)]
    pub enum FlockArg {
        LockShared,
        LockExclusive,
        Unlock,
        LockSharedNonblock,
        LockExclusiveNonblock,
        UnlockNonblock,
    }

    pub trait Flockable {}
    impl Flockable for std::fs::File {}
    impl Flockable for OwnedFd {}
    #[blocks(lock)]
    pub fn flock(fd: RawFd, arg: FlockArg) -> Result<()>;

    #[guard(file)]
    pub struct Flock<T: Flockable>;
    impl<T: Flockable> Flock<T> {
        #[acquire(exclusive, blocks)]
        pub fn lock(t: T, args: FlockArg) -> std::result::Result<Self, (T, Errno)>;
        #[releases(0)]
        pub fn unlock(self) -> std::result::Result<T, (Self, Errno)>;
        pub fn relock(&self, arg: FlockArg) -> Result<()>;
    }
    impl<T: Flockable> Deref for Flock<T> {
        type Target = T;
    }
    impl<T: Flockable> DerefMut for Flock<T> {}
}

pub mod unistd {
    use crate::Result;
    use std::os::fd::AsFd;

    #[derive(Clone, Copy)]
    pub struct Pid;
    impl Pid {
        pub fn from_raw(pid: i32) -> Self;
        pub fn this() -> Self;
        pub fn parent() -> Self;
        pub fn as_raw(self) -> i32;
    }

    pub enum ForkResult {
        Parent { child: Pid },
        Child,
    }
    #[forks]
    pub unsafe fn fork() -> Result<ForkResult>;
    #[blocks(sleep)]
    pub fn sleep(seconds: u32) -> u32;
    #[blocks(wait)]
    pub fn pause();
    #[blocks(io)]
    pub fn read<Fd: AsFd>(fd: Fd, buf: &mut [u8]) -> Result<usize>;
    #[blocks(io)]
    pub fn write<Fd: AsFd>(fd: Fd, buf: &[u8]) -> Result<usize>;
    #[blocks(io)]
    pub fn fsync<Fd: AsFd>(fd: Fd) -> Result<()>;
    #[blocks(io)]
    pub fn fdatasync<Fd: AsFd>(fd: Fd) -> Result<()>;
    #[env_mutation(directory)]
    pub fn chdir<P: ?Sized>(path: &P) -> Result<()>;
    #[env_mutation(directory)]
    pub fn fchdir<Fd: AsFd>(dirfd: Fd) -> Result<()>;
    pub fn getpid() -> Pid;
    pub fn gettid() -> Pid;
}

pub mod sys {
    pub mod wait {
        use crate::{Result, unistd::Pid};

        pub enum WaitStatus {
            Exited(Pid, i32),
            StillAlive,
        }
        #[blocks(process)]
        pub fn wait() -> Result<WaitStatus>;
        #[blocks(process)]
        pub fn waitpid<P: Into<Option<Pid>>, O>(pid: P, options: Option<O>) -> Result<WaitStatus>;
    }

    pub mod pthread {
        pub type Pthread = u64;
        pub fn pthread_self() -> Pthread;
    }

    pub mod stat {
        #[env_mutation(mask)]
        pub fn umask(mode: u32) -> u32;
    }

    pub mod signal {
        use crate::{Result, unistd::Pid};
        #[stores(1)]
        pub unsafe fn sigaction<S, A>(signal: S, sigaction: &A) -> Result<A>;
        #[stores(1)]
        pub unsafe fn signal<S, H>(signal: S, handler: H) -> Result<H>;
        pub fn kill<S>(pid: Pid, signal: S) -> Result<()>;
    }

    pub mod epoll {
        pub struct Epoll;
        impl Epoll {
            #[blocks(io)]
            pub fn wait<E, T>(&self, events: &mut [E], timeout: T) -> crate::Result<usize>;
        }
    }
}

pub mod poll {
    #[blocks(io)]
    pub fn poll<F, T>(fds: &mut [F], timeout: T) -> crate::Result<i32>;
}
