//! What an export asks of the disk: files and folders by themselves, no link followed.

pub(super) mod file_stat;
pub(super) mod hash;
pub(super) mod no_follow;
