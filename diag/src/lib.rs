//! Where code is, and what is said about it.
