package dev.rollcall.host.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretKeysTest {
    @TempDir
    private Path home;

    @Test
    void makesAFileThatItsOwnerAloneMayReadWhenAKeyIsFirstNeeded() throws Exception {
        var keys = SecretKeys.inFolder(home.resolve("new"));
        assertThat(home.resolve("new")).doesNotExist();
        var key = keys.current();
        var file = home.resolve("new/secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(SecretKeys.inFolder(home.resolve("new")).current().id()).isEqualTo(key.id());
        try (var files = Files.list(home.resolve("new"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void refusesAFileThatOthersMayRead() throws Exception {
        SecretKeys.inFolder(home).current();
        var file = home.resolve("secret.key");
        for (var rights : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
            assertThatThrownBy(() -> SecretKeys.inFolder(home))
                    .as(rights)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("The key file " + file + " can be read or changed by others. Take their rights away:"
                            + " chmod 600 " + file + " .");
        }
    }

    @Test
    void refusesAMalformedFileWithoutQuotingIt() throws Exception {
        var file = home.resolve("secret.key");
        for (var text : new String[] {"", "abc-not-base64!", "c2hvcnQ="}) {
            Files.deleteIfExists(file);
            Files.writeString(file, text);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            assertThatThrownBy(() -> SecretKeys.inFolder(home))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The key in the file " + file + " is not 32 bytes in base64.")
                    .hasNoCause()
                    .message()
                    .doesNotContain("abc-not", "c2hvcnQ");
        }
    }

    @Test
    void refusesAMalformedKeyOfTheConfiguration() {
        assertThatThrownBy(() -> SecretKeys.configured("c2hvcnQ="))
                .hasMessageContaining("The key in rollcall.secrets.key is not 32 bytes in base64.")
                .hasMessageNotContaining("c2hvcnQ");
    }

    @Test
    void saysNothingOfAKey() {
        var key = DataKey.random();
        assertThat(key.toString()).doesNotContain(key.base64());
        assertThat(SecretKeys.configured(key.base64()).toString()).doesNotContain(key.base64());
        assertThat(DataKey.of(key.base64() + "\n", "test").id()).isEqualTo(key.id());
    }
}
