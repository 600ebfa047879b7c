package io.harrier.local.tenable;

import java.util.ArrayList;
import java.util.List;

import io.harrier.local.tenable.Plugin.Product;
import io.harrier.local.tenable.Plugin.Severity;

/** The checks the generated findings come from: every product with the same mixture of severities. */
final class PluginCatalog {

    private static final List<Product> PRODUCTS = List.of(
            product("Corvane Web Server", "corvane", "Web Servers", 11, 443, "www", "Request Smuggling"),
            product("Larkspur Linux kernel", "larkspur", "Larkspur Local Security Checks", 12, 0, null, "Use After Free"),
            product("Tessaly Database", "tessaly", "Databases", 13, 5433, "tessaly", "Authentication Bypass"),
            product("Brightmoor VPN Gateway", "brightmoor", "Firewalls", 14, 10443, "www", "Remote Code Execution"),
            product("Hollin Mail Server", "hollin", "SMTP problems", 15, 25, "smtp", "Header Injection"),
            product("Nordwind Office Suite", "nordwind", "Windows", 16, 445, "cifs", "Macro Execution"),
            product("Quillstone CMS", "quillstone", "CGI abuses", 17, 8080, "www", "SQL Injection"),
            product("Farrow Backup Agent", "farrow", "Misc.", 18, 9440, null, "Path Traversal"),
            product("Ostrel SSH", "ostrel", "Gain a shell remotely", 19, 22, "ssh", "Signal Handler Race"),
            product("Pendry Java Runtime", "pendry", "Misc.", 20, 0, null, "Unsafe Deserialization"),
            product("Sablefin Directory", "sablefin", "Service detection", 21, 389, "ldap", "Privilege Escalation"),
            product("Wexcombe Print Service", "wexcombe", "Windows", 22, 631, "ipp", "Stack Overflow"));

    private static final List<Severity> MIXTURE = List.of(Severity.CRITICAL, Severity.INFO, Severity.MEDIUM, Severity.HIGH,
            Severity.LOW, Severity.MEDIUM, Severity.CRITICAL, Severity.HIGH);

    private static final int FIRST_ID = 990_100;

    private PluginCatalog() {
    }

    static List<Plugin> plugins() {
        List<Plugin> plugins = new ArrayList<>();
        for (int advisory = 0; advisory < MIXTURE.size(); advisory++) {
            for (Product product : PRODUCTS) {
                Severity severity = MIXTURE.get(advisory);
                boolean exploitable = severity == Severity.CRITICAL
                        ? advisory == 0
                        : severity == Severity.HIGH && advisory == 3;
                plugins.add(new Plugin(FIRST_ID + plugins.size(), product, advisory, severity, exploitable));
            }
        }
        return plugins;
    }

    private static Product product(String name, String vendor, String family, int familyId, int port, String service,
            String flaw) {
        return new Product(name, vendor, family, familyId, port, service, flaw);
    }
}
