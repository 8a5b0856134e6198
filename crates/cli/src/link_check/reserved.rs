//! Addresses that stand in texts as examples, or that mean a machine nearby: nobody else can
//! follow them, and asking for them tells nothing.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use url::{Host, Url};

/// Domains for examples and tests (RFC 2606, RFC 6761), and those of networks at home.
const DOMAINS: [&str; 9] = [
    "example",
    "example.com",
    "example.net",
    "example.org",
    "internal",
    "invalid",
    "local",
    "localhost",
    "test",
];

/// Whether an address is no address of the world.
pub fn is_reserved(url: &Url) -> bool {
    match url.host() {
        None => true,
        Some(Host::Ipv4(address)) => is_near(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => is_near(IpAddr::V6(address)),
        Some(Host::Domain(name)) => DOMAINS.iter().any(|domain| {
            let above = name.trim_end_matches('.').strip_suffix(domain);
            above.is_some_and(|above| above.is_empty() || above.ends_with('.'))
        }),
    }
}

fn is_near(address: IpAddr) -> bool {
    let near = |v4: Ipv4Addr| {
        v4.is_loopback()
            || v4.is_private()
            || v4.is_link_local()
            || v4.is_unspecified()
            || v4.is_documentation()
    };
    let near_v6 = |v6: Ipv6Addr| {
        v6.is_loopback()
            || v6.is_unique_local()
            || v6.is_unicast_link_local()
            || v6.is_unspecified()
            || v6.segments()[..2] == [0x2001, 0xdb8]
    };
    match address {
        IpAddr::V4(v4) => near(v4),
        IpAddr::V6(v6) => near_v6(v6) || v6.to_ipv4_mapped().is_some_and(near),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn examples_and_machines_nearby_are_no_addresses_of_the_world() {
        let is_reserved = |address: &str| super::is_reserved(&Url::parse(address).unwrap());
        for address in [
            "https://example.com/a",
            "https://www.example.org",
            "http://blog.example/",
            "http://localhost:8000/",
            "http://127.0.0.1/",
            "http://192.168.1.1/",
            "http://192.0.2.7/",
            "http://[::1]:80/",
            "http://[::ffff:10.0.0.1]/",
            "https://printer.local",
        ] {
            assert!(is_reserved(address), "{address}");
        }
        for address in [
            "https://counterexample.com/",
            "https://example.com.evil.dev/",
            "https://1.1.1.1/",
            "https://www.rust-lang.org/",
        ] {
            assert!(!is_reserved(address), "{address}");
        }
    }
}
