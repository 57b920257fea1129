package dev.rollcall.host.access.entry;

import dev.rollcall.host.access.CallerAuthentication;
import dev.rollcall.host.access.people.People;
import dev.rollcall.host.access.people.Person;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;

/** Where people get who log in, or fail to. */
final class LoginOutcome implements AuthenticationSuccessHandler, AuthenticationFailureHandler {
    private static final Logger log = LoggerFactory.getLogger(LoginOutcome.class);

    /** The identity provider gives no role. */
    static final String NO_ROLE = "norole";
    /** Whom the identity provider lets in is kept out here. */
    static final String KEPT_OUT = "keptout";

    /** In a session: the page that somebody asked for who had to log in first. */
    private static final String WANTED = LoginOutcome.class.getName() + ".wanted";

    private static final int LONGEST = 2000;

    private final Sessions sessions;
    private final People people;
    private final Optional<OidcLogin> oidc;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    LoginOutcome(Sessions sessions, People people, Optional<OidcLogin> oidc) {
        this.sessions = sessions;
        this.people = people;
        this.oidc = oidc;
    }

    /** Leads to the page that this request asks for once its sender has logged in. */
    static void goBackTo(HttpServletRequest request) {
        var query = request.getQueryString();
        var page = request.getRequestURI() + (query == null ? "" : "?" + query);
        if (HttpMethod.GET.matches(request.getMethod()) && page.length() <= LONGEST) {
            request.getSession().setAttribute(WANTED, page);
        }
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        if (oidc.isPresent() && authentication.getPrincipal() instanceof OidcUser user) {
            begin(oidc.get().person(user), request, response);
        }
        sessions.begin(request);
        if (authentication instanceof CallerAuthentication known) {
            people.find(known.caller().id()).ifPresent(person -> people.loggedIn(person, request.getRemoteAddr()));
        }
        response.sendRedirect(wanted(request));
    }

    private static String wanted(HttpServletRequest request) {
        var session = request.getSession();
        var page = session.getAttribute(WANTED);
        session.removeAttribute(WANTED);
        return page instanceof String address ? address : request.getContextPath() + "/";
    }

    /** In the session there is who it is here, and nothing of the identity provider's. */
    private void begin(Person person, HttpServletRequest request, HttpServletResponse response) {
        var context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new CallerAuthentication(person.caller(), person.stamp()));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        people.loggedIn(person, request.getRemoteAddr());
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
        if (failure instanceof OAuth2AuthenticationException refused) {
            var code = refused.getError().getErrorCode();
            if (code.equals(NO_ROLE) || code.equals(KEPT_OUT)) {
                return code;
            }
            log.warn("The identity provider let nobody in: {}.", code);
            log.debug("Its answer can't be used.", failure);
            return "provider";
        }
        return "refused";
    }
}
