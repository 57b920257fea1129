package dev.rollcall.host.journal;

import java.time.Instant;
import java.util.Optional;

/**
 * One run.
 *
 * @param id unique
 * @param connectionId whose
 * @param connectionName as it was called then
 * @param purpose what it is for
 * @param state how it is
 * @param initiator who or what asked for it
 * @param owner the instance that runs it
 * @param basis the run that it approves, applies or reverts
 * @param device the normalised serials of the devices that it looks up, with commas between them; empty
 *     for a run over all devices, and where it is about another run
 * @param trial whether it tried another policy than the connection's
 * @param complete whether everything was read
 * @param endedAt empty while it runs
 */
public record RunRecord(
        String id,
        String connectionId,
        String connectionName,
        Purpose purpose,
        RunState state,
        String initiator,
        String owner,
        Optional<String> basis,
        Optional<String> device,
        boolean trial,
        boolean complete,
        Instant beganAt,
        Optional<Instant> endedAt,
        RunReport report) {}
