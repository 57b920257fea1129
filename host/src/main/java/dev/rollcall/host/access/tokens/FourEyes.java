package dev.rollcall.host.access.tokens;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.util.Optional;

/**
 * Where it is switched on, who asked for a change that is held may not approve it. A token counts as who made it. What the
 * host began by itself may be approved by everybody whose role allows it.
 */
public final class FourEyes {
    private final boolean isOn;
    private final Tokens tokens;

    public FourEyes(boolean isOn, Tokens tokens) {
        this.isOn = isOn;
        this.tokens = tokens;
    }

    /**
     * Checks that somebody else asked.
     *
     * @param asked the name of the caller who did
     * @throws ProblemException if it is the same
     */
    public void requireAnother(String asked, Caller approver) {
        var objection = objection(asked, approver);
        if (objection.isPresent()) {
            throw new ProblemException(ProblemType.CONFLICT, objection.get());
        }
    }

    /**
     * Why somebody may not approve, two sentences; empty if they may.
     *
     * @param asked the name of the caller who asked
     */
    public Optional<String> objection(String asked, Caller approver) {
        return isOn && person(asked).equals(person(approver.name()))
                ? Optional.of(
                        asked + " asked for these changes, and rollcall.access.four-eyes asks for somebody else to"
                                + " approve them. Let another person do it.")
                : Optional.empty();
    }

    private String person(String caller) {
        return tokens.all().stream()
                .filter(token -> token.caller().name().equals(caller))
                .map(ApiToken::madeBy)
                .findFirst()
                .orElse(caller);
    }
}
