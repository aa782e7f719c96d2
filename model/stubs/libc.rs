//! What the analysis knows of `libc` 0.2: threads, waiting and what is not re-entrant. The lock of a
//! free function is its first argument.

pub use std::ffi::{
    c_char, c_double, c_int, c_long, c_longlong, c_short, c_uchar, c_uint, c_ulong, c_ulonglong,
    c_ushort, c_void,
};
pub type size_t = usize;
pub type ssize_t = isize;
pub type pid_t = i32;
pub type time_t = i64;
pub type off_t = i64;
pub type mode_t = u32;
pub type useconds_t = u32;
pub type nfds_t = u64;
pub type clockid_t = c_int;
pub type pthread_t = c_ulong;
pub type pthread_key_t = c_uint;

#[derive(Clone, Copy)]
pub struct timespec {
    pub tv_sec: time_t,
    pub tv_nsec: c_long,
}

#[derive(Clone, Copy)]
pub struct timeval {
    pub tv_sec: time_t,
    pub tv_usec: c_long,
}

#[lock(mutex, raw)]
pub struct pthread_mutex_t;

#[lock(rwlock, raw)]
pub struct pthread_rwlock_t;

#[lock(mutex, raw)]
pub struct pthread_spinlock_t;

#[lock(semaphore, raw)]
pub struct sem_t;

#[condvar]
pub struct pthread_cond_t;

#[barrier]
pub struct pthread_barrier_t;

#[lock(once, raw)]
pub struct pthread_once_t;

pub struct pthread_attr_t;

pub struct pthread_mutexattr_t;

pub struct pthread_rwlockattr_t;

pub struct pthread_condattr_t;

pub struct pthread_barrierattr_t;

pub struct pollfd {
    pub fd: c_int,
    pub events: c_short,
    pub revents: c_short,
}

pub struct fd_set;

pub struct sockaddr;

pub struct epoll_event;

pub struct tm;

pub struct lconv;
pub const PTHREAD_MUTEX_INITIALIZER: pthread_mutex_t;
pub const PTHREAD_COND_INITIALIZER: pthread_cond_t;
pub const PTHREAD_RWLOCK_INITIALIZER: pthread_rwlock_t;

