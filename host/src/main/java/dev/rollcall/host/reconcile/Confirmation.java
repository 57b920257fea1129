package dev.rollcall.host.reconcile;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * R34 and R32: what becomes of an end, or of a move, when those were asked who could be. Silence of one who was asked is
 * no "no": then it waits for the next run.
 */
public final class Confirmation {
    private Confirmation() {}

    /**
     * The change itself if it may be written now, or what takes its place.
     *
     * @param change of any kind; without {@linkplain Change#questions questions} it is its own answer
     * @param connectionId whose run it is
     * @param peers the other active connections
     * @param answers by connection id; one who was asked and is not in it counts as not answering
     */
    public static Decision settle(
            Change change, String connectionId, Collection<Peer> peers, Map<String, Answer> answers) {
        for (var question : change.questions()) {
            if (question.connectionId().equals(connectionId)) {
                var found = answers.getOrDefault(connectionId, Answer.NONE).found();
                if (found == Found.ENROLLED) {
                    return new Remark.Skip(Rule.R34, "The MDM was asked and has the device enrolled: it is not gone.");
                }
                if (found == Found.UNANSWERED) {
                    return new Remark.Wait(Rule.R34, "The MDM was asked for the device and did not answer.");
                }
            }
        }
        if (change instanceof Change.End end) {
            return settled(end, connectionId, peers, answers);
        }
        return change instanceof Change.ClearLink move ? settled(move, connectionId, answers) : change;
    }

    private static Decision settled(
            Change.End end, String connectionId, Collection<Peer> peers, Map<String, Answer> answers) {
        Decision settled = end;
        for (var question : end.questions()) {
            if (question.connectionId().equals(connectionId)) {
                continue;
            }
            var answer = answers.getOrDefault(question.connectionId(), Answer.NONE);
            if (answer.found() == Found.ENROLLED) {
                return moved(end, question.connectionId(), peers, answer);
            }
            if (answer.found() == Found.UNANSWERED) {
                settled = new Remark.Wait(
                        Rule.R32,
                        "A connection was asked for the device and did not answer: "
                                + name(question.connectionId(), peers) + ".");
            }
        }
        return settled;
    }

    private static Decision settled(Change.ClearLink move, String connectionId, Map<String, Answer> answers) {
        for (var question : move.questions()) {
            var answer = answers.getOrDefault(question.connectionId(), Answer.NONE);
            if (!question.connectionId().equals(connectionId) && answer.found() != Found.ENROLLED) {
                return new Remark.Wait(
                        Rule.R32,
                        "The connection " + move.elsewhere()
                                + " saw the device and, asked for it, does not confirm that.");
            }
        }
        return move;
    }

    /** Only this provider's link is cleared, unless the other connection sees the device under that very id. */
    private static Decision moved(Change.End end, String to, Collection<Peer> peers, Answer answer) {
        var name = name(to, peers);
        var sourceId = end.clearedLinks().get(end.provider());
        var isSameId = sourceId != null
                && answer.sourceId().filter(sourceId::equals).isPresent()
                && peers.stream()
                        .anyMatch(
                                peer -> peer.id().equals(to) && peer.provider().equals(end.provider()));
        if (sourceId == null || isSameId) {
            return new Remark.Skip(Rule.R32, "The connection " + name + " was asked and has the device enrolled.");
        }
        return new Change.ClearLink(
                Rule.R32,
                "The device moved to the connection " + name + ".",
                end.provider(),
                sourceId,
                name,
                end.questions());
    }

    private static String name(String connectionId, Collection<Peer> peers) {
        return peers.stream()
                .filter(peer -> peer.id().equals(connectionId))
                .map(Peer::name)
                .findFirst()
                .orElse(connectionId);
    }

    /**
     * What an MDM said when it was asked for one device, by id and then by serial.
     *
     * @param sourceId of the record that was found; empty if none was
     */
    public record Answer(Found found, Optional<String> sourceId) {
        static final Answer NONE = new Answer(Found.UNANSWERED, Optional.empty());
    }

    /** What was found. */
    public enum Found {
        ENROLLED,
        NOT_ENROLLED,
        ABSENT,
        UNANSWERED
    }
}
