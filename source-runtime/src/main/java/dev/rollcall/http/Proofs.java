package dev.rollcall.http;

import dev.rollcall.api.SourceException;
import dev.rollcall.api.setting.Secret;
import java.util.Map;

/** What shows the other side who asks. */
interface Proofs {

    /** The same headers always. */
    static Proofs fixed(Map<String, Secret> headers) {
        var proof = new Proof(headers);
        return new Proofs() {
            @Override
            public Proof current() {
                return proof;
            }

            @Override
            public boolean renewable() {
                return false;
            }

            @Override
            public void refused(Proof used) {}
        };
    }

    /** What to send now; takes a token where none is held. */
    Proof current() throws SourceException, InterruptedException;

    /** Whether another may be had after a refusal. */
    boolean renewable();

    /** The other side refused it: it is not used again. */
    void refused(Proof used);

    /** Headers to send; compared by identity. */
    final class Proof {
        private final Map<String, Secret> headers;

        Proof(Map<String, Secret> headers) {
            this.headers = headers;
        }

        Map<String, Secret> headers() {
            return headers;
        }
    }
}
