//! Whether the file of an address can be written: by this system, and by others on which the site or
//! the library may lie one day. Which addresses collide is `site`'s.

/// The most bytes that the name of a file may have on the disks in use.
const NAME: usize = 255;
/// The most bytes of an address: the target stands before it, and a whole path has an end as well.
const WHOLE: usize = 1000;

/// Names that Windows keeps for devices, whatever ending they have.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// Why no disk takes a file of this address, as words about it.
pub(super) fn refused(address: &str) -> Option<String> {
    if address.contains('\0') {
        return Some("holds a NUL character".to_owned());
    }
    let longest = address.split('/').map(str::len).max().unwrap_or_default();
    if longest > NAME {
        return Some(format!(
            "has a name of {longest} bytes, and a disk takes {NAME}"
        ));
    }
    let whole = address.len();
    (whole > WHOLE).then(|| format!("has {whole} bytes, and {WHOLE} are safe"))
}

/// Why Windows does not take a file of this address, as words about it.
pub(super) fn refused_by_windows(address: &str) -> Option<String> {
    address.split('/').find_map(|name| {
        let stem = name.split('.').next().unwrap_or(name).trim_end();
        let port = ["com", "lpt"].iter().any(|port| {
            let number = stem
                .get(..3)
                .filter(|start| start.eq_ignore_ascii_case(port));
            number.is_some() && matches!(stem.as_bytes()[3..], [b'1'..=b'9'])
        });
        let is_device = port
            || DEVICES
                .iter()
                .any(|device| stem.eq_ignore_ascii_case(device));
        let odd = |letter: char| letter.is_control() || "<>:\"|?*\\".contains(letter);
        if is_device {
            Some(format!(
                "holds the name `{stem}`, which Windows keeps for a device"
            ))
        } else if name.ends_with(['.', ' ']) {
            Some("has a name that ends in a dot or a space, which Windows drops".to_owned())
        } else {
            let odd = name.chars().find(|letter| odd(*letter))?;
            Some(format!("holds {odd:?}, which Windows takes in no name"))
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_measured_in_bytes() {
        assert_eq!(refused(&format!("notes/{}.html", "a".repeat(250))), None);
        assert!(refused(&format!("notes/{}.html", "a".repeat(251))).is_some());
        assert_eq!(refused(&format!("{}.html", "字".repeat(83))), None);
        assert!(refused(&format!("{}.html", "字".repeat(84))).is_some());
        assert!(refused(&"a/".repeat(600)).is_some());
        assert!(refused("a\0b.html").is_some());
    }

    #[test]
    fn what_windows_does_not_take_is_known() {
        for address in [
            "notes/con.html",
            "AUX/index.html",
            "posts/com1.html",
            "LPT9.html",
            "nul",
            "posts./a.html",
            "posts /a.html",
            "a\u{1}.html",
            "a:b.html",
            "a|b.html",
        ] {
            assert!(refused_by_windows(address).is_some(), "{address}");
        }
        for address in [
            "notes/console.html",
            "com.html",
            "com10.html",
            "a.b/c d.html",
            "字.html",
        ] {
            assert_eq!(refused_by_windows(address), None, "{address}");
        }
    }
}
