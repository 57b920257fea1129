package dev.rollcall.host.asset.glpi;

import dev.rollcall.api.FailureKind;
import dev.rollcall.host.asset.Asset;
import dev.rollcall.host.asset.AssetEdit;
import dev.rollcall.host.asset.AssetWrite;
import dev.rollcall.host.asset.PlatformException;
import dev.rollcall.host.asset.WriteOutcome;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One write on its way through a batch. Used by one thread. */
final class Job {
    private final AssetWrite write;
    private final AssetEdit edit;
    private final @Nullable Ref ref;
    /** What is written into the item's row beside its id. */
    private final Map<String, Object> columns = new HashMap<>();

    private Asset state;
    /** Whether several computers share the item. */
    private boolean isShared;

    private int sent;
    private @Nullable WriteOutcome outcome;
    /** What was wrong with the requests of this round; null if GLPI said yes to each. */
    private @Nullable PlatformException said;

    Job(AssetWrite write) {
        this.write = write;
        this.state = write.before();
        this.edit = write.edit().lackingIn(write.before());
        this.ref = Ref.ofAsset(write.before().id()).orElse(null);
        if (edit.isNothing()) {
            end(new WriteOutcome.Done(state));
        } else if (ref == null) {
            end(new WriteOutcome.Stale("'" + write.before().id() + "' is the id of no asset of GLPI."));
        }
    }

    Asset before() {
        return write.before();
    }

    /** What of the write the asset lacked when it was decided. */
    AssetEdit edit() {
        return edit;
    }

    Ref ref() {
        if (ref == null) {
            throw new IllegalStateException("A job without a row has ended before it began.");
        }
        return ref;
    }

    Map<String, Object> columns() {
        return columns;
    }

    /** The asset as it is, as far as is known. */
    Asset state() {
        return state;
    }

    void sees(Asset now) {
        state = now;
    }

    boolean isShared() {
        return isShared;
    }

    void share() {
        isShared = true;
    }

    boolean isOpen() {
        return outcome == null;
    }

    /** The first outcome stays. */
    void end(WriteOutcome with) {
        if (outcome == null) {
            outcome = with;
        }
    }

    WriteOutcome outcome() {
        if (outcome == null) {
            throw new IllegalStateException("The job of " + state.id() + " has no outcome.");
        }
        return outcome;
    }

    /** Another round of requests begins. */
    void begin() {
        said = null;
    }

    /**
     * A request was sent.
     *
     * @param failure what is known of it; null if GLPI said yes
     */
    void sent(@Nullable PlatformException failure) {
        sent++;
        said = said == null ? failure : said;
    }

    @Nullable
    PlatformException said() {
        return said;
    }

    /** A request was not sent, or surely did nothing. */
    void notSent(PlatformException failure) {
        said = failure;
        end(
                failure.kind() == FailureKind.REJECTED && sent == 0
                        ? new WriteOutcome.Refused(failure)
                        : new WriteOutcome.Unfinished(failure, sent));
    }

    /** The last request did nothing, and will do so again. */
    void refused(PlatformException failure) {
        end(
                failure.kind() == FailureKind.REJECTED && sent <= 1
                        ? new WriteOutcome.Refused(failure)
                        : new WriteOutcome.Unfinished(failure, sent));
    }

    /** It is not known to be at its end. */
    void unfinished(PlatformException failure) {
        end(new WriteOutcome.Unfinished(failure, sent));
    }

    /** The asset is not any more what it was. */
    void changed(String what) {
        end(
                sent <= 1
                        ? new WriteOutcome.Stale(what)
                        : new WriteOutcome.Unfinished(
                                PlatformException.afterWrite("somebody else wrote too: " + what), sent));
    }

    /** What was not written. */
    static AssetEdit lacking(AssetEdit wanted, Asset before, Asset now) {
        var lacking = wanted.lackingIn(now, before);
        var isCleared =
                lacking.holder().filter(to -> Steps.isCleared(to, now.holder())).isPresent();
        return isCleared ? lacking.withoutHolder() : lacking;
    }

    static PlatformException rejected(String happened, String cure) {
        return new PlatformException(FailureKind.REJECTED, happened, cure);
    }

    /** GLPI's yes was no yes: {@code true} does not mean that a value was stored [rec 11-put-under-ruleasset]. */
    PlatformException notKept(AssetEdit lacking) {
        return rejected(
                "GLPI said that it saved " + lacking.names() + ", but shows " + shown(lacking)
                        + ": a business rule for assets, or a lock, changes it.",
                "Look at GLPI's Administration > Rules > Business rules for assets, and at the asset's locked fields.");
    }

    private String shown(AssetEdit lacking) {
        if (lacking.holder().isPresent()) {
            return "it held by " + state.holder();
        }
        return lacking.status().isPresent() ? "the status " + state.status() : "other texts there";
    }
}
