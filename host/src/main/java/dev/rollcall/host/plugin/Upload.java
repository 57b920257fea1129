package dev.rollcall.host.plugin;

import dev.rollcall.host.web.BodyLimit;
import dev.rollcall.host.web.ProblemException;
import dev.rollcall.host.web.ProblemType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is sent, kept outside of the plugins folder until it is known what it is. */
final class Upload implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Upload.class);

    private final Path file;
    private final String sha256;

    private Upload(Path file, String sha256) {
        this.file = file;
        this.sha256 = sha256.toLowerCase(Locale.ROOT);
    }

    /**
     * Takes a body to its end.
     *
     * @param body ends with an exception where it is cut off or goes beyond its limit
     * @param sha256 what the sender says of it, in hexadecimal digits
     * @throws ProblemException if it is cut off, too large, empty, or not what the sender says; nothing of it is left
     */
    static Upload of(InputStream body, String sha256) {
        var upload = new Upload(made(), sha256);
        try {
            upload.fill(body);
            return upload;
        } catch (RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    /** In hexadecimal digits, as a {@link PluginFiles#sha256} has them: what came was compared with it. */
    String sha256() {
        return sha256;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            log.warn("The temporary file {} can't be deleted. Delete it by hand.", file, e);
        }
    }

    private static Path made() {
        try {
            // With rights for its owner only.
            return Files.createTempFile("rollcall-upload-", ".jar");
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private void fill(InputStream body) {
        var digest = PluginFiles.digest();
        try (var out = Files.newOutputStream(file)) {
            var buffer = new byte[64 * 1024];
            for (var count = next(body, buffer); count >= 0; count = next(body, buffer)) {
                digest.update(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        } catch (IOException e) {
            throw noRoom(e);
        }
        var came = HexFormat.of().formatHex(digest.digest());
        if (!came.equals(sha256)) {
            throw ProblemException.invalid(
                    "sha256",
                    "The file that came has the SHA-256 " + came + ", which is another.",
                    "Compare the file with what its maker says of it, and send it again.");
        }
    }

    /** What can't be read is the sender's affair, and what can't be written the host's. */
    private static int next(InputStream body, byte[] into) {
        try {
            return body.read(into);
        } catch (BodyLimit.TooLargeException e) {
            throw new ProblemException(ProblemType.TOO_LARGE, e.detail());
        } catch (IOException e) {
            log.debug("An upload was cut off.", e);
            throw new ProblemException(
                    ProblemType.MALFORMED, "The upload ended before the whole file was there. Send it again.");
        }
    }

    private static PluginStorageException noRoom(IOException cause) {
        return new PluginStorageException(
                "The upload can't be stored.",
                "See that the folder for temporary files can be written and its disk has room.",
                cause);
    }
}
