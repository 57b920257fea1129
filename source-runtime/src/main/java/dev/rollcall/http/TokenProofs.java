package dev.rollcall.http;

import dev.rollcall.api.SourceException;

/** Proofs that are taken, shared, and renewed. */
final class TokenProofs implements Proofs {
    private final TokenCache cache;
    private final Ending ending;
    private final TokenCache.Taking taking;

    /**
     * One client's way to the shared token.
     *
     * @param taking stays with this client, because it may be a plugin's
     */
    TokenProofs(TokenCache cache, Ending ending, TokenCache.Taking taking) {
        this.cache = cache;
        this.ending = ending;
        this.taking = taking;
    }

    @Override
    public Proof current() throws SourceException, InterruptedException {
        return cache.current(taking, ending);
    }

    @Override
    public boolean renewable() {
        return true;
    }

    @Override
    public void refused(Proof used) {
        cache.refused(used);
    }
}
