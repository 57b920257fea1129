package dev.rollcall.host.connection;

import dev.rollcall.host.connection.ConnectionException.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Encrypts every stored secret with another key. */
public final class Rekeying {
    private final ConnectionBook book;
    private final SecretKeys keys;
    private final OtherSecrets others;

    /** @param others what is encrypted beside the secrets of connections */
    public Rekeying(Connections.Tools tools, OtherSecrets others) {
        this.book = tools.book();
        this.keys = tools.keys();
        this.others = others;
    }

    /**
     * Encrypts them with a key of somebody's. The key in the data folder is replaced by it; one from the configuration
     * has to be replaced there.
     *
     * @param base64 of 32 bytes
     * @throws IllegalArgumentException if it is not
     * @throws ConnectionException if a secret can't be decrypted; everything is as before then
     */
    public Result rekey(String base64) throws ConnectionException {
        return rekey(DataKey.of(base64, "ROLLCALL_SECRETS_NEW_KEY"));
    }

    /**
     * Encrypts them with a random key, which takes the place of the one in the data folder.
     *
     * @throws IllegalStateException if the key comes from the configuration
     */
    public Result rekey() throws ConnectionException {
        if (keys.file().isEmpty()) {
            throw new IllegalStateException("The key is configured, so nobody would know a new one.");
        }
        return rekey(DataKey.random());
    }

    private Result rekey(DataKey next) throws ConnectionException {
        settle();
        keys.prepare(next);
        int count;
        try {
            count = book.writing(() -> encrypted(next));
        } catch (ConnectionException e) {
            keys.discardPrepared();
            throw e;
        }
        keys.switchOver();
        return new Result(count, keys.file());
    }

    /** A re-keying that ended between the database and the file left two keys in use: it is finished first. */
    private void settle() throws ConnectionException {
        var left = keys.prepared();
        if (left.isPresent()) {
            book.writing(() -> encrypted(left.get()));
            keys.switchOver();
        }
    }

    private int encrypted(DataKey next) throws ConnectionException {
        var store = book.store();
        var sealed = encrypted(store.secrets(), next);
        var more = encrypted(others.all(), next);
        store.entries().forEach(entry -> store.deleteSecrets(entry.id()));
        sealed.forEach(store::insert);
        others.replace(more);
        return sealed.size() + more.size();
    }

    private List<SealedSecret> encrypted(List<SealedSecret> secrets, DataKey next) throws ConnectionException {
        var sealed = new ArrayList<SealedSecret>();
        for (var secret : secrets) {
            var value = book.reveal(secret)
                    .orElseThrow(() -> lost(secret, book.store().entries()));
            sealed.add(SealedSecret.of(next, secret.connection(), secret.key(), value));
        }
        return sealed;
    }

    private ConnectionException lost(SealedSecret secret, List<Entry> entries) {
        var owner = entries.stream()
                .filter(entry -> entry.id().equals(secret.connection()))
                .map(entry -> "The secret '" + secret.key() + "' of the connection '"
                        + entry.connection().name() + "'")
                .findFirst()
                .orElseGet(others::name);
        return new ConnectionException(
                Reason.UNUSABLE,
                owner + " was encrypted with another key (" + secret.keyId()
                        + "). Give the host that key, or enter the secret again, and then re-key.");
    }

    /** Secrets that are no connection's, and are encrypted with the same key. Called under the lock of connections. */
    public interface OtherSecrets {
        /** There are none. */
        OtherSecrets NONE = new OtherSecrets() {
            @Override
            public List<SealedSecret> all() {
                return List.of();
            }

            @Override
            public void replace(List<SealedSecret> secrets) {
                // Nothing to replace.
            }

            @Override
            public String name() {
                return "A secret";
            }
        };

        List<SealedSecret> all();

        /** Puts these in the place of all. */
        void replace(List<SealedSecret> secrets);

        /** What they are, at the beginning of a sentence. */
        String name();
    }

    /**
     * What was done.
     *
     * @param secrets how many
     * @param keyFile where the new key is; empty if the configuration has to be given it
     */
    public record Result(int secrets, Optional<Path> keyFile) {}
}
