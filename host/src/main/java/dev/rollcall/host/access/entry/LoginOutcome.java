package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.CallerAuthentication;
import dev.rollcall.host.access.people.People;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;

/** Where people get who log in, or fail to. */
final class LoginOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger log = LoggerFactory.getLogger(LoginOutcome.class);

    private final Sessions sessions;
    private final People people;

    LoginOutcome(Sessions sessions, People people) {
        this.sessions = sessions;
        this.people = people;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        sessions.begin(request);
        if (authentication instanceof CallerAuthentication known) {
            people.find(known.caller().id()).ifPresent(person -> people.loggedIn(person, request.getRemoteAddr()));
        }
        response.sendRedirect(request.getContextPath() + "/");
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        response.sendRedirect(request.getContextPath() + LoginPage.PATH + "?" + reason(failure));
    }

    private static String reason(AuthenticationException failure) {
        if (failure instanceof LockedException) {
            return "throttled";
        }
        if (failure instanceof InternalAuthenticationServiceException) {
            log.error("The database can't be reached, or refuses.", failure);
            return "unavailable";
        }
        return "refused";
    }
}
