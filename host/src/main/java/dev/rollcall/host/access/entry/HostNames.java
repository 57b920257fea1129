package dev.rollcall.host.access.entry;

import dev.rollcall.host.web.ProblemType;
import dev.rollcall.host.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses, on a loopback address, requests that were sent to another name: so does a page in a browser on this machine
 * whose name was made to lead here (DNS rebinding).
 */
final class HostNames extends OncePerRequestFilter {
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]|::1");

    private final Set<String> allowed;
    private final ProblemWriter problems;

    /**
     * A filter.
     *
     * @param allowed names beside the loopback ones, such as that of a reverse proxy on this machine
     */
    HostNames(Stream<String> allowed, ProblemWriter problems) {
        this.allowed =
                allowed.map(name -> name.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var name = request.getServerName().toLowerCase(Locale.ROOT);
        if (!isLoopback(request.getLocalAddr()) || LOOPBACK.matcher(name).matches() || allowed.contains(name)) {
            chain.doFilter(request, response);
            return;
        }
        problems.write(
                response,
                ProblemType.FOREIGN_HOST,
                "The host listens on this machine only, and the request names another. Call it as 127.0.0.1 or"
                        + " localhost, or list the name in rollcall.access.host-names.");
    }

    private static boolean isLoopback(String address) {
        try {
            // An address in digits is not looked up.
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return true;
        }
    }
}
