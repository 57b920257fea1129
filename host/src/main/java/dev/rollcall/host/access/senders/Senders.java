package dev.rollcall.host.access.senders;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.Signature;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Knows senders by their signatures, as Standard Webhooks has it: each message is taken once, and only while it is new.
 * Safe for use by several threads.
 */
public final class Senders {
    /** How far a sender's clock may be off, and how long a message may be on its way. */
    static final Duration TOLERANCE = Duration.ofMinutes(5);

    /** What is older can't be taken again, wherever in its tolerance it was taken. */
    private static final Duration KEPT = TOLERANCE.multipliedBy(3);

    private static final int LONGEST_ID = 200;

    private final Map<String, Signature> signatures;
    private final MessageStore messages;
    private final InstantSource clock;

    /**
     * @param signatures by the sender's name
     */
    public Senders(Map<String, Signature> signatures, JdbcClient database, InstantSource clock) {
        this.signatures = new TreeMap<>(signatures);
        this.messages = new MessageStore(database);
        this.clock = clock;
    }

    /**
     * Who sent a message; it is not taken yet.
     *
     * @return empty if no sender that is known here signed it
     */
    public Optional<String> signer(SignedMessage message) {
        return signatures.entrySet().stream()
                .filter(sender ->
                        sender.getValue().isAmong(message.signatures(), message.id(), message.time(), message.body()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * Takes a message of a sender.
     *
     * @param sender who {@linkplain #signer signed} it
     * @throws RefusedMessageException if it is not new
     */
    public Caller take(String sender, SignedMessage message) throws RefusedMessageException {
        var now = clock.instant();
        if (message.id().isBlank() || message.id().length() > LONGEST_ID) {
            throw new RefusedMessageException(
                    ProblemType.UNAUTHENTICATED,
                    "The header " + Signature.ID + " is empty, or longer than " + LONGEST_ID
                            + " characters. Give every message an id of its own.");
        }
        var isNew = sentAt(message)
                .filter(sent -> Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0)
                .isPresent();
        if (!isNew) {
            throw new RefusedMessageException(
                    ProblemType.UNAUTHENTICATED,
                    "The message's time, in " + Signature.TIME + ", is more than " + TOLERANCE.toMinutes()
                            + " minutes off. Send it anew, and see that both clocks are right.");
        }
        messages.prune(now.minus(KEPT));
        if (!messages.take(sender, message.id(), now)) {
            throw new RefusedMessageException(
                    ProblemType.CONFLICT,
                    "A message with this id was taken already. Nothing is to be done if it is the same; give another one"
                            + " an id of its own.");
        }
        return Caller.sender(sender);
    }

    /** Nothing came of a message that was taken: the sender may send it again. */
    public void giveBack(String sender, SignedMessage message) {
        messages.forget(sender, message.id());
    }

    private static Optional<Instant> sentAt(SignedMessage message) {
        try {
            return Optional.of(Instant.ofEpochSecond(Long.parseLong(message.time())));
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
