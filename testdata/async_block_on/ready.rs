//! Futures that are run to their end where that does not wait, or where no runtime is.

//@ only

use std::{
    fs::File,
    io::{self, BufReader},
    path::Path,
};

use futures::{
    executor::block_on,
    io::{AllowStdIo, AsyncReadExt},
};
use tokio::runtime::Handle;

/// An archive, as a library reads it that knows async readers only.
async fn inspect(path: &Path) -> io::Result<Vec<u8>> {
    let header = header(path)?;
    let remote = header_of_peer()?; //~ async_block_on: `block_on` runs a future to its end in async code
    let entries = entries(path)?;
    Ok([header, remote, entries].concat())
}

fn header(path: &Path) -> io::Result<Vec<u8>> {
    let reader = BufReader::new(File::open(path)?);
    // It reads as `File` does, and never suspends.
    block_on(async {
        let mut reader = AllowStdIo::new(reader);
        let mut header = vec![0; 16];
        reader.read_exact(&mut header).await?;
        Ok(header)
    })
}

fn entries(path: &Path) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    block_on(async {
        let mut archive = archive::Reader::new(AllowStdIo::new(file)).await?;
        archive.first().await
    })
}

fn header_of_peer() -> io::Result<Vec<u8>> {
    let mut log = AllowStdIo::new(io::sink());
    block_on(async {
        let mut peer = tokio::net::TcpStream::connect("localhost:80").await?;
        let mut header = vec![0; 16];
        tokio::io::AsyncReadExt::read_exact(&mut peer, &mut header).await?;
        futures::io::AsyncWriteExt::write_all(&mut log, &header).await?;
        Ok(header)
    })
}

struct Server;

impl Server {
    /// Starting needs a runtime around it, which a test has not.
    fn start(handle: &Handle) -> Server {
        if Handle::try_current().is_err() {
            handle.block_on(async { Server })
        } else {
            Server
        }
    }

    fn restart(handle: &Handle) -> Server {
        match Handle::try_current() {
            Ok(_) => Server,
            Err(_) => handle.block_on(async { Server }),
        }
    }

    fn start_the_wrong_way_round(handle: &Handle) -> Server {
        if Handle::try_current().is_ok() {
            handle.block_on(async { Server })
        } else {
            Server
        }
    }
}

async fn network(handle: &Handle) -> [Server; 3] {
    let first = Server::start(handle);
    let second = Server::restart(handle);
    let third = Server::start_the_wrong_way_round(handle); //~ async_block_on: `block_on` runs a future to its end in async code
    [first, second, third]
}
