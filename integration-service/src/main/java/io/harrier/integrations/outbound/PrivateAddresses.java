package io.harrier.integrations.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The addresses that are not of the open Internet (IANA special-purpose registries, RFC 6890), and what leads to them. */
final class PrivateAddresses {

    private record Range(byte[] prefix, int bits) {

        static Range of(String text) {
            String[] parts = text.split("/");
            try {
                return new Range(InetAddress.getByName(parts[0]).getAddress(), Integer.parseInt(parts[1]));
            } catch (UnknownHostException impossible) {
                throw new IllegalArgumentException(text, impossible);
            }
        }

        boolean includes(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            if (!Arrays.equals(address, 0, whole, prefix, 0, whole)) {
                return false;
            }
            int mask = 0xff00 >> bits % 8 & 0xff;
            return mask == 0 || (address[whole] & mask) == (prefix[whole] & mask);
        }
    }

    /** 169.254.0.0/16 holds the metadata services of clouds, fc00::/7 the IPv6 ones. */
    private static final List<Range> PRIVATE = ranges("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3", "::/96",
            // IPv4 by a local translator or by Teredo: what is behind it can't be told.
            "64:ff9b:1::/48", "2001::/32",
            "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8");
    /** IPv4 addresses inside of IPv6 ones: NAT64 with the address at the end, 6to4 with it after the prefix. */
    private static final Range NAT64 = Range.of("64:ff9b::/96");
    private static final Range SIX_TO_FOUR = Range.of("2002::/16");

    private PrivateAddresses() {
    }

    static boolean include(InetAddress address) {
        return include(address.getAddress());
    }

    private static boolean include(byte[] address) {
        if (NAT64.includes(address)) {
            return include(Arrays.copyOfRange(address, 12, 16));
        }
        if (SIX_TO_FOUR.includes(address)) {
            return include(Arrays.copyOfRange(address, 2, 6));
        }
        return PRIVATE.stream().anyMatch(range -> range.includes(address));
    }

    private static List<Range> ranges(String... texts) {
        return Arrays.stream(texts).map(Range::of).toList();
    }
}
