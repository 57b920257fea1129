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
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file that is sent, kept outside of the plugins folder until it is known what it is. */
final class Upload implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Upload.class);

    private static final int SHA256_DIGITS = 64;

    private final Path file;
    private String sha256 = "";

    private Upload(Path file) {
        this.file = file;
    }

    /**
     * Takes a body to its end.
     *
     * @param body ends with an exception where it is cut off or goes beyond its limit
     * @param expected the SHA-256 of it as its maker says it; empty if that is not to be compared
     * @throws ProblemException if it is cut off, too large, or not what its maker says; nothing of it is left
     */
    static Upload of(InputStream body, Optional<String> expected) {
        expected.ifPresent(Upload::checkDigits);
        var upload = new Upload(made());
        try {
            upload.sha256 = upload.fill(body);
            expected.ifPresent(upload::compare);
            return upload;
        } catch (RuntimeException e) {
            upload.close();
            throw e;
        }
    }

    Path file() {
        return file;
    }

    /** Of what came, in hexadecimal digits, as a {@link PluginFiles#sha256} has them. */
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

    private String fill(InputStream body) {
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
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void checkDigits(String expected) {
        if (!expected.matches("[0-9a-fA-F]{" + SHA256_DIGITS + "}")) {
            throw ProblemException.invalid(
                    "sha256",
                    "The value is not the " + SHA256_DIGITS + " hexadecimal digits of a SHA-256.",
                    "Enter what `sha256sum` shows of the file, and its maker says.");
        }
    }

    private void compare(String expected) {
        if (!sha256.equals(expected.toLowerCase(Locale.ROOT))) {
            throw ProblemException.invalid(
                    "sha256",
                    "The file that came has the SHA-256 " + sha256 + ", which is another.",
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
