package io.harrier.integrations.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.harrier.integrations.IntegrationsConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.net.SocketAddress;

/**
 * Where calls may go. Who sets up an external system names its address and reads what it answered, so without this the service
 * could be sent to whatever is near it: itself, its neighbours, the metadata of its cloud. A name is looked up before each call,
 * and the address that the connection really has is looked at before anything is sent: a name may lead elsewhere a moment later.
 */
@Singleton
public class Destinations {

    /** Looks up names. */
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    private final Vertx vertx;
    private final Names names;
    private final boolean allowHttp;
    private final boolean allowPrivate;

    @Inject
    Destinations(Vertx vertx, IntegrationsConfig config) {
        this(vertx, config, InetAddress::getAllByName);
    }

    Destinations(Vertx vertx, IntegrationsConfig config, Names names) {
        this.vertx = vertx;
        this.names = names;
        this.allowHttp = config.allowHttp();
        this.allowPrivate = config.allowPrivateAddresses();
    }

    /** Fails with an {@link ExternalFailure} that says why not. A name that nobody knows now is no reason: it leads nowhere. */
    public Uni<Void> check(BaseUrl base) {
        if (!allowHttp && !base.uri().getScheme().equals("https")) {
            return Uni.createFrom().failure(ExternalFailure.refused("The address must begin with https://"));
        }
        if (allowPrivate) {
            return Uni.createFrom().voidItem();
        }
        String host = base.uri().getHost().replaceAll("^\\[|]$", "");
        return vertx.executeBlocking(() -> {
            for (InetAddress address : addresses(host)) {
                check(address);
            }
            return null;
        }, false).replaceWithVoid();
    }

    /** The same for a connection that is open already. */
    void check(SocketAddress connected) {
        if (allowPrivate) {
            return;
        }
        try {
            check(InetAddress.getByName(connected.hostAddress()));
        } catch (UnknownHostException noAddress) {
            throw ExternalFailure.refused("The address leads nowhere: " + connected);
        }
    }

    private InetAddress[] addresses(String host) {
        try {
            return names.of(host);
        } catch (UnknownHostException unknown) {
            return new InetAddress[0];
        }
    }

    private static void check(InetAddress address) {
        if (PrivateAddresses.include(address)) {
            throw ExternalFailure.refused("The address leads to " + address.getHostAddress()
                    + ", which is private: this installation calls none of those");
        }
    }
}
