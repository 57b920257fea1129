package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.CallerAuthentication;
import dev.rollcall.host.access.Callers;
import dev.rollcall.host.access.people.Logins;
import dev.rollcall.host.web.ProblemException;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;

/** Lets in people by name and password. */
final class PasswordLogin implements AuthenticationProvider {
    private final Logins logins;

    PasswordLogin(Logins logins) {
        this.logins = logins;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        try {
            var person = logins.attempt(asked.getName(), String.valueOf(asked.getCredentials()), Callers.address())
                    .orElseThrow(() -> new BadCredentialsException("The name or the password is wrong."));
            return new CallerAuthentication(person.caller(), person.stamp());
        } catch (ProblemException e) {
            throw new LockedException(e.getMessage(), e);
        } catch (DataAccessException e) {
            throw new InternalAuthenticationServiceException("The database can't be read.", e);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
