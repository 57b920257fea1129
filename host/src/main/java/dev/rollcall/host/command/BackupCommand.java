package dev.rollcall.host.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a backup. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the embedded database and the plugins to a new file, while the host runs or without one.",
            "",
            "The key that secrets are encrypted with is not in it: keep a copy of secret.key apart from the file."
        })
final class BackupCommand implements Callable<Integer> {
    private static final double MEGABYTE = 1_000_000;

    private final HostAccess access;

    @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
    private Path file = Path.of("");

    @Mixin
    private HostOptions host = new HostOptions();

    @Spec
    private CommandSpec spec;

    BackupCommand(HostAccess access) {
        this.access = access;
    }

    @Override
    public Integer call() throws CommandException, InterruptedException {
        if (Files.exists(file)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "The file " + file + " is there already. Name another one; nothing is overwritten.");
        }
        return access.use(host, this::backup);
    }

    private ExitCode backup(HostClient client) throws CommandException, InterruptedException {
        var folder = file.toAbsolutePath().getParent();
        var coming = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(coming);
            client.download("/backups", coming);
            keepToOwner(coming);
            Files.move(coming, file, StandardCopyOption.ATOMIC_MOVE);
            var size = String.format(Locale.ROOT, "%.1f", Files.size(file) / MEGABYTE);
            var out = spec.commandLine().getOut();
            out.println("The backup is in " + file + " (" + size + " MB).");
            out.println(
                    "The key that secrets are encrypted with is not in it. Keep a copy of it, apart from the file.");
            return ExitCode.OK;
        } catch (IOException e) {
            throw new CommandException(
                    ExitCode.FAILED,
                    "The file " + file + " can't be written. See that its folder can be written to and has room.");
        }
    }

    private static void keepToOwner(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }
}
