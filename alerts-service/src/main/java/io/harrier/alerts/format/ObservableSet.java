package io.harrier.alerts.format;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import io.harrier.alerts.alert.AlertAnnouncements.Observable;
import io.harrier.alerts.alert.KeyLength;
import io.harrier.alerts.alert.ObservableType;
import io.netty.util.NetUtil;

/**
 * Gathers the observables of an alert, each once. What is not of its type is no observable and is left out: the record has it.
 * Nothing is looked up.
 */
final class ObservableSet {

    static final int MOST = 500;
    private static final Pattern CVE = Pattern.compile("(?i)\\bCVE[-_.](\\d{4})[-_.](\\d{4,19})\\b");
    private static final Pattern CVE_NUMBER = Pattern.compile("\\d{4}[-_.]\\d{4,19}");
    private static final Set<String> NOBODY = Set.of("-", "n/a", "none", "(none)", "null", "unknown", "any", "*");

    private final Set<Observable> found = new LinkedHashSet<>();

    List<Observable> list() {
        return new ArrayList<>(found);
    }

    void ip(String text) {
        String ip = canonicalIp(text);
        if (ip != null) {
            add(ObservableType.IP, ip);
        }
    }

    /** A name, which may be an address. */
    void host(String text) {
        if (text == null || NOBODY.contains(text.toLowerCase(Locale.ROOT))) {
            return;
        }
        if (canonicalIp(text) != null) {
            ip(text);
            return;
        }
        if (text.length() <= 253 && text.chars().noneMatch(it -> Character.isWhitespace(it) || it == '/')) {
            add(ObservableType.HOST, text);
        }
    }

    void domain(String text) {
        if (text == null) {
            return;
        }
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (canonicalIp(name) != null) {
            ip(name);
            return;
        }
        if (isDomain(name)) {
            add(ObservableType.DOMAIN, name.toLowerCase(Locale.ROOT));
        }
    }

    void url(String text) {
        int scheme = text == null ? -1 : text.indexOf("://");
        if (scheme > 0 && scheme < 12 && text.length() > scheme + 3 && text.indexOf(' ') < 0) {
            add(ObservableType.URL, text);
        }
    }

    /** MD5, SHA-1, SHA-224, SHA-256, SHA-384 or SHA-512 in hex. */
    void hash(String text) {
        if (text == null) {
            return;
        }
        int length = text.length();
        boolean known = length == 32 || length == 40 || length == 56 || length == 64 || length == 96 || length == 128;
        if (known && text.chars().allMatch(it -> Character.digit(it, 16) >= 0 && it < 128)) {
            add(ObservableType.HASH, text.toLowerCase(Locale.ROOT));
        }
    }

    /** {@code MD5=…,SHA256=…,IMPHASH=…} as Sysmon writes them; the last is no hash of a file. */
    void hashes(String text) {
        if (text == null) {
            return;
        }
        for (int start = 0; start < text.length();) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            int equals = text.indexOf('=', start);
            boolean named = equals >= 0 && equals < end;
            if (!named || !text.regionMatches(true, start, "IMPHASH", 0, equals - start)) {
                hash(text.substring(named ? equals + 1 : start, end).strip());
            }
            start = end + 1;
        }
    }

    void user(String text) {
        if (text != null && text.length() <= 320 && !NOBODY.contains(text.toLowerCase(Locale.ROOT))) {
            add(ObservableType.USER, text);
        }
    }

    /** {@code DOMAIN\name} where both are known. */
    void user(String domain, String name) {
        boolean bare = domain == null || NOBODY.contains(domain.toLowerCase(Locale.ROOT)) || name == null
                || name.indexOf('\\') >= 0 || name.indexOf('@') >= 0;
        user(bare ? name : domain + "\\" + name);
    }

    void email(String text) {
        if (text == null) {
            return;
        }
        // "Ann Example <ann@example.com>"
        int open = text.indexOf('<');
        int close = text.indexOf('>', open + 1);
        String address = open >= 0 && close > open ? text.substring(open + 1, close) : text;
        int at = address.indexOf('@');
        if (at > 0 && at == address.lastIndexOf('@') && address.indexOf(' ') < 0 && isDomain(address.substring(at + 1))) {
            add(ObservableType.EMAIL, address.toLowerCase(Locale.ROOT));
        }
    }

    /** A CVE, also without its prefix or with other signs between its parts, as tags and metadata have it. */
    void cve(String text) {
        if (text == null) {
            return;
        }
        if (CVE_NUMBER.matcher(text).matches()) {
            add(ObservableType.CVE, "CVE-" + text.substring(0, 4) + "-" + text.substring(5));
            return;
        }
        cves(text);
    }

    /** The CVEs that a text names. */
    void cves(String text) {
        if (text == null || text.indexOf('-') < 0 && text.indexOf('_') < 0 && text.indexOf('.') < 0 || !mentionsCve(text)) {
            return;
        }
        var matcher = CVE.matcher(text);
        while (matcher.find()) {
            add(ObservableType.CVE, "CVE-" + matcher.group(1) + "-" + matcher.group(2));
        }
    }

    private static boolean mentionsCve(String text) {
        return text.contains("CVE") || text.contains("cve") || text.contains("Cve");
    }

    private void add(ObservableType type, String value) {
        if (KeyLength.fits(value, KeyLength.OBSERVABLE) && found.size() < MOST) {
            found.add(new Observable(type, value));
        }
    }

    /** The address of a literal, IPv6 in its shortest form; null for anything else and for the address of nobody. */
    static String canonicalIp(String text) {
        if (text == null || text.length() < 2 || text.length() > 60) {
            return null;
        }
        if (NetUtil.isValidIpV4Address(text)) {
            return text.equals("0.0.0.0") ? null : text;
        }
        if (text.indexOf(':') < 0) {
            return null;
        }
        String bare = text.charAt(0) == '[' && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
        int zone = bare.indexOf('%');
        String literal = zone < 0 ? bare : bare.substring(0, zone);
        byte[] bytes = NetUtil.isValidIpV6Address(literal) ? NetUtil.createByteArrayFromIpAddressString(literal) : null;
        if (bytes == null) {
            return null;
        }
        try {
            // By its bytes, an address that stands for one of IPv4 becomes that one.
            var address = InetAddress.getByAddress(bytes);
            return address.isAnyLocalAddress() ? null : NetUtil.toAddressString(address);
        } catch (UnknownHostException impossible) {
            return null;
        }
    }

    static boolean isPrivate(String ip) {
        byte[] bytes = NetUtil.createByteArrayFromIpAddressString(ip);
        if (bytes == null) {
            return false;
        }
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        return bytes.length == 4
                ? first == 10 || first == 172 && second >= 16 && second < 32 || first == 192 && second == 168 || first == 127
                : (first & 0xfe) == 0xfc || first == 0xfe && (second & 0xc0) == 0x80;
    }

    private static boolean isDomain(String name) {
        int dot = name.lastIndexOf('.');
        if (dot < 1 || name.length() > 253 || name.length() - dot < 3) {
            return false;
        }
        int label = 0;
        for (int index = 0; index < name.length(); index++) {
            char letter = name.charAt(index);
            if (letter == '.') {
                if (label == 0 || label > 63) {
                    return false;
                }
                label = 0;
                continue;
            }
            if (!Character.isLetterOrDigit(letter) && letter != '-' && letter != '_') {
                return false;
            }
            label++;
        }
        return Character.isLetter(name.charAt(dot + 1));
    }
}
