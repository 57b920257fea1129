package dev.rollcall.host.access;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A caller whom Spring Security knows. Holds no secret. */
public final class CallerAuthentication extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final Caller caller;
    private final long stamp;

    /**
     * Somebody who has proved who they are.
     *
     * @param stamp the person's, by which their sessions are ended; 0 for who has none
     */
    public CallerAuthentication(Caller caller, long stamp) {
        super(List.of(new SimpleGrantedAuthority(caller.role().name())));
        this.caller = caller;
        this.stamp = stamp;
        super.setAuthenticated(true);
    }

    public Caller caller() {
        return caller;
    }

    public long stamp() {
        return stamp;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return caller;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallerAuthentication that
                && super.equals(other)
                && that.caller.equals(caller)
                && that.stamp == stamp;
    }

    @Override
    public int hashCode() {
        return caller.hashCode();
    }
}
