package dev.rollcall.host.access.people;

import dev.rollcall.host.access.Caller;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks at passwords: throttled, and audited. */
public final class Logins {
    private final People people;
    private final LoginThrottle throttle;

    public Logins(People people, LoginThrottle throttle) {
        this.people = people;
        this.throttle = throttle;
    }

    /**
     * Who that is.
     *
     * @return empty if it is nobody's name and password
     * @throws ProblemException of type {@code THROTTLED} if it was not looked at
     */
    public Optional<Person> attempt(String name, String password, String address) {
        if (!throttle.begins(name, address)) {
            throw new ProblemException(
                    ProblemType.THROTTLED,
                    "Too many wrong passwords came for this account, or from this address. Wait "
                            + LoginThrottle.WINDOW.toMinutes() + " minutes, then enter the right one.");
        }
        var person = people.withPassword(name, password);
        if (person.isPresent()) {
            throttle.succeeded(name, address);
            return person;
        }
        people.refused(name, address);
        return person;
    }

    /** Gives oneself another password, knowing the one so far. */
    public void changeOwn(@Nullable String current, @Nullable String password, Caller caller) {
        if (caller.kind() != Caller.Kind.PERSON) {
            throw new ProblemException(
                    ProblemType.CONFLICT, caller.name() + " has no password. Log in as a person to change yours.");
        }
        if (attempt(caller.name(), current == null ? "" : current, caller.address())
                .isEmpty()) {
            throw ProblemException.invalid(
                    "current", "It is not the password so far.", "Enter the one that you log in with.");
        }
        people.setPassword(caller.id(), password, caller);
    }
}
