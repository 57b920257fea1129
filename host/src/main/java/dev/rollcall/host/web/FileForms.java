package dev.rollcall.host.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Reads forms with a file, on the routes that take large bodies, and has to come before whoever looks for a form's CSRF
 * token. The server's own way would write the whole file to the disk before it is known who sends it.
 */
final class FileForms extends OncePerRequestFilter {
    private final List<BodyAllowance> allowances;

    FileForms(List<BodyAllowance> allowances) {
        this.allowances = List.copyOf(allowances);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var allowance = allowances.stream()
                .filter(allowed -> isForm(request) && allowed.concerns(request))
                .findFirst();
        chain.doFilter(
                allowance.isEmpty()
                        ? request
                        : new Read(
                                request, FileForm.open(request, allowance.get().mostBytes())),
                response);
    }

    private static boolean isForm(HttpServletRequest request) {
        var type = String.valueOf(request.getContentType());
        return type.toLowerCase(Locale.ROOT).startsWith(MediaType.MULTIPART_FORM_DATA_VALUE);
    }

    /** A request whose parameters are the fields of its form too. */
    private static final class Read extends HttpServletRequestWrapper {
        private final FileForm form;

        Read(HttpServletRequest request, FileForm form) {
            super(request);
            this.form = form;
        }

        @Override
        public @Nullable String getParameter(String name) {
            var values = getParameterMap().get(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            return getParameterMap().get(name);
        }

        @Override
        public Enumeration<String> getParameterNames() {
            return Collections.enumeration(getParameterMap().keySet());
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            var all = new LinkedHashMap<>(super.getParameterMap());
            form.fields().forEach((name, value) -> all.putIfAbsent(name, new String[] {value}));
            return all;
        }
    }
}
