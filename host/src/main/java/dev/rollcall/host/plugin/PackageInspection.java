package dev.rollcall.host.plugin;

import dev.rollcall.api.PluginApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.pf4j.DefaultVersionManager;

/** Looks at a plugin's file before any of its code is loaded. */
final class PackageInspection {
    private static final String CONTRACT = "dev/rollcall/api/";

    private final PluginLimits limits;
    private final TrustedSigners signers;

    PackageInspection(PluginLimits limits, TrustedSigners signers) {
        this.limits = limits;
        this.signers = signers;
    }

    /**
     * What the file's manifest and its signature say.
     *
     * @throws PluginRefusedException if the file is none that could be loaded
     */
    PluginFacts inspect(Path file) throws PluginRefusedException {
        try {
            if (Files.size(file) > limits.fileBytes()) {
                throw tooLarge("The file is larger than " + (limits.fileBytes() >> 20) + " MiB.");
            }
            try (var zip = new ZipFile(file.toFile())) {
                checkEntries(zip);
                var facts = facts(manifest(zip));
                return facts.signedBy(signers.verify(file, facts.name()));
            }
        } catch (IOException e) {
            throw new PluginRefusedException(
                    "The file can't be read as a jar; it is incomplete or damaged.", "Copy it again.", e);
        }
    }

    private void checkEntries(ZipFile zip) throws IOException, PluginRefusedException {
        if (zip.size() > limits.entries()) {
            throw tooLarge("The jar has more than " + limits.entries() + " entries.");
        }
        var left = limits.unpackedBytes();
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            checkPlace(entry.getName());
            if (entry.getName().startsWith(CONTRACT) && entry.getName().endsWith(".class")) {
                throw new PluginRefusedException(
                        "The plugin bundles the contract (" + CONTRACT + "), so the host could not see its source.",
                        "Its maker must declare plugin-api with scope 'provided' and build it again.");
            }
            left -= unpackedSize(zip, entry, left);
            if (left < 0) {
                throw tooLarge("The jar unpacks to more than " + (limits.unpackedBytes() >> 20) + " MiB.");
            }
        }
    }

    /** Nothing is unpacked to the disk; but who names an entry so means harm to somebody who does. */
    private static void checkPlace(String entry) throws PluginRefusedException {
        var isOutside = entry.startsWith("/")
                || entry.indexOf('\\') >= 0
                || entry.matches("(?s)[A-Za-z]:.*")
                || List.of(entry.split("/")).contains("..");
        if (isOutside) {
            throw new PluginRefusedException(
                    "The jar has an entry whose name leads out of it.",
                    "No build makes such a jar; check where it comes from.");
        }
    }

    /** Counted while unpacking: what an entry says of its own size may be a lie. */
    private static long unpackedSize(ZipFile zip, ZipEntry entry, long most) throws IOException {
        try (var content = new CheckedInputStream(zip.getInputStream(entry), new CRC32())) {
            var buffer = new byte[64 * 1024];
            var count = 0L;
            for (var read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                count += read;
                if (count > most) {
                    return count;
                }
            }
            // A file that is being overwritten can have a good directory over bad content, which ZipFile does not
            // check.
            if (entry.getCrc() != -1 && content.getChecksum().getValue() != entry.getCrc()) {
                throw new ZipException("The checksum of " + entry.getName() + " is wrong.");
            }
            return count;
        }
    }

    private static PluginRefusedException tooLarge(String happened) {
        return new PluginRefusedException(happened, "A provider plugin is far smaller; check where it comes from.");
    }

    private static Manifest manifest(ZipFile zip) throws IOException, PluginRefusedException {
        var entry = zip.getEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            throw notAPlugin("The jar has no manifest.");
        }
        try (var content = zip.getInputStream(entry)) {
            return new Manifest(content);
        }
    }

    private static PluginFacts facts(Manifest manifest) throws PluginRefusedException {
        var attributes = manifest.getMainAttributes();
        var id = attributes.getValue("Plugin-Id");
        if (id == null || id.isBlank()) {
            throw notAPlugin("The jar's manifest has no Plugin-Id.");
        }
        var facts = new PluginFacts(
                id.strip(),
                text(attributes, "Plugin-Version"),
                text(attributes, "Plugin-Provider"),
                text(attributes, "Plugin-Description"),
                text(attributes, "Plugin-Requires"),
                Optional.empty());
        checkName(facts);
        checkVersion(facts);
        return facts;
    }

    /** The id becomes the name of a file and a part of an address. */
    private static void checkName(PluginFacts facts) throws PluginRefusedException {
        if (!facts.id().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw new PluginRefusedException(
                    "The jar's Plugin-Id is no name of up to 100 letters, digits, dots, hyphens and underscores.",
                    "Its maker must set Plugin-Id in the manifest, such as acme-mdm.");
        }
    }

    private static void checkVersion(PluginFacts facts) throws PluginRefusedException {
        if (!facts.version().matches("[0-9]+\\.[0-9]+\\.[0-9]+([-+][0-9A-Za-z.+-]{1,60})?")) {
            throw new PluginRefusedException(
                    "The plugin " + facts.id() + " has the version '" + facts.version()
                            + "', which is not three numbers.",
                    "Its maker must set Plugin-Version in the manifest, such as 1.4.0.");
        }
        if (facts.requires().isEmpty() || facts.requires().equals("*")) {
            throw new PluginRefusedException(
                    "The plugin " + facts.id() + " does not say which versions of plugin-api it works with.",
                    "Its maker must set Plugin-Requires in the manifest, such as >=" + PluginApi.version() + ".");
        }
        if (!fits(facts)) {
            throw new PluginRefusedException(
                    "The plugin " + facts.id() + " " + facts.version() + " needs plugin-api " + facts.requires()
                            + ", and this host has " + PluginApi.version() + ".",
                    "Install the plugin's version for this host, or upgrade the host.");
        }
    }

    private static boolean fits(PluginFacts facts) throws PluginRefusedException {
        try {
            return new DefaultVersionManager().checkVersionConstraint(PluginApi.version(), facts.requires());
        } catch (RuntimeException e) {
            throw new PluginRefusedException(
                    "The plugin " + facts.id() + " needs plugin-api '" + facts.requires() + "', which is not a range.",
                    "Its maker must set Plugin-Requires in the manifest, such as >=" + PluginApi.version() + ".",
                    e);
        }
    }

    private static String text(Attributes attributes, String name) {
        var value = attributes.getValue(name);
        return value == null ? "" : value.strip();
    }

    private static PluginRefusedException notAPlugin(String happened) {
        return new PluginRefusedException(happened, "It is not a Rollcall plugin: take it out of the folder.");
    }
}
