package dev.rollcall.host.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.InvalidFileNameException;
import org.apache.tomcat.util.http.fileupload.UploadContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A form with a file as its last field. The fields are read when one is asked for, and the file by whoever takes it: of
 * who may not send one, nothing is kept. Used by the thread of its request.
 */
public final class FileForm {
    private static final Logger log = LoggerFactory.getLogger(FileForm.class);
    private static final String ATTRIBUTE = FileForm.class.getName();
    private static final int MOST_FIELDS = 20;
    private static final int MOST_FIELD_BYTES = 4096;
    private static final int MOST_HEADER_BYTES = 4096;

    private final HttpServletRequest request;
    private final long mostBytes;
    private @Nullable Map<String, String> fields;
    private Optional<InputStream> file = Optional.empty();

    private FileForm(HttpServletRequest request, long mostBytes) {
        this.request = request;
        this.mostBytes = mostBytes;
    }

    /** That of a request; empty if it brings none. */
    public static Optional<FileForm> of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof FileForm form ? Optional.of(form) : Optional.empty();
    }

    static FileForm open(HttpServletRequest request, long mostBytes) {
        var form = new FileForm(request, mostBytes);
        request.setAttribute(ATTRIBUTE, form);
        return form;
    }

    /** What was entered; empty if nothing was, or the field does not come before the file. */
    public Optional<String> field(String name) {
        return Optional.ofNullable(fields().get(name)).filter(text -> !text.isBlank());
    }

    /**
     * What the file has in it, to be read once. It ends with a {@link BodyLimit.TooLargeException} where the form goes
     * beyond its limit.
     *
     * @return empty if no file was chosen
     */
    public Optional<InputStream> file() {
        fields();
        return file;
    }

    /** The fields before the file. What can't be read as a form has none. */
    Map<String, String> fields() {
        var known = fields;
        if (known == null) {
            known = new LinkedHashMap<>();
            fields = known;
            try {
                read(known);
            } catch (IOException | InvalidFileNameException e) {
                log.debug("A form can't be read.", e);
            }
        }
        return known;
    }

    private void read(Map<String, String> into) throws IOException {
        var parts = parts();
        while (parts.hasNext()) {
            var part = parts.next();
            if (!part.isFormField()) {
                file = chosen(part);
                return;
            }
            into.put(part.getFieldName(), text(part));
        }
    }

    private FileItemIterator parts() throws IOException {
        var reader = new FileUpload();
        reader.setFileCountMax(MOST_FIELDS);
        reader.setPartHeaderSizeMax(MOST_HEADER_BYTES);
        reader.setHeaderEncoding(StandardCharsets.UTF_8.name());
        return reader.getItemIterator(new Body());
    }

    /** A browser sends the field without a name where no file was chosen. */
    private static Optional<InputStream> chosen(FileItemStream part) throws IOException {
        var name = part.getName();
        return name == null || name.isBlank() ? Optional.empty() : Optional.of(part.openStream());
    }

    private static String text(FileItemStream part) throws IOException {
        try (var in = part.openStream()) {
            var bytes = in.readNBytes(MOST_FIELD_BYTES + 1);
            if (bytes.length > MOST_FIELD_BYTES) {
                throw new IOException("A field is longer than any that is asked for.");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** The request's body, as far as it may go. */
    private final class Body implements UploadContext {
        @Override
        public String getCharacterEncoding() {
            return StandardCharsets.UTF_8.name();
        }

        @Override
        public long contentLength() {
            return request.getContentLengthLong();
        }

        @Override
        public @Nullable String getContentType() {
            return request.getContentType();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return new BodyLimit.Counted(request.getInputStream(), mostBytes);
        }
    }
}
