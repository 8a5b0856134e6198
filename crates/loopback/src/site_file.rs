//! From the address in a browser to a file below a folder, and to nothing else.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use axum::http::Uri;
use percent_encoding::percent_decode_str;

/// What stands at an address.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A file, with its address from which its media type follows.
    File { path: PathBuf, address: String },
    /// A folder, which browsers have to name with a `/` at the end.
    Folder,
    /// Nothing.
    Missing,
}

/// The address that a browser asks for, decoded. Bytes that are no text become a sign that no file of a
/// site has in its name.
pub(crate) fn asked(uri: &Uri) -> Cow<'_, str> {
    let asked = uri.path().strip_prefix('/').unwrap_or_default();
    percent_decode_str(asked).decode_utf8_lossy()
}

/// Looks for the decoded `address` in `folder`; an address that ends in `/` means its `index.html`.
///
/// Hidden files, a way up, links and what is no file of bytes are not there.
pub(crate) fn find(folder: &Path, address: &str) -> Found {
    let is_folder = address.is_empty() || address.ends_with('/');
    let mut address = address.to_owned();
    if is_folder {
        address.push_str("index.html");
    }
    let is_plain = |part: &str| {
        !part.is_empty() && !part.starts_with('.') && !part.contains(['\\', ':', '\0'])
    };
    if !address.split('/').all(is_plain) {
        return Found::Missing;
    }
    let Ok(path) = files::unlinked(folder, &address) else {
        return Found::Missing;
    };
    match path.symlink_metadata() {
        Ok(metadata) if metadata.is_file() => Found::File { path, address },
        Ok(metadata) if metadata.is_dir() && !is_folder => Found::Folder,
        _ => Found::Missing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn files_and_the_index_of_folders_are_found() {
        let disk = tempfile::tempdir().unwrap();
        let site = disk.path().join("site");
        fs::create_dir_all(site.join("posts/old")).unwrap();
        for file in ["index.html", "posts/old/index.html", "Über uns.html"] {
            fs::write(site.join(file), "x").unwrap();
        }
        let address = |asked: &str| match find(&site, asked) {
            Found::File { address, .. } => address,
            other => panic!("{asked}: {other:?}"),
        };
        assert_eq!(address(""), "index.html");
        assert_eq!(address("posts/old/"), "posts/old/index.html");
        assert_eq!(address("Über uns.html"), "Über uns.html");
        assert_eq!(find(&site, "posts/old"), Found::Folder);
        assert_eq!(find(&site, "posts/"), Found::Missing);
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        let disk = tempfile::tempdir().unwrap();
        let site = disk.path().join("site");
        fs::create_dir_all(site.join("notes")).unwrap();
        fs::write(disk.path().join("secret"), "x").unwrap();
        fs::write(site.join(".manifest"), "x").unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(disk.path(), site.join("out")).unwrap();
            std::os::unix::fs::symlink(".manifest", site.join("near")).unwrap();
        }
        let whole = disk.path().join("secret");
        for address in [
            "../secret",
            "notes/../../secret",
            "/../secret",
            "..\\secret",
            "notes//../secret",
            ".manifest",
            "out/secret",
            "near",
            "secret\0",
            whole.to_str().unwrap(),
        ] {
            assert_eq!(find(&site, address), Found::Missing, "{address}");
        }
    }
}
