package dev.rollcall.benchmark.fleet;

import java.net.URI;
import java.util.Map;
import java.util.function.Consumer;

/** The devices of one vendor's tenant, as that vendor's API tells them. */
public interface Fleet {

    /** Which plugin reads it. */
    String providerId();

    /** What its vendor asks of clients, for people who compare it with the requests of a reading. */
    String advice();

    /** What would be entered to connect to it. */
    Map<String, String> settings(URI server);

    /**
     * Prepares all answers.
     *
     * @param seed equal seeds give equal bytes
     */
    Tenant prepare(int devices, long seed);

    /** Reads all lists page by page, one request at a time, bound to records with the fields that the plugin binds. */
    void readBare(BareClient client, Consumer<String> ids);
}
