//! What the analysis knows of `async-process` 2.

use futures_io::{AsyncRead, AsyncWrite};
use std::{
    ffi::OsStr,
    future::Future,
    io,
    path::Path,
    process::{ExitStatus, Output, Stdio},
};

pub trait Sealed {}

pub struct Child {
    pub stdin: Option<ChildStdin>,
    pub stdout: Option<ChildStdout>,
    pub stderr: Option<ChildStderr>,
}
impl Child {
    pub fn id(&self) -> u32;
    pub fn kill(&mut self) -> io::Result<()>;
    #[probe]
    pub fn try_status(&mut self) -> io::Result<Option<ExitStatus>>;
    #[blocks(process, awaits)]
    pub fn status(&mut self) -> impl Future<Output = io::Result<ExitStatus>>;
    #[blocks(process, awaits)]
    pub fn output(self) -> impl Future<Output = io::Result<Output>>;
}

pub struct ChildStdin;
impl AsyncWrite for ChildStdin {}

pub struct ChildStdout;
impl AsyncRead for ChildStdout {}

pub struct ChildStderr;
impl AsyncRead for ChildStderr {}

pub struct Command;
impl Command {
    pub fn new<S: AsRef<OsStr>>(program: S) -> Command;
    pub fn arg<S: AsRef<OsStr>>(&mut self, arg: S) -> &mut Command;
    pub fn args<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(&mut self, args: I) -> &mut Command;
    pub fn env<K: AsRef<OsStr>, V: AsRef<OsStr>>(&mut self, key: K, val: V) -> &mut Command;
    pub fn envs<I: IntoIterator<Item = (K, V)>, K: AsRef<OsStr>, V: AsRef<OsStr>>(
        &mut self,
        vars: I,
    ) -> &mut Command;
    pub fn get_args(&self) -> std::process::CommandArgs<'_>;
    pub fn get_envs(&self) -> std::process::CommandEnvs<'_>;
    pub fn get_current_dir(&self) -> Option<&Path>;
    pub fn get_program(&self) -> &OsStr;
    pub fn env_remove<K: AsRef<OsStr>>(&mut self, key: K) -> &mut Command;
    pub fn env_clear(&mut self) -> &mut Command;
    pub fn current_dir<P: AsRef<Path>>(&mut self, dir: P) -> &mut Command;
    pub fn stdin<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
    pub fn stdout<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
    pub fn stderr<T: Into<Stdio>>(&mut self, cfg: T) -> &mut Command;
    pub fn reap_on_drop(&mut self, reap_on_drop: bool) -> &mut Command;
    pub fn kill_on_drop(&mut self, kill_on_drop: bool) -> &mut Command;
    #[spawn(process)]
    pub fn spawn(&mut self) -> io::Result<Child>;
    #[blocks(process, awaits)]
    pub fn status(&mut self) -> impl Future<Output = io::Result<ExitStatus>>;
    #[blocks(process, awaits)]
    pub fn output(&mut self) -> impl Future<Output = io::Result<Output>>;
}
