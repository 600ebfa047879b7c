package io.harrier.alerts.asset;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

import io.harrier.alerts.alert.KeyLength;
import io.harrier.alerts.alert.ObservableType;
import io.harrier.alerts.format.ObservableText;
import io.netty.util.NetUtil;

/** What assets are found by: names in lower case, addresses in the form in which observables have them. */
final class AssetNames {

    /** Every host calls itself so. */
    private static final Set<String> LOCAL = Set.of("", "localhost", "localhost.localdomain", "0.0.0.0", "::");

    private AssetNames() {
    }

    /** Null for what no asset is found by: that of which every host has one, and what nobody can be called. */
    static String of(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (LOCAL.contains(name) || name.indexOf('\0') >= 0 || !KeyLength.fits(name, KeyLength.OBSERVABLE)) {
            return null;
        }
        boolean maybeAddress = Character.digit(name.charAt(0), 16) >= 0 || name.charAt(0) == ':' || name.charAt(0) == '[';
        var address = maybeAddress ? ObservableText.of(ObservableType.IP, name) : null;
        return address == null ? name : isLocal(address.value()) ? null : address.value();
    }

    private static boolean isLocal(String ip) {
        try {
            var address = InetAddress.getByAddress(NetUtil.createByteArrayFromIpAddressString(ip));
            return address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isMulticastAddress();
        } catch (UnknownHostException impossible) {
            return true;
        }
    }
}
