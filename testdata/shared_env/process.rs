//! What a process has once, used beside other threads.

use std::{
    env,
    os::unix::process::CommandExt,
    process::Command,
    sync::Mutex,
};

/// Any thread of the program may be calling this.
pub fn with_proxy(proxy: &str) {
    unsafe { env::set_var("HTTPS_PROXY", proxy) };
    //       ---------------------------------- other threads may run beside `with_proxy`
           //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ shared_env(high): `set_var` changes the environment of the process while other threads
    //~ help: hand the value on as an argument, or set it at the start of
}

pub fn without_proxy() {
    unsafe { env::remove_var("HTTPS_PROXY") }; //~ shared_env: `remove_var` changes the environment
}

pub fn enter(folder: &str) -> std::io::Result<()> {
    env::set_current_dir(folder) //~ shared_env: `set_current_dir` changes what relative paths mean
    //~ help: join paths with a folder that is handed on, and give child
}

static ENVIRONMENT: Mutex<()> = Mutex::new(());

/// Keeps out only those who take it as well.
pub fn with_proxy_and_lock(proxy: &str) {
    let _guard = ENVIRONMENT.lock().unwrap();
    unsafe { env::set_var("HTTPS_PROXY", proxy) }; //~ shared_env(medium): `set_var` changes the environment
    //       ---------------------------------- the lock that is held keeps only those away who take it
}

pub fn read_zone() {
    unsafe { libc::tzset() }; //~ shared_env(medium): `tzset` reads the environment without the lock
    //~ help: do it with a crate that reads the zone files itself, such as
}

unsafe extern "C" {
    fn mktime(time: *mut libc::tm) -> i64;
}

/// What C has under that name, however it is declared.
pub fn seconds(time: &mut libc::tm) -> i64 {
    unsafe { mktime(time) } //~ shared_env(medium): `mktime` reads the environment
}

pub fn local(seconds: i64, time: &mut libc::tm) {
    unsafe { libc::localtime_r(&seconds, time) }; //~ shared_env(medium): `localtime_r` reads the environment
}

pub fn private_files() -> u32 {
    unsafe { libc::umask(0o077) } //~ shared_env: `umask` changes the modes of files
    //~ help: give each file its mode when it is created, or set the mask
}

pub fn describe(number: i32) -> *mut libc::c_char {
    unsafe { libc::strerror(number) } //~ shared_env: `strerror` uses memory that all threads of the process share
    //~ help: use what gives the result in memory of the caller's: the
}

// What is fine.

pub fn own_pid() -> i32 {
    unsafe { libc::getpid() }
}

pub fn proxy() -> Option<String> {
    env::var("HTTPS_PROXY").ok()
}

pub fn run(command: &mut Command, proxy: &str) {
    command.env("HTTPS_PROXY", proxy).current_dir("/tmp");
}

/// The child of a fork has no other threads.
pub fn run_privately(command: &mut Command) {
    unsafe {
        command.pre_exec(|| {
            libc::umask(0o077);
            Ok(())
        });
    }
}

pub mod own {
    pub fn set_var(_name: &str, _value: &str) {}
}

pub fn set_own() {
    own::set_var("a", "b");
}
