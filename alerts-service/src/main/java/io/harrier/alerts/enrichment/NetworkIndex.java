package io.harrier.alerts.enrichment;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import io.netty.util.NetUtil;

/** Rows by the most specific network, of IPv4 or IPv6, that an address is in. */
final class NetworkIndex implements RowIndex {

    /** The bits of an address, those beyond a prefix being 0. */
    private record Bits(long high, long low) {

        Bits masked(int prefix) {
            return new Bits(high & mask(prefix), low & mask(prefix - Long.SIZE));
        }

        private static long mask(int bits) {
            return bits <= 0 ? 0 : bits >= Long.SIZE ? -1L : -1L << Long.SIZE - bits;
        }
    }

    /** The longest prefixes first; an installation knows few lengths, so few looks find the network. */
    private final Map<Integer, Map<Bits, String[]>> four = new TreeMap<>(Comparator.reverseOrder());
    private final Map<Integer, Map<Bits, String[]>> six = new TreeMap<>(Comparator.reverseOrder());

    @Override
    public long add(String key, String[] row) {
        int slash = key.indexOf('/');
        byte[] address = address(slash < 0 ? key : key.substring(0, slash));
        if (address == null) {
            throw new IllegalArgumentException("'" + key + "' is no address and no network");
        }
        int longest = address.length * Byte.SIZE;
        int prefix = slash < 0 ? longest : prefix(key.substring(slash + 1), longest);
        if (prefix < 0) {
            throw new IllegalArgumentException("'" + key + "' has no prefix from 0 to " + longest);
        }
        if (of(address).computeIfAbsent(prefix, length -> new HashMap<>())
                .putIfAbsent(bits(address).masked(prefix), row) != null) {
            throw new IllegalArgumentException("the network " + key + " is there already");
        }
        return 2L * Memory.ENTRY;
    }

    @Override
    public String[] find(String key) {
        byte[] address = address(key);
        if (address == null) {
            return null;
        }
        var bits = bits(address);
        for (var networks : of(address).entrySet()) {
            String[] row = networks.getValue().get(bits.masked(networks.getKey()));
            if (row != null) {
                return row;
            }
        }
        return null;
    }

    private Map<Integer, Map<Bits, String[]>> of(byte[] address) {
        return address.length == 4 ? four : six;
    }

    private static byte[] address(String text) {
        return text.isEmpty() || text.length() > 60 ? null : NetUtil.createByteArrayFromIpAddressString(text);
    }

    private static int prefix(String text, int longest) {
        int prefix = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        return prefix <= longest ? prefix : -1;
    }

    private static Bits bits(byte[] address) {
        var buffer = ByteBuffer.wrap(address);
        return address.length == 4
                ? new Bits((long) buffer.getInt() << Integer.SIZE, 0)
                : new Bits(buffer.getLong(), buffer.getLong());
    }
}
