package dev.rollcall.http;

import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * Looks names up as the machine does, and refuses one that leads to an address that may not be called. Asked at each
 * connection, so a name that changes between a check and its use gains nothing.
 */
final class GuardedResolver extends AddressResolverGroup<InetSocketAddress> {
    private final AddressGuard guard;
    private final Executor threads;

    /**
     * A resolver.
     *
     * @param threads where look-ups run, because they block
     */
    GuardedResolver(AddressGuard guard, Executor threads) {
        this.guard = guard;
        this.threads = threads;
    }

    @Override
    protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
        return new Names(executor).asAddressResolver();
    }

    /** A name leads where nothing may be called. */
    static final class RefusedAddressException extends UnknownHostException {
        private static final long serialVersionUID = 1L;
    }

    private final class Names extends InetNameResolver {
        Names(EventExecutor executor) {
            super(executor);
        }

        @Override
        protected void doResolve(String host, Promise<InetAddress> promise) {
            threads.execute(() -> {
                try {
                    promise.trySuccess(lookedUp(host).get(0));
                } catch (UnknownHostException e) {
                    promise.tryFailure(e);
                }
            });
        }

        @Override
        protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
            threads.execute(() -> {
                try {
                    promise.trySuccess(lookedUp(host));
                } catch (UnknownHostException e) {
                    promise.tryFailure(e);
                }
            });
        }

        private List<InetAddress> lookedUp(String host) throws UnknownHostException {
            var addresses = Arrays.asList(InetAddress.getAllByName(host));
            if (!addresses.stream().allMatch(guard::allows)) {
                throw new RefusedAddressException();
            }
            return addresses;
        }
    }
}
