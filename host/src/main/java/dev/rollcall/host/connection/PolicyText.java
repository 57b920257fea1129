package dev.rollcall.host.connection;

import dev.rollcall.host.reconcile.Policy;
import tools.jackson.databind.JsonNode;

/** A policy as JSON. */
public final class PolicyText {
    private PolicyText() {}

    /** As it is stored and shown. */
    public static JsonNode json(Policy policy) {
        return unready();
    }

    /**
     * Reads one; fields that are missing are taken from another policy.
     *
     * @throws InvalidConnectionException naming each field that is wrong, as {@code policy.goneAfterRuns}
     */
    public static Policy parse(JsonNode entered, Policy missing) throws InvalidConnectionException {
        return unready();
    }

    /** As {@link #parse(JsonNode, Policy)}; missing fields are those of a new connection. */
    public static Policy parse(String json) throws InvalidConnectionException {
        return unready();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T unready() {
        throw new UnsupportedOperationException();
    }
}
