//! What the analysis knows of `async-fs` 2.

use futures_core::stream::Stream;
use futures_io::{AsyncRead, AsyncSeek, AsyncWrite};
pub use std::fs::{FileType, Metadata, Permissions};
use std::{
    ffi::OsString,
    io,
    path::{Path, PathBuf},
};
#[blocks(io, awaits)]
pub async fn canonicalize<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
#[blocks(io, awaits)]
pub async fn copy<P: AsRef<Path>, Q: AsRef<Path>>(src: P, dst: Q) -> io::Result<u64>;
#[blocks(io, awaits)]
pub async fn create_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;
#[blocks(io, awaits)]
pub async fn create_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;
#[blocks(io, awaits)]
pub async fn hard_link<P: AsRef<Path>, Q: AsRef<Path>>(src: P, dst: Q) -> io::Result<()>;
#[blocks(io, awaits)]
pub async fn metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata>;
#[blocks(io, awaits)]
pub async fn read<P: AsRef<Path>>(path: P) -> io::Result<Vec<u8>>;
#[blocks(io, awaits)]
pub async fn read_dir<P: AsRef<Path>>(path: P) -> io::Result<ReadDir>;

pub struct ReadDir;
impl Stream for ReadDir {
    type Item = io::Result<DirEntry>;
}

pub struct DirEntry;
impl DirEntry {
    pub fn path(&self) -> PathBuf;
    #[blocks(io, awaits)]
    pub async fn metadata(&self) -> io::Result<Metadata>;
    #[blocks(io, awaits)]
    pub async fn file_type(&self) -> io::Result<FileType>;
    pub fn file_name(&self) -> OsString;
}
impl Clone for DirEntry {}
#[blocks(io, awaits)]
pub async fn read_link<P: AsRef<Path>>(path: P) -> io::Result<PathBuf>;
#[blocks(io, awaits)]
pub async fn read_to_string<P: AsRef<Path>>(path: P) -> io::Result<String>;
#[blocks(io, awaits)]
pub async fn remove_dir<P: AsRef<Path>>(path: P) -> io::Result<()>;
#[blocks(io, awaits)]
pub async fn remove_dir_all<P: AsRef<Path>>(path: P) -> io::Result<()>;
#[blocks(io, awaits)]
pub async fn remove_file<P: AsRef<Path>>(path: P) -> io::Result<()>;
#[blocks(io, awaits)]
pub async fn rename<P: AsRef<Path>, Q: AsRef<Path>>(src: P, dst: Q) -> io::Result<()>;
#[blocks(io, awaits)]
pub async fn set_permissions<P: AsRef<Path>>(path: P, perm: Permissions) -> io::Result<()>;
#[blocks(io, awaits)]
pub async fn symlink_metadata<P: AsRef<Path>>(path: P) -> io::Result<Metadata>;
#[blocks(io, awaits)]
pub async fn write<P: AsRef<Path>, C: AsRef<[u8]>>(path: P, contents: C) -> io::Result<()>;

#[derive(Default)]
pub struct DirBuilder;
impl DirBuilder {
    pub fn new() -> DirBuilder;
    pub fn recursive(&mut self, recursive: bool) -> &mut Self;
    #[blocks(io, awaits)]
    pub fn create<P: AsRef<Path>>(&self, path: P) -> impl Future<Output = io::Result<()>>;
}

#[lock(file)]
pub struct File;
impl File {
    #[blocks(io, awaits)]
    pub async fn open<P: AsRef<Path>>(path: P) -> io::Result<File>;
    #[blocks(io, awaits)]
    pub async fn create<P: AsRef<Path>>(path: P) -> io::Result<File>;
    #[blocks(io, awaits)]
    pub async fn sync_all(&self) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn sync_data(&self) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn set_len(&self, size: u64) -> io::Result<()>;
    #[blocks(io, awaits)]
    pub async fn metadata(&self) -> io::Result<Metadata>;
    #[blocks(io, awaits)]
    pub async fn set_permissions(&self, perm: Permissions) -> io::Result<()>;
}
impl AsyncRead for File {}
impl AsyncWrite for File {}
impl AsyncSeek for File {}

#[derive(Clone)]
pub struct OpenOptions;
impl OpenOptions {
    pub fn new() -> OpenOptions;
    pub fn read(&mut self, read: bool) -> &mut OpenOptions;
    pub fn write(&mut self, write: bool) -> &mut OpenOptions;
    pub fn append(&mut self, append: bool) -> &mut OpenOptions;
    pub fn truncate(&mut self, truncate: bool) -> &mut OpenOptions;
    pub fn create(&mut self, create: bool) -> &mut OpenOptions;
    pub fn create_new(&mut self, create_new: bool) -> &mut OpenOptions;
    #[blocks(io, awaits)]
    pub fn open<P: AsRef<Path>>(&self, path: P) -> impl Future<Output = io::Result<File>>;
}
impl Default for OpenOptions {}
pub async fn symlink<P: AsRef<Path>, Q: AsRef<Path>>(src: P, dst: Q) -> io::Result<()>;

pub trait DirBuilderExt {
    fn mode(&mut self, mode: u32) -> &mut Self;
}

pub trait DirEntryExt {
    fn ino(&self) -> u64;
}

pub trait OpenOptionsExt {
    fn mode(&mut self, mode: u32) -> &mut Self;
    fn custom_flags(&mut self, flags: i32) -> &mut Self;
}
