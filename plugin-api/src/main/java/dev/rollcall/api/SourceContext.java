package dev.rollcall.api;

import dev.rollcall.api.http.SourceHttp;
import dev.rollcall.api.setting.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * All of a connection that a source may use. Made by the host for one call; safe for use by one thread at a time. The
 * host implements it, so it may grow.
 */
public interface SourceContext {

    /** What the admin entered for this connection, valid by {@link SourceSpec#settings} and its rules. */
    Settings settings();

    /** Requests to the connection's address: authenticated, paced, retried, counted, limited and guarded. */
    SourceHttp http();

    /** The time; plugins take it from here only. */
    Clock clock();

    /**
     * How the MDM's clock differs from {@link #clock}, as the last answer showed, also one that refused a token;
     * positive if the MDM is ahead, to the second. Empty before the first answer that shows a time.
     */
    default Optional<Duration> clockSkew() {
        return Optional.empty();
    }

    /**
     * Tells people something about this reading that harms nothing.
     *
     * @param message a sentence or two, without secrets
     */
    void warn(String message);

    /**
     * What was remembered for this connection, for as long as its settings stay and the host runs: the version of the
     * API that answered, for example. Nothing that a wrong decision could follow from if it were lost.
     */
    Optional<String> recall(String key);

    /** Remembers something for {@link #recall}. */
    void remember(String key, String value);
}
