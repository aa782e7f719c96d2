//! What the analysis knows of `reqwest` 0.11 to 0.13.

use std::{fmt::Display, net::SocketAddr, time::Duration};

pub struct Error;
impl Display for Error {}
impl std::error::Error for Error {}
pub type Result<T> = std::result::Result<T, Error>;

pub trait IntoUrl {}
impl<T> IntoUrl for T {}

pub struct Method;

pub struct Url;

#[derive(Clone, Copy)]
pub struct StatusCode;
impl StatusCode {
    pub fn as_u16(&self) -> u16;
    pub fn as_str(&self) -> &str;
    pub fn is_success(&self) -> bool;
    pub fn is_client_error(&self) -> bool;
    pub fn is_server_error(&self) -> bool;
    pub fn is_redirection(&self) -> bool;
}
#[blocks(io, awaits)]
pub async fn get<T: IntoUrl>(url: T) -> Result<Response>;

#[derive(Clone, Default)]
pub struct Client;
impl Client {
    pub fn new() -> Client;
    pub fn builder() -> ClientBuilder;
    pub fn get<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn post<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn put<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn patch<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn delete<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn head<U: IntoUrl>(&self, url: U) -> RequestBuilder;
    pub fn request<U: IntoUrl>(&self, method: Method, url: U) -> RequestBuilder;
    #[blocks(io, awaits)]
    pub async fn execute(&self, request: Request) -> Result<Response>;
}

#[derive(Default)]
pub struct ClientBuilder;
impl ClientBuilder {
    pub fn new() -> ClientBuilder;
    pub fn build(self) -> Result<Client>;
    pub fn timeout(self, timeout: Duration) -> Self;
    pub fn connect_timeout(self, timeout: Duration) -> Self;
    pub fn user_agent<V>(self, value: V) -> Self;
    pub fn default_headers<V>(self, headers: V) -> Self;
    pub fn pool_max_idle_per_host(self, max: usize) -> Self;
    pub fn danger_accept_invalid_certs(self, accept_invalid_certs: bool) -> Self;
}

pub struct Request;

pub struct RequestBuilder;
impl RequestBuilder {
    pub fn header<K, V>(self, key: K, value: V) -> Self;
    pub fn headers<V>(self, headers: V) -> Self;
    pub fn body<T>(self, body: T) -> Self;
    pub fn json<T: ?Sized>(self, json: &T) -> Self;
    pub fn form<T: ?Sized>(self, form: &T) -> Self;
    pub fn query<T: ?Sized>(self, query: &T) -> Self;
    pub fn timeout(self, timeout: Duration) -> Self;
    pub fn bearer_auth<T>(self, token: T) -> Self;
    pub fn basic_auth<U, P>(self, username: U, password: Option<P>) -> Self;
    pub fn multipart<T>(self, multipart: T) -> Self;
    pub fn try_clone(&self) -> Option<Self>;
    pub fn build(self) -> Result<Request>;
    #[blocks(io, awaits)]
    pub async fn send(self) -> Result<Response>;
}

pub struct Response;
impl Response {
    pub fn status(&self) -> StatusCode;
    pub fn url(&self) -> &Url;
    pub fn content_length(&self) -> Option<u64>;
    pub fn remote_addr(&self) -> Option<SocketAddr>;
    pub fn error_for_status(self) -> Result<Self>;
    pub fn error_for_status_ref(&self) -> Result<&Self>;
    #[blocks(io, awaits)]
    pub async fn text(self) -> Result<String>;
    #[blocks(io, awaits)]
    pub async fn json<T>(self) -> Result<T>;
    #[blocks(io, awaits)]
    pub async fn bytes(self) -> Result<Vec<u8>>;
    #[blocks(io, awaits)]
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>>;
}

pub mod blocking {
    use super::{Error, IntoUrl, Method, Result, StatusCode, Url};
    use std::{net::SocketAddr, time::Duration};
    #[blocks(net)]
    #[twin("reqwest::get")]
    pub fn get<T: IntoUrl>(url: T) -> Result<Response>;

    #[derive(Clone, Default)]
    pub struct Client;
    impl Client {
        pub fn new() -> Client;
        pub fn builder() -> ClientBuilder;
        pub fn get<U: IntoUrl>(&self, url: U) -> RequestBuilder;
        pub fn post<U: IntoUrl>(&self, url: U) -> RequestBuilder;
        pub fn put<U: IntoUrl>(&self, url: U) -> RequestBuilder;
        pub fn patch<U: IntoUrl>(&self, url: U) -> RequestBuilder;
        pub fn delete<U: IntoUrl>(&self, url: U) -> RequestBuilder;
        pub fn head<U: IntoUrl>(&self, url: U) -> RequestBuilder;
        pub fn request<U: IntoUrl>(&self, method: Method, url: U) -> RequestBuilder;
        #[blocks(net)]
        pub fn execute(&self, request: Request) -> Result<Response>;
    }

    #[derive(Default)]
    pub struct ClientBuilder;
    impl ClientBuilder {
        pub fn new() -> ClientBuilder;
        #[blocks(runtime)]
        pub fn build(self) -> Result<Client>;
        pub fn timeout(self, timeout: Duration) -> Self;
        pub fn connect_timeout(self, timeout: Duration) -> Self;
        pub fn user_agent<V>(self, value: V) -> Self;
        pub fn default_headers<V>(self, headers: V) -> Self;
        pub fn pool_max_idle_per_host(self, max: usize) -> Self;
        pub fn danger_accept_invalid_certs(self, accept_invalid_certs: bool) -> Self;
    }

    pub struct Request;

    pub struct RequestBuilder;
    impl RequestBuilder {
        pub fn header<K, V>(self, key: K, value: V) -> Self;
        pub fn headers<V>(self, headers: V) -> Self;
        pub fn body<T>(self, body: T) -> Self;
        pub fn json<T: ?Sized>(self, json: &T) -> Self;
        pub fn form<T: ?Sized>(self, form: &T) -> Self;
        pub fn query<T: ?Sized>(self, query: &T) -> Self;
        pub fn timeout(self, timeout: Duration) -> Self;
        pub fn bearer_auth<T>(self, token: T) -> Self;
        pub fn basic_auth<U, P>(self, username: U, password: Option<P>) -> Self;
        pub fn multipart<T>(self, multipart: T) -> Self;
        pub fn try_clone(&self) -> Option<Self>;
        pub fn build(self) -> Result<Request>;
        #[blocks(net)]
        pub fn send(self) -> Result<Response>;
    }

    pub struct Response;
    impl Response {
        pub fn status(&self) -> StatusCode;
        pub fn url(&self) -> &Url;
        pub fn content_length(&self) -> Option<u64>;
        pub fn remote_addr(&self) -> Option<SocketAddr>;
        pub fn error_for_status(self) -> Result<Self>;
        pub fn error_for_status_ref(&self) -> Result<&Self>;
        #[blocks(net)]
        pub fn text(self) -> Result<String>;
        #[blocks(net)]
        pub fn json<T>(self) -> Result<T>;
        #[blocks(net)]
        pub fn bytes(self) -> Result<Vec<u8>>;
        #[blocks(net)]
        pub fn copy_to<W: ?Sized + std::io::Write>(&mut self, w: &mut W) -> Result<u64>;
    }
    impl std::io::Read for Response {
        #[blocks(net)]
        fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize>;
        #[blocks(net)]
        fn read_to_end(&mut self, buf: &mut Vec<u8>) -> std::io::Result<usize>;
        #[blocks(net)]
        fn read_to_string(&mut self, buf: &mut String) -> std::io::Result<usize>;
    }
}
