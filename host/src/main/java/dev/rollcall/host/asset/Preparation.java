package dev.rollcall.host.asset;

import java.util.Objects;

/**
 * One thing that prepares the platform for Rollcall.
 *
 * @param id tells it from the others of its plan; the same as long as the platform is the same
 * @param what it would do, a sentence
 */
public record Preparation(String id, String what) {
    public Preparation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(what, "what");
    }
}
