package dev.rollcall.host.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.web.filter.OncePerRequestFilter;

/** Ends a request whose body is larger than any that the API asks for, whether it says so beforehand or not. */
public final class BodyLimit extends OncePerRequestFilter {
    static final int MOST_BYTES = 1024 * 1024;

    private final ProblemWriter writer;
    private final ProblemPages pages;
    private final List<BodyAllowance> allowances;

    /** One for all routes, but for those that are allowed more. */
    public BodyLimit(ProblemWriter writer, ProblemPages pages, List<BodyAllowance> allowances) {
        this.writer = writer;
        this.pages = pages;
        this.allowances = List.copyOf(allowances);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var most = most(request);
        if (request.getContentLengthLong() > most) {
            if (ProblemPages.areWanted(request)) {
                pages.show(request, response, ProblemType.TOO_LARGE, detail(most));
                return;
            }
            writer.write(response, ProblemType.TOO_LARGE, detail(most));
            return;
        }
        chain.doFilter(new Limited(request, most), response);
    }

    private long most(HttpServletRequest request) {
        return allowances.stream()
                .filter(allowance -> allowance.concerns(request))
                .mapToLong(BodyAllowance::mostBytes)
                .findFirst()
                .orElse(MOST_BYTES);
    }

    static String detail(long most) {
        return "The body has more than " + most + " bytes. Send less.";
    }

    /** The body went on beyond the limit. */
    public static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        private final long most;

        TooLargeException(long most) {
            this.most = most;
        }

        /** What to tell the client, two sentences. */
        public String detail() {
            return BodyLimit.detail(most);
        }
    }

    private static final class Limited extends HttpServletRequestWrapper {
        private final long most;

        Limited(HttpServletRequest request, long most) {
            super(request);
            this.most = most;
        }

        @Override
        public ServletInputStream getInputStream() throws IOException {
            return new Counted(super.getInputStream(), most);
        }

        @Override
        public BufferedReader getReader() throws IOException {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }
    }

    static final class Counted extends ServletInputStream {
        private final ServletInputStream body;
        private final long most;
        private long read;

        Counted(ServletInputStream body, long most) {
            this.body = body;
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            var next = body.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            var count = body.read(into, offset, length);
            count(Math.max(0, count));
            return count;
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }

        private void count(int more) throws IOException {
            read += more;
            if (read > most) {
                throw new TooLargeException(most);
            }
        }
    }
}
