package dev.rollcall.benchmark.fleet;

import java.util.function.Consumer;

/** The products that a tenant of an MDM is synced with. */
public enum Platform {
    SNIPE_IT("Snipe-IT") {
        @Override
        Tenant matched(int count, long seed) {
            return new SnipeItTenant("Kandji", count, seed, true);
        }

        @Override
        public void readBare(BareClient client, Consumer<String> ids) {
            BareSnipeIt.read(client, ids);
        }

        @Override
        public long allowedRequests(int devices) {
            // For the assets, none of which is archived, half as many users, the few models, and what else there is.
            return pages(devices, 500) + pages(devices / 2, 500) + 1 + 8;
        }
    },
    GLPI("GLPI") {
        @Override
        Tenant matched(int count, long seed) {
            return new GlpiTenant(count, seed);
        }

        @Override
        public void readBare(BareClient client, Consumer<String> ids) {
            BareGlpi.read(client, ids);
        }

        @Override
        public long allowedRequests(int devices) {
            // Assets, links and operating systems, half as many users with their addresses, and what else there is.
            return 3 * pages(devices, 1000) + 2 * pages(devices / 2, 1000) + 16;
        }
    };

    private final String title;

    Platform(String title) {
        this.title = title;
    }

    /** As people write it. */
    public String title() {
        return title;
    }

    /** One that agrees with all devices of that count and seed. */
    abstract Tenant matched(int count, long seed);

    /** Reads with a bare client all that a sync reads. */
    public abstract void readBare(BareClient client, Consumer<String> ids);

    /** How many requests a sync that changes nothing may send. */
    public abstract long allowedRequests(int devices);

    private static long pages(long rows, long each) {
        return (rows + each - 1) / each;
    }
}