pub unsafe fn pthread_mutex_init(
    lock: *mut pthread_mutex_t,
    attr: *const pthread_mutexattr_t,
) -> c_int;
pub unsafe fn pthread_mutex_destroy(lock: *mut pthread_mutex_t) -> c_int;
#[acquire(exclusive, blocks, raw)]
pub unsafe fn pthread_mutex_lock(lock: *mut pthread_mutex_t) -> c_int;
#[acquire(exclusive, try, raw)]
pub unsafe fn pthread_mutex_trylock(lock: *mut pthread_mutex_t) -> c_int;
#[acquire(exclusive, timed, raw)]
pub unsafe fn pthread_mutex_timedlock(
    lock: *mut pthread_mutex_t,
    abstime: *const timespec,
) -> c_int;
#[release(raw)]
pub unsafe fn pthread_mutex_unlock(lock: *mut pthread_mutex_t) -> c_int;
pub unsafe fn pthread_rwlock_init(
    lock: *mut pthread_rwlock_t,
    attr: *const pthread_rwlockattr_t,
) -> c_int;
pub unsafe fn pthread_rwlock_destroy(lock: *mut pthread_rwlock_t) -> c_int;
#[acquire(shared, blocks, raw)]
pub unsafe fn pthread_rwlock_rdlock(lock: *mut pthread_rwlock_t) -> c_int;
#[acquire(shared, try, raw)]
pub unsafe fn pthread_rwlock_tryrdlock(lock: *mut pthread_rwlock_t) -> c_int;
#[acquire(exclusive, blocks, raw)]
pub unsafe fn pthread_rwlock_wrlock(lock: *mut pthread_rwlock_t) -> c_int;
#[acquire(exclusive, try, raw)]
pub unsafe fn pthread_rwlock_trywrlock(lock: *mut pthread_rwlock_t) -> c_int;
#[release(raw)]
pub unsafe fn pthread_rwlock_unlock(lock: *mut pthread_rwlock_t) -> c_int;
pub unsafe fn pthread_spin_init(lock: *mut pthread_spinlock_t, pshared: c_int) -> c_int;
pub unsafe fn pthread_spin_destroy(lock: *mut pthread_spinlock_t) -> c_int;
#[acquire(exclusive, blocks, raw)]
pub unsafe fn pthread_spin_lock(lock: *mut pthread_spinlock_t) -> c_int;
#[acquire(exclusive, try, raw)]
pub unsafe fn pthread_spin_trylock(lock: *mut pthread_spinlock_t) -> c_int;
#[release(raw)]
pub unsafe fn pthread_spin_unlock(lock: *mut pthread_spinlock_t) -> c_int;
pub unsafe fn sem_init(sem: *mut sem_t, pshared: c_int, value: c_uint) -> c_int;
pub unsafe fn sem_destroy(sem: *mut sem_t) -> c_int;
#[acquire(shared, blocks, raw)]
pub unsafe fn sem_wait(sem: *mut sem_t) -> c_int;
#[acquire(shared, try, raw)]
pub unsafe fn sem_trywait(sem: *mut sem_t) -> c_int;
#[acquire(shared, timed, raw)]
pub unsafe fn sem_timedwait(sem: *mut sem_t, abstime: *const timespec) -> c_int;
#[release(raw)]
pub unsafe fn sem_post(sem: *mut sem_t) -> c_int;
#[probe]
pub unsafe fn sem_getvalue(sem: *mut sem_t, sval: *mut c_int) -> c_int;
pub unsafe fn pthread_cond_init(
    cond: *mut pthread_cond_t,
    attr: *const pthread_condattr_t,
) -> c_int;
pub unsafe fn pthread_cond_destroy(cond: *mut pthread_cond_t) -> c_int;
#[wait(1, raw)]
pub unsafe fn pthread_cond_wait(cond: *mut pthread_cond_t, lock: *mut pthread_mutex_t) -> c_int;
#[wait(1, raw, timed)]
pub unsafe fn pthread_cond_timedwait(
    cond: *mut pthread_cond_t,
    lock: *mut pthread_mutex_t,
    abstime: *const timespec,
) -> c_int;
#[notify(one)]
pub unsafe fn pthread_cond_signal(cond: *mut pthread_cond_t) -> c_int;
#[notify(all)]
pub unsafe fn pthread_cond_broadcast(cond: *mut pthread_cond_t) -> c_int;
pub unsafe fn pthread_barrier_init(
    barrier: *mut pthread_barrier_t,
    attr: *const pthread_barrierattr_t,
    count: c_uint,
) -> c_int;
#[blocks(barrier)]
pub unsafe fn pthread_barrier_wait(barrier: *mut pthread_barrier_t) -> c_int;
#[spawn(thread, 2)]
pub unsafe fn pthread_create(
    native: *mut pthread_t,
    attr: *const pthread_attr_t,
    f: extern "C" fn(*mut c_void) -> *mut c_void,
    value: *mut c_void,
) -> c_int;
#[blocks(join)]
pub unsafe fn pthread_join(native: pthread_t, value: *mut *mut c_void) -> c_int;
pub unsafe fn pthread_detach(thread: pthread_t) -> c_int;
pub unsafe fn pthread_self() -> pthread_t;
pub unsafe fn pthread_exit(value: *mut c_void) -> !;
pub unsafe fn pthread_kill(thread: pthread_t, sig: c_int) -> c_int;
#[stores(0)]
pub unsafe fn pthread_atfork(
    prepare: Option<unsafe extern "C" fn()>,
    parent: Option<unsafe extern "C" fn()>,
    child: Option<unsafe extern "C" fn()>,
) -> c_int;
#[yields]
pub unsafe fn sched_yield() -> c_int;
#[blocks(sleep)]
pub unsafe fn sleep(secs: c_uint) -> c_uint;
#[blocks(sleep)]
pub unsafe fn usleep(secs: c_uint) -> c_int;
#[blocks(sleep)]
pub unsafe fn nanosleep(rqtp: *const timespec, rmtp: *mut timespec) -> c_int;
#[blocks(sleep)]
pub unsafe fn clock_nanosleep(
    clk_id: clockid_t,
    flags: c_int,
    rqtp: *const timespec,
    rmtp: *mut timespec,
) -> c_int;
#[blocks(wait)]
pub unsafe fn pause() -> c_int;
#[blocks(io)]
pub unsafe fn read(fd: c_int, buf: *mut c_void, count: size_t) -> ssize_t;
#[blocks(io)]
pub unsafe fn write(fd: c_int, buf: *const c_void, count: size_t) -> ssize_t;
#[blocks(io)]
pub unsafe fn pread(fd: c_int, buf: *mut c_void, count: size_t, offset: off_t) -> ssize_t;
#[blocks(io)]
pub unsafe fn pwrite(fd: c_int, buf: *const c_void, count: size_t, offset: off_t) -> ssize_t;
#[blocks(io)]
pub unsafe fn recv(socket: c_int, buf: *mut c_void, len: size_t, flags: c_int) -> ssize_t;
#[blocks(io)]
pub unsafe fn send(socket: c_int, buf: *const c_void, len: size_t, flags: c_int) -> ssize_t;
#[blocks(io)]
pub unsafe fn accept(socket: c_int, address: *mut sockaddr, address_len: *mut c_uint) -> c_int;
#[blocks(io)]
pub unsafe fn connect(socket: c_int, address: *const sockaddr, len: c_uint) -> c_int;
#[blocks(io)]
pub unsafe fn fsync(fd: c_int) -> c_int;
#[blocks(io)]
pub unsafe fn fdatasync(fd: c_int) -> c_int;
#[blocks(io)]
pub unsafe fn open(path: *const c_char, oflag: c_int, mode: mode_t) -> c_int;
#[blocks(io)]
pub unsafe fn select(
    nfds: c_int,
    readfds: *mut fd_set,
    writefds: *mut fd_set,
    errorfds: *mut fd_set,
    timeout: *mut timeval,
) -> c_int;
#[blocks(io)]
pub unsafe fn poll(fds: *mut pollfd, nfds: nfds_t, timeout: c_int) -> c_int;
#[blocks(io)]
pub unsafe fn epoll_wait(
    epfd: c_int,
    events: *mut epoll_event,
    maxevents: c_int,
    timeout: c_int,
) -> c_int;
#[blocks(lock)]
pub unsafe fn flock(fd: c_int, operation: c_int) -> c_int;
#[blocks(process)]
pub unsafe fn wait(status: *mut c_int) -> pid_t;
#[blocks(process)]
pub unsafe fn waitpid(pid: pid_t, status: *mut c_int, options: c_int) -> pid_t;
#[blocks(process)]
pub unsafe fn system(s: *const c_char) -> c_int;
#[forks]
pub unsafe fn fork() -> pid_t;
pub unsafe fn exit(status: c_int) -> !;
pub unsafe fn _exit(status: c_int) -> !;
pub unsafe fn abort() -> !;
pub unsafe fn kill(pid: pid_t, sig: c_int) -> c_int;
pub unsafe fn getpid() -> pid_t;
pub unsafe fn close(fd: c_int) -> c_int;
#[env_mutation(environment)]
pub unsafe fn setenv(name: *const c_char, val: *const c_char, overwrite: c_int) -> c_int;
#[env_mutation(environment)]
pub unsafe fn unsetenv(name: *const c_char) -> c_int;
#[env_mutation(environment)]
pub unsafe fn putenv(string: *mut c_char) -> c_int;
#[env_mutation(environment)]
pub unsafe fn clearenv() -> c_int;
#[env_mutation(directory)]
pub unsafe fn chdir(dir: *const c_char) -> c_int;
#[env_mutation(directory)]
pub unsafe fn fchdir(dirfd: c_int) -> c_int;
#[env_mutation(mask)]
pub unsafe fn umask(mask: mode_t) -> mode_t;
#[env_mutation(zone)]
pub unsafe fn tzset();
#[env_mutation(locale)]
pub unsafe fn setlocale(category: c_int, locale: *const c_char) -> *mut c_char;
#[env_mutation(buffer)]
pub unsafe fn localeconv() -> *mut lconv;
#[env_mutation(buffer)]
pub unsafe fn strtok(s: *mut c_char, t: *const c_char) -> *mut c_char;
#[env_mutation(zone)]
pub unsafe fn localtime(time_p: *const time_t) -> *mut tm;
#[env_mutation(zone)]
pub unsafe fn localtime_r(time_p: *const time_t, result: *mut tm) -> *mut tm;
#[env_mutation(zone)]
pub unsafe fn mktime(tm: *mut tm) -> time_t;
#[env_mutation(buffer)]
pub unsafe fn gmtime(time_p: *const time_t) -> *mut tm;
#[env_mutation(buffer)]
pub unsafe fn strerror(n: c_int) -> *mut c_char;
#[env_mutation(buffer)]
pub unsafe fn srand(seed: c_uint);
#[env_mutation(buffer)]
pub unsafe fn rand() -> c_int;
pub unsafe fn getenv(s: *const c_char) -> *mut c_char;
#[stores(1)]
pub unsafe fn signal(signum: c_int, handler: size_t) -> size_t;
#[stores(0)]
pub unsafe fn atexit(cb: extern "C" fn()) -> c_int;
