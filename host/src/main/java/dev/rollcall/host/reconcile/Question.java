package dev.rollcall.host.reconcile;

import java.util.Optional;

/**
 * One device to be looked up in one connection, by id and then by serial (R34).
 *
 * @param connectionId whom to ask
 * @param sourceId the id by which that connection knew the device; empty if it never saw it
 * @param serial as the platform or the MDM spells it; empty if there is no usable one
 */
public record Question(String connectionId, Optional<String> sourceId, Optional<String> serial) {}
